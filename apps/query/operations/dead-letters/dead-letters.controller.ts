import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  deadLettersQuerySchema,
  deadLetterView,
  uuidSchema,
  type DeadLetterPage,
  type DeadLettersQuery,
  type DeadLetterView,
} from '#libs/contracts';
import type { EventStore } from '#libs/event-store';
import { findLetter, letterWithEvent, listLetters } from '#libs/messaging';
import type { TenantDatabase } from '#libs/postgres';
import { listCursor, ProblemException, TenantId } from '#libs/http';
import { TENANT_DATABASE, EVENT_STORE } from '#libs/runtime';

const cursors = listCursor('dead-letters', z.object({ isParked: z.boolean(), number: z.string().regex(/^\d{1,18}$/) }));

/**
 * Events that consumer groups and processors could not process. They write these themselves, so this is not a read
 * model.
 */
@Controller('api/v12/dead-letters')
export class DeadLettersController {
  constructor(
    @Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
  ) {}

  @Get()
  async list(
    @Query({ schema: deadLettersQuerySchema }) query: DeadLettersQuery,
    @TenantId() tenantId: string,
  ): Promise<DeadLetterPage> {
    const { group, status, limit, cursor } = query;
    const filters = { group, status };
    const page = { ...filters, limit, after: cursors.read(cursor, filters) };
    const { items, next } = await listLetters(this.tenants.of(tenantId), page);
    return {
      items: items.map((letter) => deadLetterView(letter)),
      nextCursor: next === undefined ? null : cursors.write(next, filters),
    };
  }

  @Get(':deadLetterId')
  async get(
    @Param('deadLetterId', { schema: uuidSchema }) id: string,
    @TenantId() tenantId: string,
  ): Promise<DeadLetterView> {
    const letter = await findLetter(this.tenants.of(tenantId), id);
    if (letter === undefined) throw new ProblemException('DEAD_LETTER_NOT_FOUND', `There is no dead letter ${id}.`);
    return deadLetterView(await letterWithEvent(letter, this.eventStore));
  }
}
