import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Plan, RevokeValidatorRequest, ValidatorRevoked } from '#libs/contracts';
import { approvalRequestDecider, approvalStream, commandMetadata } from '#libs/domain';
import type { Aggregates, CommandContext } from '#libs/event-store';
import { problemOf, type CommandRequest } from '#libs/platform';
import { releaseSeats, takeSeats } from '../validator-seats.ts';
import { WriteModel } from '../write-model.ts';

/** Takes a validator off an open request, and puts a backup in their place if there is one (S7-23, S7-24). */
export class RevokeValidator extends Command<ValidatorRevoked | Plan> {
  constructor(
    readonly approvalRequestId: string,
    readonly validatorId: string,
    readonly request: RevokeValidatorRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(RevokeValidator)
export class RevokeValidatorHandler implements ICommandHandler<RevokeValidator> {
  constructor(private readonly write: WriteModel) {}

  execute({ approvalRequestId, validatorId, request, requester }: RevokeValidator): Promise<ValidatorRevoked | Plan> {
    return this.write.run(requester, async ({ aggregates, context }) => {
      const stream = approvalStream(approvalRequestId);
      const { state } = await aggregates.load(stream, approvalRequestDecider);
      const replacementId =
        request.replacementId ?? (state.status === 'NONE' ? null : (state.backupValidators[0] ?? null));
      if (replacementId !== null && state.status === 'OPEN') {
        await takeSeats(aggregates, approvalRequestId, [replacementId], context);
      }
      const outcome = await aggregates.handle(
        stream,
        approvalRequestDecider,
        {
          type: 'RevokeValidator',
          validatorId,
          replacementId,
          reason: request.reason,
          revokedBy: request.executedBy ?? context.actor.id,
          metadata: commandMetadata(context),
        },
        context,
      );
      if (outcome.kind === 'refused') {
        if (replacementId !== null) await releaseSeatOfOutsider(aggregates, approvalRequestId, replacementId, context);
        throw problemOf(outcome.refusal);
      }
      await releaseSeats(aggregates, approvalRequestId, [validatorId], context);
      const { status } = outcome.state;
      return { approvalRequestId, validatorId, replacementId, status, position: outcome.position };
    });
  }
}

/** A seat that was taken for a replacement that was refused, unless they sit on the request already. */
async function releaseSeatOfOutsider(
  aggregates: Aggregates,
  approvalRequestId: string,
  replacementId: string,
  context: CommandContext,
): Promise<void> {
  const { state } = await aggregates.load(approvalStream(approvalRequestId), approvalRequestDecider);
  if (state.status === 'OPEN' && state.validators.has(replacementId)) return;
  await releaseSeats(aggregates, approvalRequestId, [replacementId], context);
}
