import type { ApprovalRequestEvent, TokenVersionEvent } from '#libs/domain';
import type { RecordedEvent } from '#libs/event-store';
import { folding, type FoldedRow, type Projection, type RowFold } from '#libs/projections';
import { readModels } from '#libs/read-models';

/** A row of `secondary_token_versions` (S6-40). */
interface TokenVersionRow extends FoldedRow {
  readonly id: string;
  readonly secondary_token_id: string;
  readonly status: string;
  readonly content: object;
  readonly amount: string;
  readonly recipient: string;
  readonly parent_token_id: string | null;
  readonly parent_version_id: string | null;
  readonly previous_version_id: string | null;
  readonly replaced_by_version_id: string | null;
  readonly merkle_hash: string | null;
  readonly approval_request_id: string | null;
  readonly approval_threshold_percentage: number | null;
  readonly approved_by_count: number | null;
  readonly approvers_list: readonly string[];
  readonly approval_timestamp: string | null;
  readonly approval_expiry_deadline: string | null;
  readonly vvb_approved_at: string | null;
  readonly activated_at: string | null;
  readonly execution_duration_ms: number | null;
  readonly previous_version_retired_at: string | null;
  readonly archive_after: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

const fold: RowFold<TokenVersionRow> = {
  table: 'secondary_token_versions',
  key: 'id',
  columns: [
    'id',
    'secondary_token_id',
    'status',
    'content',
    'amount',
    'recipient',
    'parent_token_id',
    'parent_version_id',
    'previous_version_id',
    'replaced_by_version_id',
    'merkle_hash',
    'approval_request_id',
    'approval_threshold_percentage',
    'approved_by_count',
    'approvers_list',
    'approval_timestamp',
    'approval_expiry_deadline',
    'vvb_approved_at',
    'activated_at',
    'execution_duration_ms',
    'previous_version_retired_at',
    'archive_after',
    'created_at',
    'updated_at',
    'last_position',
  ],
  opening: 'VersionCreated',
  keyOf: (event) => {
    const told = event as RecordedEvent<Told>;
    return told.type === 'ApprovalGranted' ? told.data.versionId : event.stream.slice('version-'.length);
  },
  evolve: (row, event) => {
    const after = evolve(row, event as RecordedEvent<Told>);
    return after && { ...after, updated_at: event.metadata.occurredAt };
  },
};

/** A version's own events, and of its approval the decision: only that knows its time (S6-5, S6-6). */
type Told = TokenVersionEvent | Extract<ApprovalRequestEvent, { type: 'ApprovalGranted' }>;

function evolve(row: TokenVersionRow | undefined, event: RecordedEvent<Told>): TokenVersionRow | undefined {
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
        // An execution before, which was rolled back, had another duration.
        execution_duration_ms: null,
      };
    case 'ApprovalExecutionCompleted':
      return {
        ...row,
        execution_duration_ms: event.data.totalDurationMs,
        previous_version_retired_at: event.data.cascadeRetirementExecuted ? event.data.completedAt : null,
      };
    case 'ApprovalExecutionRolledBack':
      return { ...row, status: 'PENDING_VVB', activated_at: null, execution_duration_ms: null };
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
      return { ...row, status: 'RETIRED' };
    case 'VersionExpired':
      return { ...row, status: 'EXPIRED' };
    case 'VersionArchived':
      return { ...row, status: 'ARCHIVED' };
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
