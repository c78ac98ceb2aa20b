import type { TokenVersionEvent } from '#libs/domain';
import type { EventMetadata, RecordedEvent } from '#libs/event-store';
import type { Projection, TableOf } from '#libs/projections';
import { ExecutionAuditView, readModels, tableOf, type RowOf } from '#libs/read-models';
import { auditedError } from './audited-error.ts';

type AuditRow = RowOf<typeof ExecutionAuditView>;
/** A row without the columns that are the same for every event. */
type AuditEntry = Omit<AuditRow, 'id' | 'position'>;

/**
 * An entry for each phase of an execution (S6-12..18), and for each act of a person on the version: appended and never changed
 * (C-6). Creation, submission and votes are in the approval request. What follows in another version, such as its replacement,
 * is in the trail of the version that caused it.
 */
function auditEntryOf(event: RecordedEvent<TokenVersionEvent>): AuditEntry | undefined {
  switch (event.type) {
    case 'ApprovalExecutionInitiated': {
      const {
        approvalCount,
        rejectionCount,
        abstainCount,
        totalValidators,
        mode,
        reason,
        onBehalfOf,
        attempt,
        durationMs,
      } = event.data;
      return {
        ...ofExecution(event.data),
        phase: 'INITIATED',
        prev_status: null,
        new_status: null,
        executed_by: event.data.executedBy,
        execution_timestamp: event.data.initiatedAt,
        error_message: null,
        metadata: {
          executionId: event.data.executionId,
          attempt,
          approvalCount,
          rejectionCount,
          abstainCount,
          totalValidators,
          mode,
          executedManually: mode === 'manual',
          onBehalfOf,
          reason,
          durationMs,
        },
      };
    }
    case 'ApprovalExecutionValidated': {
      const { executionId, outcome, checks, validationsPassed, stateTransitionAllowed, durationMs } = event.data;
      return {
        ...ofExecution(event.data),
        phase: 'VALIDATED',
        prev_status: event.data.previousStatus,
        new_status: null,
        executed_by: event.data.executedBy,
        execution_timestamp: event.data.validatedAt,
        error_message: null,
        metadata: { executionId, outcome, checks, validationsPassed, stateTransitionAllowed, durationMs },
      };
    }
    case 'VersionActivated': {
      const { executionId, merkleHash, parent, previousVersionId, durationMs } = event.data;
      return {
        ...ofExecution(event.data),
        phase: 'TRANSITIONED',
        prev_status: event.data.previousStatus,
        new_status: 'ACTIVE',
        executed_by: event.data.executedBy,
        execution_timestamp: event.data.activatedAt,
        error_message: null,
        metadata: {
          executionId,
          durationMs,
          merkleHash,
          parentTokenId: parent?.kind === 'token' ? parent.id : null,
          parentVersionId: parent?.kind === 'version' ? parent.id : null,
          previousVersionId,
        },
      };
    }
    case 'ApprovalExecutionCompleted': {
      const { executionId, totalDurationMs, phaseDurations, eventsFired, cascade, cascadeError } = event.data;
      const { cascadeRetirementExecuted, approvalCount, approvers } = event.data;
      return {
        ...ofExecution(event.data),
        phase: 'COMPLETED',
        prev_status: 'PENDING_VVB',
        new_status: 'ACTIVE',
        executed_by: event.data.executedBy,
        execution_timestamp: event.data.completedAt,
        error_message: null,
        metadata: {
          executionId,
          totalDurationMs,
          phaseDurations,
          eventsFired,
          cascadeRetirementExecuted,
          cascade,
          cascadeError,
          approvalCount,
          approvers,
        },
      };
    }
    case 'ApprovalExecutionFailed': {
      const { executionId, code, failurePhase, durationMs } = event.data;
      const { errorType, errorMessage } = auditedError(event.data);
      return {
        ...ofExecution(event.data),
        phase: 'FAILED',
        prev_status: null,
        new_status: null,
        executed_by: event.data.executedBy,
        execution_timestamp: event.data.failedAt,
        error_message: errorMessage,
        metadata: { executionId, code, errorType, failurePhase, durationMs },
      };
    }
    case 'ApprovalExecutionRolledBack':
      return {
        ...ofExecution(event.data),
        phase: 'ROLLED_BACK',
        prev_status: 'ACTIVE',
        new_status: 'PENDING_VVB',
        executed_by: event.data.rolledBackBy,
        execution_timestamp: event.data.rolledBackAt,
        error_message: null,
        metadata: {
          executionId: event.data.executionId,
          reason: event.data.reason,
          requestedBy: event.data.requestedBy,
        },
      };
    case 'RollbackRequested': {
      const { versionId, approvalRequestId, executionId, reason, requestedBy, requestedAt } = event.data;
      return {
        ...ofAct(versionId, { by: requestedBy, at: requestedAt }),
        approval_request_id: approvalRequestId,
        phase: 'ROLLBACK_REQUESTED',
        prev_status: 'ACTIVE',
        metadata: { executionId, reason },
      };
    }
    case 'VersionHeld': {
      const { versionId, holdId, reason, placedBy, heldAt } = event.data;
      return { ...ofAct(versionId, { by: placedBy, at: heldAt }), phase: 'HELD', metadata: { holdId, reason } };
    }
    case 'VersionHoldReleased': {
      const { versionId, holdId, reason, releasedBy, releasedAt } = event.data;
      return {
        ...ofAct(versionId, { by: releasedBy, at: releasedAt }),
        phase: 'HOLD_RELEASED',
        metadata: { holdId, reason },
      };
    }
    case 'VersionReparented': {
      const { versionId, from, to, reason, reparentedBy, reparentedAt } = event.data;
      return {
        ...ofAct(versionId, { by: reparentedBy, at: reparentedAt }),
        phase: 'REPARENTED',
        metadata: { from, to, reason },
      };
    }
    case 'VersionRetired': {
      const { versionId, reason, retiredBy, retiredAt } = event.data;
      return {
        ...ofAct(versionId, { by: retiredBy, at: retiredAt }),
        phase: 'RETIRED',
        prev_status: 'ACTIVE',
        new_status: 'RETIRED',
        metadata: { reason },
      };
    }
    case 'VersionExpired':
      return {
        ...ofExecution(event.data),
        phase: 'EXPIRED',
        prev_status: 'PENDING_VVB',
        new_status: 'EXPIRED',
        executed_by: bySystem,
        execution_timestamp: event.data.expiredAt,
        // S6-17.
        error_message: 'Approval window closed without execution',
        metadata: { because: event.data.because },
      };
    case 'VersionArchived': {
      const { versionId, approvalRequestId, previousStatus, archivedAt } = event.data;
      return {
        ...ofExecution({ versionId, approvalRequestId }),
        phase: 'ARCHIVED',
        prev_status: previousStatus,
        new_status: 'ARCHIVED',
        executed_by: bySystem,
        execution_timestamp: archivedAt,
        error_message: null,
        metadata: {},
      };
    }
    default:
      return undefined;
  }
}

