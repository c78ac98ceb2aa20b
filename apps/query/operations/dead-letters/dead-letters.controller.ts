import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Pool } from 'pg';
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
import { listCursor, ProblemException } from '#libs/http';
import { SYSTEM_DATABASE, EVENT_STORE } from '#libs/runtime';

const cursors = listCursor('dead-letters', z.object({ isParked: z.boolean(), number: z.string().regex(/^\d{1,18}$/) }));

/**
 * Events that consumer groups and processors could not process. They write these themselves, so this is not a read
 * model.
 */
@Controller('api/v12/dead-letters')
export class DeadLettersController {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly database: Pool,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
  ) {}

  @Get()
  async list(@Query({ schema: deadLettersQuerySchema }) query: DeadLettersQuery): Promise<DeadLetterPage> {
    const { group, status, limit, cursor } = query;
    const filters = { group, status };
    const page = { ...filters, limit, after: cursors.read(cursor, filters) };
    const { items, next } = await listLetters(this.database, page);
    return {
      items: items.map((letter) => deadLetterView(letter)),
      nextCursor: next === undefined ? null : cursors.write(next, filters),
    };
  }

  @Get(':deadLetterId')
  async get(@Param('deadLetterId', { schema: uuidSchema }) id: string): Promise<DeadLetterView> {
    const letter = await findLetter(this.database, id);
    if (letter === undefined) throw new ProblemException('DEAD_LETTER_NOT_FOUND', `There is no dead letter ${id}.`);
    return deadLetterView(await letterWithEvent(letter, this.eventStore));
  }
}
