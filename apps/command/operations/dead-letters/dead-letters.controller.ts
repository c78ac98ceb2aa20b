import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { PoolClient } from 'pg';
import {
  deadLetterView,
  discardDeadLetterSchema,
  operatorCommandSchema,
  uuidSchema,
  type DeadLetterView,
  type DiscardDeadLetterRequest,
  type OperatorCommandRequest,
} from '#libs/contracts';
import type { EventStore } from '#libs/event-store';
import { DeadLetterNotOpen, discardLetter, letterWithEvent, retryLetter, type FoundLetter } from '#libs/messaging';
import type { TenantDatabase } from '#libs/postgres';
import type { Clock } from '#libs/process';
import { type CommandRequest, ProblemException, recordControlAction, Requester } from '#libs/http';
import { CLOCK, EVENT_STORE, TENANT_DATABASE } from '#libs/runtime';

interface Decision {
  readonly id: string;
  readonly operation: 'retryDeadLetter' | 'discardDeadLetter';
  readonly executedBy: string | undefined;
  readonly reason: string;
}

/** An operator's decision on a dead letter. Its group or processor then retries or discards the event. */
@Controller('api/v12/dead-letters/:deadLetterId')
export class DeadLettersController {
  constructor(
    @Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('retry')
  @HttpCode(202)
  retry(
    @Param('deadLetterId', { schema: uuidSchema }) id: string,
    @Body({ schema: operatorCommandSchema }) { executedBy, reason }: OperatorCommandRequest,
    @Requester() requester: CommandRequest,
  ): Promise<DeadLetterView> {
    const decision = { id, operation: 'retryDeadLetter', executedBy, reason } as const;
    return this.#decide(requester, decision, (client) => retryLetter(client, id));
  }

  @Post('discard')
  @HttpCode(200)
  discard(
    @Param('deadLetterId', { schema: uuidSchema }) id: string,
    @Body({ schema: discardDeadLetterSchema }) { discardedBy, reason }: DiscardDeadLetterRequest,
    @Requester() requester: CommandRequest,
  ): Promise<DeadLetterView> {
    const decision = { id, operation: 'discardDeadLetter', executedBy: discardedBy, reason } as const;
    const by = discardedBy ?? requester.context.actor.id;
    return this.#decide(requester, decision, (client) => discardLetter(client, id, { by, reason }));
  }

  async #decide(
    { context }: CommandRequest,
    { id, ...decision }: Decision,
    change: (client: PoolClient) => Promise<FoundLetter | undefined>,
  ): Promise<DeadLetterView> {
    try {
      const letter = await this.tenants.of(context.tenantId).transaction(async (client) => {
        const changed = await change(client);
        if (changed !== undefined)
          await recordControlAction(client, { context, clock: this.clock }, { ...decision, target: id });
        return changed;
      });
      if (letter !== undefined) return deadLetterView(await letterWithEvent(letter, this.eventStore));
    } catch (error) {
      if (!(error instanceof DeadLetterNotOpen)) throw error;
      throw new ProblemException('DEAD_LETTER_NOT_OPEN', error.message, { details: { status: error.status } });
    }
    throw new ProblemException('DEAD_LETTER_NOT_FOUND', `There is no dead letter ${id}.`);
  }
}
