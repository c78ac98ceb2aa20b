import type { ApprovalRequestEvent } from '#libs/domain';
import { aggregateOfStream, signInOf, type Actor, type RecordedEvent } from '#libs/event-store';
import { folding, type Projection, type RowFold, type TableOf } from '#libs/projections';
import { ApprovalRequestView, ApprovalVoteView, readModels, tableOf, type RowOf } from '#libs/read-models';

type ApprovalRequestRow = RowOf<typeof ApprovalRequestView>;

const fold: RowFold<ApprovalRequestRow> = {
  table: tableOf(ApprovalRequestView),
  opening: 'ApprovalRequested',
  keyOf: (event) => aggregateOfStream(event.stream).id,
  evolve: (row, event) => {
    const after = evolve(row, event as RecordedEvent<ApprovalRequestEvent>);
    return after && { ...after, updated_at: event.metadata.occurredAt };
  },
};

const countColumn = { APPROVE: 'approve_count', REJECT: 'reject_count', ABSTAIN: 'abstain_count' } as const;

function evolve(
  row: ApprovalRequestRow | undefined,
  event: RecordedEvent<ApprovalRequestEvent>,
): ApprovalRequestRow | undefined {
  if (event.type === 'ApprovalRequested') {
    const { data } = event;
    return {
      id: data.approvalRequestId,
      version_id: data.versionId,
      token_id: data.tokenId,
      status: 'OPEN',
      tier: data.tier,
      policy: data.policy,
      validators_count: data.validators.length,
      voting_window_end: data.votingWindowEnd,
      approval_expiry_deadline: data.approvalExpiryDeadline,
      requested_by: data.requestedBy,
      requested_at: data.requestedAt,
      approve_count: 0,
      reject_count: 0,
      abstain_count: 0,
      decision: null,
      expiry_announced: null,
      updated_at: data.requestedAt,
      last_position: event.position,
    };
  }
  if (row === undefined) throw new Error(`${event.type} of an approval request that was never opened.`);
  switch (event.type) {
    case 'VoteCast':
    case 'LateVoteCast': {
      const { choice, previousChoice } = event.data;
      const before =
        previousChoice === null ? row : { ...row, [countColumn[previousChoice]]: row[countColumn[previousChoice]] - 1 };
      return { ...before, [countColumn[choice]]: before[countColumn[choice]] + 1 };
    }
    case 'ApprovalGranted':
    case 'ApprovalRejected': {
      const { approvals, rejections, abstentions, early, decidedAt } = event.data;
      const outcome = event.type === 'ApprovalGranted' ? 'APPROVED' : 'REJECTED';
      const decision = { outcome, approve: approvals, reject: rejections, abstain: abstentions, early, decidedAt };
      return { ...row, status: outcome, decision };
    }
    case 'ValidatorRevoked': {
      const { previousChoice, replacementId } = event.data;
      const left = replacementId === null ? { ...row, validators_count: row.validators_count - 1 } : row;
      return previousChoice === null
        ? left
        : { ...left, [countColumn[previousChoice]]: left[countColumn[previousChoice]] - 1 };
    }
    case 'ApprovalExpiring':
      return { ...row, expiry_announced: event.data.waitsFor };
    case 'ApprovalExpired':
      return { ...row, status: 'EXPIRED' };
    // No validator was replaced.
    case 'ReplacementAbandoned':
      return row;
  }
}

type VoteRow = RowOf<typeof ApprovalVoteView>;

const votes: TableOf<VoteRow> = { ...tableOf(ApprovalVoteView), onConflict: 'keep-newer' };

/** The last vote of the validator that an event is about. */
function voteOf(event: RecordedEvent<ApprovalRequestEvent>): VoteRow | undefined {
  switch (event.type) {
    case 'VoteCast':
    case 'LateVoteCast':
      return {
        approval_request_id: event.data.approvalRequestId,
        validator_id: event.data.validatorId,
        choice: event.data.choice,
        counted: event.type === 'VoteCast',
        reason: event.data.reason,
        cast_at: event.data.castAt,
        cast_by: event.data.castBy ?? null,
        signed_in: signedIn(event.metadata.actor),
        revoked_by: null,
        signing_key_id: event.data.signature?.keyId ?? null,
        signature_meaning: event.data.signature?.meaning ?? null,
        last_position: event.position,
      };
    case 'ValidatorRevoked': {
      const { approvalRequestId, validatorId, previousChoice, reason, revokedBy, revokedAt } = event.data;
      // The vote stays on the record but no longer counts.
      if (previousChoice === null) return undefined;
      return {
        approval_request_id: approvalRequestId,
        validator_id: validatorId,
        choice: previousChoice,
        counted: false,
        reason,
        cast_at: revokedAt,
        cast_by: null,
        signed_in: signedIn(event.metadata.actor),
        revoked_by: revokedBy,
        signing_key_id: null,
        signature_meaning: null,
        last_position: event.position,
      };
    }
    default:
      return undefined;
  }
}

/** Null in local mode, where nobody signs in, and for the system. */
function signedIn(actor: Actor): VoteRow['signed_in'] {
  const { method, ...signIn } = signInOf(actor);
  return method === null ? null : { ...signIn, method };
}

const requests = folding(fold);

export const approvalRequestsProjection: Projection = {
  name: readModels.approvalRequests,
  types: [
    'ApprovalRequested',
    'VoteCast',
    'LateVoteCast',
    'ValidatorRevoked',
    'ApprovalGranted',
    'ApprovalRejected',
    'ApprovalExpiring',
    'ApprovalExpired',
  ],
  ...requests,
  tables: [...requests.tables, votes],
  apply(event, rows) {
    requests.apply(event, rows);
    const vote = voteOf(event as RecordedEvent<ApprovalRequestEvent>);
    if (vote !== undefined) rows.put(votes, `${vote.approval_request_id}:${vote.validator_id}`, vote);
  },
};
