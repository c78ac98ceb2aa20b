import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SettlementRetried, Plan } from '#libs/contracts';
import { commandMetadata, settlementDecider, settlementStream } from '#libs/domain';
import { type CommandRequest, problemOf } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

export class RetrySettlement extends Command<SettlementRetried | Plan> {
  constructor(
    readonly settlementId: string,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(RetrySettlement)
export class RetrySettlementHandler implements ICommandHandler<RetrySettlement> {
  constructor(private readonly write: WriteModel) {}

  execute({ settlementId, requester }: RetrySettlement): Promise<SettlementRetried | Plan> {
    return this.write.run(requester, async ({ aggregates, context }) => {
      const outcome = await aggregates.handle(
        settlementStream(settlementId),
        settlementDecider,
        { type: 'RetrySettlement', metadata: commandMetadata(context) },
        context,
      );
      if (outcome.kind === 'refused') throw problemOf(outcome.refusal);
      return { settlementId, status: outcome.state.status, position: outcome.position };
    });
  }
}
