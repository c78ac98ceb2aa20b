import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Plan, RevokeValidatorRequest, ValidatorRevoked } from '#libs/contracts';
import { approvalAggregate, type ApprovalRequestEvent, type ApprovalRequestState, commandMetadata } from '#libs/domain';
import { timedId, type TenantAggregates, type CommandContext, type Outcome } from '#libs/event-store';
import { type CommandRequest, problemOf } from '#libs/http';
import { releaseSeats, takeSeats } from '../validator-seats.ts';
import { WriteModel } from '../../write-model/write-model.ts';

type Decided = Extract<Outcome<ApprovalRequestState, ApprovalRequestEvent, never>, { kind: 'decided' }>;
type Revocation = Extract<ApprovalRequestEvent, { type: 'ValidatorRevoked' }>['data'];

/** Takes a validator off an open request, and seats a backup if there is one (S7-23, S7-24). */
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
      // A retry gets the recorded answer, even if the replacement has reached its capacity since.
      const first = context.retried && (await aggregates.firstOutcome(approval, context));
      if (first) return this.#answer(aggregates, command, first, context);
      for (;;) {
        const { state } = await aggregates.load(approval);
        // If the request opened after this read, its replacement would have no seat.
        if (state.status === 'NONE') {
          const message = `There is no approval request ${approvalRequestId}.`;
          throw problemOf({ code: 'APPROVAL_REQUEST_NOT_FOUND', message });
        }
        const replacementId = request.replacementId ?? nextBackup(state);
        // Each round has its own claim, so nobody else uses or releases its seat.
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
        // Try again if another revocation took the same backup first, or if the seat was released.
        const isFinal = request.replacementId !== undefined || nextBackup(outcome.state) === replacementId;
        if (isFinal && outcome.refusal.code !== 'CONCURRENT_MODIFICATION') throw problemOf(outcome.refusal);
      }
    });
  }

  /** Each try releases the revoked validator's seat, because an earlier try may have died before that. */
  async #answer(
    aggregates: TenantAggregates,
    { approvalRequestId, validatorId: spelled }: RevokeValidator,
    { events, state, position }: Decided,
    context: CommandContext,
  ): Promise<ValidatorRevoked> {
    const revoked = revocationIn(events);
    // The seat is recorded under the name that the request uses.
    const validatorId = revoked?.validatorId ?? spelled;
    const claim = { approvalRequestId, claimId: revoked?.formerClaimId ?? approvalRequestId };
    await releaseSeats(aggregates, claim, [validatorId], context);
    // From the record, because a retry would find another backup now.
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
