import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OperatorCommandRequest, SettlementRetried, Plan } from '#libs/contracts';
import { commandMetadata, settlementAggregate } from '#libs/domain';
import type { CommandRequest } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

export class RetrySettlement extends Command<SettlementRetried | Plan> {
  constructor(
    readonly settlementId: string,
    readonly request: OperatorCommandRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(RetrySettlement)
export class RetrySettlementHandler implements ICommandHandler<RetrySettlement> {
  constructor(private readonly write: WriteModel) {}

  execute({ settlementId, request, requester }: RetrySettlement): Promise<SettlementRetried | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const outcome = await decide(settlementAggregate(settlementId), {
        type: 'RetrySettlement',
        reason: request.reason,
        retriedBy: request.executedBy ?? context.actor.id,
        metadata: commandMetadata(context),
      });
      return { settlementId, status: outcome.state.status, position: outcome.position };
    });
  }
}
