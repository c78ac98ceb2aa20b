import { approvalStream, type ApprovalRequestEvent } from '#libs/domain';
import { belongsTo, nameOfStream, tenantOfStream } from '#libs/tenants';
import { changesOfValidators, faultsOfHistory, statesBefore } from './count-again.ts';
import type { LoggedEvent } from './logged-event.ts';
import { RecordedStreams } from './recorded-streams.ts';
import { verdictOn, type VerificationContext, type VoteVerdict } from './verdict.ts';

export interface VotesReport {
  readonly approvalRequestId: string;
  readonly tenant: string;
  readonly versionId: string;
  readonly signedVotes: 'required' | 'optional';
  readonly votes: readonly VoteVerdict[];
  /** Revoked validators, for the verifier to judge: votes that were signed before count with those who replaced them. */
  readonly changes: readonly string[];
  /** Faults of the record itself, such as a decision that no vote explains. */
  readonly faults: readonly string[];
  /** Whether there are no faults, no invalid votes, and no unsigned ones where signatures are required. */
  readonly valid: boolean;
}

export class NothingToVerify extends Error {
  override readonly name = 'NothingToVerify';
}

type Requested = Extract<ApprovalRequestEvent, { type: 'ApprovalRequested' }>['data'];
type Decision = Extract<ApprovalRequestEvent, { type: 'ApprovalGranted' }>['data'];

export interface VerificationOptions {
  /** Whether unsigned votes are faults even where the recorded policy allows them. */
  readonly requireSignatures?: boolean;
  /** See {@link VerificationContext}. Unset: the log is believed. */
  readonly trustedKeys?: VerificationContext['trustedKeys'];
}

/**
 * Verifies every vote of an approval request from recorded events alone: those of the request, of its version and of the keys.
 * Order is by position, never by a clock.
 * @throws NothingToVerify when the request is not among the events
 */
export function verifyVotes(
  approvalRequestId: string,
  events: readonly LoggedEvent[],
  { requireSignatures = false, trustedKeys }: VerificationOptions = {},
): VotesReport {
  const tenant = tenantOfRequest(approvalRequestId, events);
  const streams = new RecordedStreams(events, tenant);
  const opening = streams.firstOf(approvalStream(approvalRequestId), []);
  if (opening?.type !== 'ApprovalRequested') {
    throw new NothingToVerify(`The events do not contain the beginning of the approval request ${approvalRequestId}.`);
  }
  const requested = opening.data as unknown as Requested;
  const faults: string[] = [];
  const own = streams.eventsOf(approvalStream(approvalRequestId), faults);
  const usedNonces = new Set<string>();
  const states = statesBefore(own);
  const votes = own
    .filter(({ type }) => type === 'VoteCast' || type === 'LateVoteCast')
    .map((event) =>
      verdictOn(event, { approvalRequestId, requested, tenant, streams, states, usedNonces, trustedKeys }),
    );
  faults.push(...faultsOfHistory(approvalRequestId, own));
  const isRequired = requireSignatures || requested.policy.signedVotes === 'required';
  if (isRequired) faults.push(...unexplainedApprovers(own, votes));
  const accepted: readonly VoteVerdict['verdict'][] = isRequired ? ['signed'] : ['signed', 'unsigned'];
  return {
    approvalRequestId,
    tenant,
    versionId: requested.versionId,
    signedVotes: isRequired ? 'required' : 'optional',
    votes,
    changes: changesOfValidators(own),
    faults,
    valid: faults.length === 0 && votes.every(({ verdict }) => accepted.includes(verdict)),
  };
}

/** @throws NothingToVerify unless exactly one tenant has the request, because its vote would be read as that of another */
function tenantOfRequest(approvalRequestId: string, events: readonly LoggedEvent[]): string {
  const name = approvalStream(approvalRequestId);
  const tenants = new Set(
    events
      .filter(({ stream }) => nameOfStream(stream) === name && belongsTo(tenantOfStream(stream), stream))
      .map(({ stream }) => tenantOfStream(stream)),
  );
  const [tenant, ...others] = tenants;
  if (tenant === undefined) {
    throw new NothingToVerify(`The events do not contain the approval request ${approvalRequestId}.`);
  }
  if (others.length === 0) return tenant;
  const message = `The tenants ${[...tenants].join(' and ')} have an approval request ${approvalRequestId}. Give the events of one tenant.`;
  throw new NothingToVerify(message);
}

/** A decision counts approvers. Each needs a last vote that is a signed approval. */
function unexplainedApprovers(own: readonly LoggedEvent[], votes: readonly VoteVerdict[]): readonly string[] {
  const decision = own.find(({ type }) => type === 'ApprovalGranted');
  if (decision === undefined) return [];
  const last = new Map(
    votes.filter(({ position }) => position < decision.position).map((vote) => [vote.validatorId, vote] as const),
  );
  return (decision.data as unknown as Decision).approvers
    .filter((approver) => last.get(approver)?.choice !== 'APPROVE' || last.get(approver)?.verdict !== 'signed')
    .map((approver) => `The approval counts ${approver}, who did not sign an approval.`);
}