/** The name that the seed data gives to an execution without a person (S6-12). */
const bySystem = 'SYSTEM';

function ofExecution({
  versionId,
  approvalRequestId,
}: {
  readonly versionId: string;
  readonly approvalRequestId: string;
}) {
  return { version_id: versionId, approval_request_id: approvalRequestId };
}

/** An act of a person on the version, in whatever execution and status. Its event does not name the approval request. */
function ofAct(versionId: string, { by, at }: { readonly by: string; readonly at: string }) {
  return {
    version_id: versionId,
    approval_request_id: null,
    prev_status: null,
    new_status: null,
    executed_by: by,
    execution_timestamp: at,
    error_message: null,
  };
}

/**
 * How the principal signed in, from which address, and why they acted; `delegate` is the principal who acted for the person
 * of the entry. Empty in local mode and for the system.
 */
function signedIn({ actor, onBehalfOf, reason }: EventMetadata): object {
  if (actor.method === undefined) return {};
  const { type: _, id: principal, ...proof } = actor;
  const isDelegate = onBehalfOf !== undefined;
  return {
    ...(isDelegate && { delegate: principal }),
    signedIn: { principal, ...proof, ...(isDelegate && { onBehalfOf }), reason: reason ?? null },
  };
}

const audit: TableOf<AuditRow> = { ...tableOf(ExecutionAuditView), onConflict: 'keep-existing' };

export const executionAuditProjection: Projection = {
  name: readModels.executionAudit,
  types: [
    'ApprovalExecutionInitiated',
    'ApprovalExecutionValidated',
    'VersionActivated',
    'ApprovalExecutionCompleted',
    'ApprovalExecutionFailed',
    'ApprovalExecutionRolledBack',
    'RollbackRequested',
    'VersionHeld',
    'VersionHoldReleased',
    'VersionReparented',
    'VersionRetired',
    'VersionExpired',
    'VersionArchived',
  ],
  tables: [audit],
  apply(event, rows) {
    const entry = auditEntryOf(event as RecordedEvent<TokenVersionEvent>);
    if (entry === undefined) return;
    const metadata = { ...entry.metadata, ...signedIn(event.metadata) };
    rows.put(audit, event.id, { id: event.id, ...entry, metadata, position: event.position });
  },
};
