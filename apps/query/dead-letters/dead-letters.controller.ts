import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Pool } from 'pg';
import {
  deadLettersQuerySchema,
  uuidSchema,
  type DeadLetterPage,
  type DeadLettersQuery,
  type DeadLetterView,
} from '#libs/contracts';
import { deadLetterSummary, deadLetterView, findDeadLetter, listDeadLetters } from '#libs/messaging';
import { DATABASE, ProblemException } from '#libs/platform';

/** What consumer groups could not take. It is no read model: groups write it when it happens. */
@Controller('api/v12/dead-letters')
export class DeadLettersController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  async list(@Query({ schema: deadLettersQuerySchema }) query: DeadLettersQuery): Promise<DeadLetterPage> {
    const { group, status, limit, cursor } = query;
    const { items, nextCursor } = await listDeadLetters(this.database, { group, status, limit, cursor });
    return { items: items.map(deadLetterSummary), nextCursor };
  }

  @Get(':deadLetterId')
  async get(@Param('deadLetterId', { schema: uuidSchema }) id: string): Promise<DeadLetterView> {
    const letter = await findDeadLetter(this.database, id);
    if (letter === undefined) throw new ProblemException('DEAD_LETTER_NOT_FOUND', `There is no dead letter ${id}.`);
    return deadLetterView(letter);
  }
}
