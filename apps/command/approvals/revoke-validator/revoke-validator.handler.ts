import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Plan, RevokeValidatorRequest, ValidatorRevoked } from '#libs/contracts';
import { approvalAggregate, type ApprovalRequestEvent, type ApprovalRequestState, commandMetadata } from '#libs/domain';
import { timedId, type Aggregates, type CommandContext, type Outcome } from '#libs/event-store';
import { type CommandRequest, problemOf } from '#libs/http';
import { releaseSeats, takeSeats } from '../validator-seats.ts';
import { WriteModel } from '../../write-model/write-model.ts';

type Decided = Extract<Outcome<ApprovalRequestState, ApprovalRequestEvent, never>, { kind: 'decided' }>;
type Revocation = Extract<ApprovalRequestEvent, { type: 'ValidatorRevoked' }>['data'];

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

  execute(command: RevokeValidator): Promise<ValidatorRevoked | Plan> {
    const { approvalRequestId, validatorId, request, requester } = command;
    return this.write.run(requester, async ({ aggregates, context }) => {
      const approval = approvalAggregate(approvalRequestId);
      // What was recorded is the answer, also when its replacement could not take on another request now.
      const first = context.retried && (await aggregates.firstOutcome(approval, context));
      if (first) return this.#answer(aggregates, command, first, context);
      for (;;) {
        const { state } = await aggregates.load(approval);
        // A request that opens after this look would get a replacement that has no seat.
        if (state.status === 'NONE') {
          const message = `There is no approval request ${approvalRequestId}.`;
          throw problemOf({ code: 'APPROVAL_REQUEST_NOT_FOUND', message });
        }
        const replacementId = request.replacementId ?? nextBackup(state);
        // Of this look alone: what it takes, nobody else uses or releases.
        const claim = { approvalRequestId, claimId: timedId() };
        const takes = replacementId !== null && state.status === 'OPEN';
        if (takes) await takeSeats(aggregates, { ...claim, versionId: state.versionId }, [replacementId], context);
        const outcome = await aggregates.handle(
          approval,
          {
            type: 'RevokeValidator',
            validatorId,
            replacementId,
            claimId: claim.claimId,
            reason: request.reason,
            revokedBy: request.executedBy ?? context.actor.id,
            metadata: commandMetadata(context),
          },
          context,
        );
        const isUsed = outcome.kind === 'decided' && revocationIn(outcome.events)?.claimId === claim.claimId;
        if (takes && !isUsed) await releaseSeats(aggregates, claim, 'all', context);
        if (outcome.kind === 'decided') return this.#answer(aggregates, command, outcome, context);
        // Unless another revocation was given the same backup first, or the seat was released: then once more.
        const isFinal = request.replacementId !== undefined || nextBackup(outcome.state) === replacementId;
        if (isFinal && outcome.refusal.code !== 'CONCURRENT_MODIFICATION') throw problemOf(outcome.refusal);
      }
    });
  }

  /** The revoked validator's seat is released by each try: the one before may have ended first. */
  async #answer(
    aggregates: Aggregates,
    { approvalRequestId, validatorId: spelled }: RevokeValidator,
    { events, state, position }: Decided,
    context: CommandContext,
  ): Promise<ValidatorRevoked> {
    const revoked = revocationIn(events);
    // Their seat is under the name that the request gives them.
    const validatorId = revoked?.validatorId ?? spelled;
    const claim = { approvalRequestId, claimId: revoked?.formerClaimId ?? approvalRequestId };
    await releaseSeats(aggregates, claim, [validatorId], context);
    // As it was recorded: a command that is tried again would find another one now.
    const replacementId = revoked?.replacementId ?? null;
    return { approvalRequestId, validatorId, replacementId, status: state.status, position };
  }
}

function revocationIn(events: readonly ApprovalRequestEvent[]): Revocation | undefined {
  return events.find((event) => event.type === 'ValidatorRevoked')?.data;
}

function nextBackup(request: ApprovalRequestState): string | null {
  return request.status === 'OPEN' ? (request.backupValidators[0] ?? null) : null;
}
