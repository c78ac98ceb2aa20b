import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { Pool } from 'pg';
import {
  discardDeadLetterSchema,
  uuidSchema,
  type DeadLetterView,
  type DiscardDeadLetterRequest,
} from '#libs/contracts';
import {
  DeadLetterNotOpen,
  deadLetterView,
  discardDeadLetter,
  retryDeadLetter,
  type DeadLetter,
} from '#libs/messaging';
import { DATABASE, ProblemException } from '#libs/platform';

/** What an operator decides about an event that a group could not take; the group itself then takes it, or leaves it. */
@Controller('api/v12/dead-letters/:deadLetterId')
export class DeadLettersController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Post('retry')
  @HttpCode(202)
  retry(@Param('deadLetterId', { schema: uuidSchema }) id: string): Promise<DeadLetterView> {
    return decided(id, retryDeadLetter(this.database, id));
  }

  @Post('discard')
  @HttpCode(200)
  discard(
    @Param('deadLetterId', { schema: uuidSchema }) id: string,
    @Body({ schema: discardDeadLetterSchema }) { discardedBy: by, reason }: DiscardDeadLetterRequest,
  ): Promise<DeadLetterView> {
    return decided(id, discardDeadLetter(this.database, id, { by, reason }));
  }
}

async function decided(id: string, deciding: Promise<DeadLetter | undefined>): Promise<DeadLetterView> {
  try {
    const letter = await deciding;
    if (letter !== undefined) return deadLetterView(letter);
  } catch (error) {
    if (!(error instanceof DeadLetterNotOpen)) throw error;
    throw new ProblemException('DEAD_LETTER_NOT_OPEN', error.message, { details: { status: error.status } });
  }
  throw new ProblemException('DEAD_LETTER_NOT_FOUND', `There is no dead letter ${id}.`);
}
