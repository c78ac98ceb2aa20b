import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SettlementRetried } from '#libs/contracts';
import { commandMetadata, settlementDecider, settlementStream } from '#libs/domain';
import { Aggregates } from '#libs/event-store';
import { CLOCK, problemOf, type Clock, type RequestContext } from '#libs/platform';
import { commandContext } from '../command-context.ts';

export class RetrySettlement extends Command<SettlementRetried> {
  constructor(
    readonly settlementId: string,
    readonly requester: RequestContext,
  ) {
    super();
  }
}

@CommandHandler(RetrySettlement)
export class RetrySettlementHandler implements ICommandHandler<RetrySettlement> {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ settlementId, requester }: RetrySettlement): Promise<SettlementRetried> {
    const context = commandContext(requester, this.clock);
    const outcome = await this.aggregates.handle(
      settlementStream(settlementId),
      settlementDecider,
      { type: 'RetrySettlement', metadata: commandMetadata(context) },
      context,
    );
    if (outcome.kind === 'refused') throw problemOf(outcome.refusal);
    return { settlementId, status: outcome.state.status, position: outcome.position };
  }
}
