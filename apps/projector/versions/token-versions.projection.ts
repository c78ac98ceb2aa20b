import type { ApprovalRequestEvent, TokenVersionEvent } from '#libs/domain';
import { aggregateOfStream, type RecordedEvent } from '#libs/event-store';
import { folding, type Projection, type RowFold } from '#libs/projections';
import { readModels, tableOf, TokenVersionView, type RowOf } from '#libs/read-models';

/** A row of `secondary_token_versions` (S6-40). */
type TokenVersionRow = RowOf<typeof TokenVersionView>;

const fold: RowFold<TokenVersionRow> = {
  table: tableOf(TokenVersionView),
  opening: 'VersionCreated',
  keyOf: (event) => {
    const projected = event as RecordedEvent<ProjectedEvent>;
    return projected.type === 'ApprovalGranted' ? projected.data.versionId : aggregateOfStream(event.stream).id;
  },
  evolve: (row, event) => {
    const after = evolve(row, event as RecordedEvent<ProjectedEvent>);
    return after && { ...after, updated_at: event.metadata.occurredAt };
  },
};

/**
 * The version's own events, and the decision on its approval, because only that has the time of approval (S6-5, S6-6).
 */
type ProjectedEvent = TokenVersionEvent | Extract<ApprovalRequestEvent, { type: 'ApprovalGranted' }>;

function evolve(row: TokenVersionRow | undefined, event: RecordedEvent<ProjectedEvent>): TokenVersionRow | undefined {
  if (event.type === 'VersionCreated') {
    const { data } = event;
    return {
      id: data.versionId,
      secondary_token_id: data.tokenId,
      status: 'CREATED',
      content: data.content,
      amount: data.amount,
      recipient: data.recipient,
      parent_token_id: data.parent?.kind === 'token' ? data.parent.id : null,
      parent_version_id: data.parent?.kind === 'version' ? data.parent.id : null,
      previous_version_id: data.previousVersionId,
      replaced_by_version_id: null,
      merkle_hash: null,
      approval_request_id: null,
      approval_threshold_percentage: null,
      approved_by_count: null,
      approvers_list: [],
      approval_timestamp: null,
      approval_expiry_deadline: null,
      vvb_approved_at: null,
      activated_at: null,
      execution_duration_ms: null,
      previous_version_retired_at: null,
      archive_after: null,
      rollback_request: null,
      created_at: data.createdAt,
      updated_at: data.createdAt,
      last_position: event.position,
    };
  }
  // A version that was never created can still have executions that failed for that reason (S6-35).
  if (row === undefined) return undefined;
  switch (event.type) {
    case 'VersionSubmitted':
      return {
        ...row,
        status: 'PENDING_VVB',
        approval_request_id: event.data.approvalRequestId,
        approval_expiry_deadline: event.data.approvalExpiryDeadline,
      };
    case 'ApprovalGranted':
      return {
        ...row,
        approval_timestamp: event.data.decidedAt,
        vvb_approved_at: row.vvb_approved_at ?? event.data.decidedAt,
      };
    case 'VersionActivated':
      return {
        ...row,
        status: 'ACTIVE',
        merkle_hash: event.data.merkleHash,
        approval_request_id: event.data.approvalRequestId,
        approval_threshold_percentage: event.data.approvalThresholdPercentage,
        approved_by_count: event.data.approvedByCount,
        approvers_list: event.data.approvers,
        activated_at: event.data.activatedAt,
        // An earlier execution that was rolled back had another duration.
        execution_duration_ms: null,
        rollback_request: null,
      };
    case 'ApprovalExecutionCompleted':
      return {
        ...row,
        execution_duration_ms: event.data.totalDurationMs,
        previous_version_retired_at: event.data.cascadeRetirementExecuted ? event.data.completedAt : null,
      };
    case 'RollbackRequested': {
      const { executionId, requestedBy, delegate = null, reason, requestedAt } = event.data;
      return { ...row, rollback_request: { executionId, requestedBy, delegate, reason, requestedAt } };
    }
    case 'ApprovalExecutionRolledBack':
      return {
        ...row,
        status: 'PENDING_VVB',
        activated_at: null,
        execution_duration_ms: null,
        rollback_request: null,
      };
    case 'VersionRejected':
      return { ...row, status: 'REJECTED' };
    case 'VersionReplaced':
      return {
        ...row,
        status: 'REPLACED',
        replaced_by_version_id: event.data.replacedByVersionId,
        archive_after: event.data.archiveAfter,
      };
    case 'VersionRestorationFailed':
      return { ...row, replaced_by_version_id: event.data.replacedBy?.versionId ?? row.replaced_by_version_id };
    case 'VersionRestored':
      return { ...row, status: 'ACTIVE', replaced_by_version_id: null, archive_after: null };
    case 'VersionReparented': {
      const { to } = event.data;
      return {
        ...row,
        parent_token_id: to?.kind === 'token' ? to.id : null,
        parent_version_id: to?.kind === 'version' ? to.id : null,
      };
    }
    case 'VersionRetired':
      return { ...row, status: 'RETIRED', rollback_request: null };
    case 'VersionExpired':
      return { ...row, status: 'EXPIRED' };
    case 'VersionArchived':
      return { ...row, status: 'ARCHIVED', rollback_request: null };
    default:
      return row;
  }
}

export const tokenVersionsProjection: Projection = {
  name: readModels.tokenVersions,
  types: [
    'VersionCreated',
    'VersionSubmitted',
    'ApprovalGranted',
    'VersionActivated',
    'ApprovalExecutionCompleted',
    'RollbackRequested',
    'ApprovalExecutionRolledBack',
    'VersionRejected',
    'VersionReplaced',
    'VersionRestored',
    'VersionRestorationFailed',
    'VersionReparented',
    'VersionRetired',
    'VersionExpired',
    'VersionArchived',
  ],
  ...folding(fold),
};
