import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  deadLetterView,
  discardDeadLetterSchema,
  uuidSchema,
  type DeadLetterView,
  type DiscardDeadLetterRequest,
} from '#libs/contracts';
import type { EventStore } from '#libs/event-store';
import { DeadLetterNotOpen, discardLetter, letterWithEvent, retryLetter, type FoundLetter } from '#libs/messaging';
import type { TenantDatabase } from '#libs/postgres';
import { type CommandRequest, ProblemException, Requester, TenantId } from '#libs/http';
import { TENANT_DATABASE, EVENT_STORE } from '#libs/runtime';

/** An operator's decision on a dead letter. Its group or processor then retries or discards the event. */
@Controller('api/v12/dead-letters/:deadLetterId')
export class DeadLettersController {
  constructor(
    @Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
  ) {}

  @Post('retry')
  @HttpCode(202)
  retry(
    @Param('deadLetterId', { schema: uuidSchema }) id: string,
    @TenantId() tenantId: string,
  ): Promise<DeadLetterView> {
    return this.#decided(id, retryLetter(this.tenants.of(tenantId), id));
  }

  @Post('discard')
  @HttpCode(200)
  discard(
    @Param('deadLetterId', { schema: uuidSchema }) id: string,
    @Body({ schema: discardDeadLetterSchema }) { discardedBy, reason }: DiscardDeadLetterRequest,
    @Requester() { context: { actor, tenantId } }: CommandRequest,
  ): Promise<DeadLetterView> {
    const by = discardedBy ?? actor.id;
    return this.#decided(id, discardLetter(this.tenants.of(tenantId), id, { by, reason }));
  }

  async #decided(id: string, deciding: Promise<FoundLetter | undefined>): Promise<DeadLetterView> {
    try {
      const letter = await deciding;
      if (letter !== undefined) return deadLetterView(await letterWithEvent(letter, this.eventStore));
    } catch (error) {
      if (!(error instanceof DeadLetterNotOpen)) throw error;
      throw new ProblemException('DEAD_LETTER_NOT_OPEN', error.message, { details: { status: error.status } });
    }
    throw new ProblemException('DEAD_LETTER_NOT_FOUND', `There is no dead letter ${id}.`);
  }
}
