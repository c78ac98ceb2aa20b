import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import { z } from 'zod';
import {
  deadLettersQuerySchema,
  uuidSchema,
  type DeadLetterPage,
  type DeadLettersQuery,
  type DeadLetterView,
} from '#libs/contracts';
import { deadLetterSummary, deadLetterView, findDeadLetter, listDeadLetters } from '#libs/messaging';
import { DATABASE, listCursor, ProblemException } from '#libs/platform';

const cursors = listCursor('dead-letters', z.string().regex(/^\d{1,18}$/));

/** What consumer groups could not take. It is no read model: groups write it when it happens. */
@Controller('api/v12/dead-letters')
export class DeadLettersController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  async list(@Query({ schema: deadLettersQuerySchema }) query: DeadLettersQuery): Promise<DeadLetterPage> {
    const { group, status, limit, cursor } = query;
    const filters = { group, status };
    const page = { ...filters, limit, cursor: cursors.read(cursor, filters) };
    const { items, nextCursor } = await listDeadLetters(this.database, page);
    return {
      items: items.map(deadLetterSummary),
      nextCursor: nextCursor === null ? null : cursors.write(nextCursor, filters),
    };
  }

  @Get(':deadLetterId')
  async get(@Param('deadLetterId', { schema: uuidSchema }) id: string): Promise<DeadLetterView> {
    const letter = await findDeadLetter(this.database, id);
    if (letter === undefined) throw new ProblemException('DEAD_LETTER_NOT_FOUND', `There is no dead letter ${id}.`);
    return deadLetterView(letter);
  }
}
