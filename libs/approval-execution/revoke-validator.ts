import {
  approvalAggregate,
  type ApprovalRequestEvent,
  type ApprovalRequestState,
  commandMetadata,
  type Refusal,
} from '#libs/domain';
import { timedId, type CommandContext, type Outcome, type Position, type TenantAggregates } from '#libs/event-store';
import { releaseSeats, takeSeats } from './validator-seats.ts';

type Decided = Extract<Outcome<ApprovalRequestState, ApprovalRequestEvent, never>, { kind: 'decided' }>;
type Revocation = Extract<ApprovalRequestEvent, { type: 'ValidatorRevoked' }>['data'];

export interface ValidatorRevocation {
  readonly approvalRequestId: string;
  readonly validatorId: string;
  /** Undefined means the first remaining backup validator, if there is one. */
  readonly replacementId?: string | undefined;
  readonly reason: string;
  readonly revokedBy: string;
  /** Of a revocation by the system: the persons who made it do so. */
  readonly personsBehind?: readonly string[];
}

export type RevocationResult =
  | {
      readonly kind: 'revoked';
      /** As the request spells the name. */
      readonly validatorId: string;
      readonly replacementId: string | null;
      readonly status: ApprovalRequestState['status'];
      readonly position: Position;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Takes a validator off an open request, and seats a backup if there is one (S7-23, S7-24). */
export async function revokeValidator(
  aggregates: TenantAggregates,
  revocation: ValidatorRevocation,
  context: CommandContext,
): Promise<RevocationResult> {
  const { approvalRequestId, validatorId, reason, revokedBy, personsBehind = [] } = revocation;
  const approval = approvalAggregate(approvalRequestId);
  // A retry gets the recorded answer, even if the replacement has reached its capacity since.
  const first = context.retried && (await aggregates.firstOutcome(approval, context));
  if (first) return revoked(aggregates, revocation, first, context);
  for (;;) {
    const { state } = await aggregates.load(approval);
    // If the request opened after this read, its replacement would have no seat.
    if (state.status === 'NONE') {
      const message = `There is no approval request ${approvalRequestId}.`;
      return { kind: 'refused', refusal: { code: 'APPROVAL_REQUEST_NOT_FOUND', message } };
    }
    const replacementId = revocation.replacementId ?? nextBackup(state);
    // Each round has its own claim, so nobody else uses or releases its seat.
    const claim = { approvalRequestId, claimId: timedId() };
    const takes = replacementId !== null && state.status === 'OPEN';
    if (takes) {
      const { versionId, comparison } = state;
      const seat = { validators: [replacementId], comparison };
      const refusal = await takeSeats(aggregates, { ...claim, versionId }, seat, context);
      if (refusal !== null) return { kind: 'refused', refusal };
    }
    const metadata = commandMetadata(context);
    const command = { validatorId, replacementId, claimId: claim.claimId, reason, revokedBy, personsBehind, metadata };
    const outcome = await aggregates.handle(approval, { type: 'RevokeValidator', ...command }, context);
    const isUsed = outcome.kind === 'decided' && revocationIn(outcome.events)?.claimId === claim.claimId;
    if (takes && !isUsed) await releaseSeats(aggregates, claim, 'all', context);
    if (outcome.kind === 'decided') return revoked(aggregates, revocation, outcome, context);
    // Try again if another revocation took the same backup first, or if the seat was released.
    const isFinal = revocation.replacementId !== undefined || nextBackup(outcome.state) === replacementId;
    if (isFinal && outcome.refusal.code !== 'CONCURRENT_MODIFICATION') {
      return { kind: 'refused', refusal: outcome.refusal };
    }
  }
}

/** Each try releases the revoked validator's seat, because an earlier try may have died before that. */
async function revoked(
  aggregates: TenantAggregates,
  { approvalRequestId, validatorId: spelled }: ValidatorRevocation,
  { events, state, position }: Decided,
  context: CommandContext,
): Promise<RevocationResult> {
  const revocation = revocationIn(events);
  // The seat is recorded under the name that the request uses.
  const validatorId = revocation?.validatorId ?? spelled;
  const claim = { approvalRequestId, claimId: revocation?.formerClaimId ?? approvalRequestId };
  await releaseSeats(aggregates, claim, [validatorId], context);
  // From the record, because a retry would find another backup now.
  const replacementId = revocation?.replacementId ?? null;
  return { kind: 'revoked', validatorId, replacementId, status: state.status, position };
}

function revocationIn(events: readonly ApprovalRequestEvent[]): Revocation | undefined {
  return events.find((event) => event.type === 'ValidatorRevoked')?.data;
}

function nextBackup(request: ApprovalRequestState): string | null {
  return request.status === 'OPEN' ? (request.backupValidators[0] ?? null) : null;
}
