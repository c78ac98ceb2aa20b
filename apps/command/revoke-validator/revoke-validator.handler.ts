import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Plan, RevokeValidatorRequest, ValidatorRevoked } from '#libs/contracts';
import { approvalRequestDecider, approvalStream, commandMetadata, type ApprovalRequestState } from '#libs/domain';
import { derivedId, type Aggregates, type CommandContext } from '#libs/event-store';
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
      for (let look = 1; ; look += 1) {
        const { state } = await aggregates.load(stream, approvalRequestDecider);
        const replacementId = request.replacementId ?? nextBackup(state);
        const ofLook = { ...context, commandId: derivedId(context.commandId, `look:${look}`) };
        if (replacementId !== null && state.status === 'OPEN') {
          await takeSeats(aggregates, state, [replacementId], ofLook);
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
        if (outcome.kind === 'decided') {
          await releaseSeats(aggregates, approvalRequestId, [validatorId], ofLook);
          const revoked = outcome.events.find((event) => event.type === 'ValidatorRevoked');
          return {
            approvalRequestId,
            validatorId,
            // As it was recorded: a command that is tried again would find another one now.
            replacementId: revoked?.data.replacementId ?? null,
            status: outcome.state.status,
            position: outcome.position,
          };
        }
        if (replacementId !== null) await releaseSeatOfOutsider(aggregates, approvalRequestId, replacementId, ofLook);
        // Unless another revocation was given the same backup first: the next one is for this one.
        const nobodyElse = request.replacementId !== undefined || nextBackup(outcome.state) === replacementId;
        if (nobodyElse) throw problemOf(outcome.refusal);
      }
    });
  }
}

function nextBackup(request: ApprovalRequestState): string | null {
  return request.status === 'NONE' ? null : (request.backupValidators[0] ?? null);
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
