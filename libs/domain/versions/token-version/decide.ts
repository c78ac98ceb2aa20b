import { assertNever, type CommandMetadata, type Refusal } from '../../decider.ts';
import { dependentVersions, isClaimed } from '../../tokens/dependents.ts';
import { isSameIdentity } from '../../identity.ts';
import type { TokenVersionCommand } from './commands.ts';
import type { SupersessionOutcome, TokenVersionEvent } from './events.ts';
import { supersededMessage } from './execution-checks.ts';
import { completeExecution, executeApproval, failExecution } from './execution.ts';
import { isReplacedBy, supersessionBy, timesInForce, type ExistingVersion, type TokenVersionState } from './state.ts';

export type TokenVersionRefusal = Refusal<
  | 'VERSION_NOT_FOUND'
  | 'INVALID_STATE_TRANSITION'
  | 'CASCADE_BLOCKED'
  | 'TOKEN_RETIRED'
  | 'CONCURRENT_MODIFICATION'
  | 'EXECUTION_IN_PROGRESS'
  | 'SETTLEMENT_COMPLETED'
  | 'APPROVAL_NOT_EXPIRED'
  | 'HOLD_NOT_FOUND'
  | 'SUBMISSION_ABANDONED'
>;

type Decision = readonly TokenVersionEvent[] | TokenVersionRefusal;
type CommandOfExisting = Exclude<TokenVersionCommand, { type: 'CreateVersion' | 'ExecuteApproval' | 'FailExecution' }>;
type Command<T extends TokenVersionCommand['type']> = Extract<TokenVersionCommand, { type: T }>;

/** A replaced version is archived so long after it was replaced (S6-31). */
const archivalDays = 365;
const dayMs = 86_400_000;

export function decide(command: TokenVersionCommand, version: TokenVersionState): Decision {
  switch (command.type) {
    case 'CreateVersion':
      return create(command, version);
    case 'ExecuteApproval':
      return executeApproval(command, version);
    case 'FailExecution':
      return failExecution(command, version);
    default:
      if (version.status === 'NONE') return { code: 'VERSION_NOT_FOUND', message: 'The version does not exist.' };
      return decideExisting(command, version);
  }
}

function decideExisting(command: CommandOfExisting, version: ExistingVersion): Decision {
  const { versionId, tokenId } = version;
  const { now } = command.metadata;
  switch (command.type) {
    case 'SubmitVersion':
      return submit(command, version);
    case 'AbandonSubmission': {
      const { approvalRequestId } = command;
      // In any other status no submission is accepted any more, with this request or another.
      if (version.status !== 'CREATED' || version.abandonedSubmissions.includes(approvalRequestId)) return [];
      return [{ type: 'SubmissionAbandoned', data: { versionId, tokenId, approvalRequestId, abandonedAt: now } }];
    }
    case 'CompleteExecution':
      return completeExecution(command, version);
    case 'RollBackExecution':
      return rollBack(command, version);
    case 'AbandonRollback': {
      const { executionId, stopId } = command;
      const isOver = version.executions.some((one) => one.executionId === executionId && one.status === 'rolled-back');
      if (isOver || version.abandonedRollbacks.includes(stopId)) return [];
      return [{ type: 'RollbackAbandoned', data: { versionId, tokenId, executionId, stopId, abandonedAt: now } }];
    }
    case 'RejectVersion': {
      const { approvalRequestId } = command;
      if (version.status === 'REJECTED') return [];
      if (version.status !== 'PENDING_VVB' || version.submission?.approvalRequestId !== approvalRequestId)
        return cannot(version, 'REJECTED');
      return [{ type: 'VersionRejected', data: { versionId, tokenId, approvalRequestId, rejectedAt: now } }];
    }
    case 'ReplaceVersion':
      return replace(command, version);
    case 'RetireVersion':
      if (version.status === 'RETIRED') return [];
      return (
        retirementRefusal(version, 'RETIRED') ?? [
          {
            type: 'VersionRetired',
            data: { versionId, tokenId, reason: command.reason, retiredBy: command.retiredBy, retiredAt: now },
          },
        ]
      );
    case 'ExpireVersion': {
      const { approvalRequestId } = command;
      if (version.status === 'EXPIRED') return [];
      if (version.status !== 'PENDING_VVB' || version.submission?.approvalRequestId !== approvalRequestId)
        return cannot(version, 'EXPIRED');
      // Until the deadline an approved version may still be executed (C-1); without a decision the vote has expired it.
      if (command.because === 'not-executed' && now <= version.submission.approvalExpiryDeadline) {
        const message = `The approval can be executed until ${version.submission.approvalExpiryDeadline}.`;
        return { code: 'APPROVAL_NOT_EXPIRED', message };
      }
      return [
        {
          type: 'VersionExpired',
          data: { versionId, tokenId, approvalRequestId, because: command.because, expiredAt: now },
        },
      ];
    }
    case 'ArchiveVersion':
      return archive(command.metadata, version);
    case 'RestoreVersion':
      return restore(command, version);
    case 'ReparentVersion':
      return reparent(command, version);
    case 'AbandonReparenting': {
      const { assignmentId, generation } = command;
      // In any status: a rolled back version is pending again, and could take the parent then.
      if (generation < version.parentGeneration || version.abandonedReparentings.includes(assignmentId)) return [];
      return [{ type: 'ReparentingAbandoned', data: { versionId, tokenId, assignmentId, abandonedAt: now } }];
    }
    case 'AbandonParentClaims': {
      const { status, parent, parentGeneration } = version;
      // In any other status a claim is answered: by the activation, or by what ended the version.
      if (status !== 'PENDING_VVB' || parent === null || command.generation !== parentGeneration) return [];
      const generation = parentGeneration + 1;
      return [{ type: 'ParentClaimsAbandoned', data: { versionId, tokenId, parent, generation, abandonedAt: now } }];
    }
    case 'HoldVersion': {
      const { holdId, reason, placedBy } = command;
      if (version.holds.some((hold) => hold.holdId === holdId)) return [];
      return [{ type: 'VersionHeld', data: { versionId, tokenId, holdId, reason, placedBy, heldAt: now } }];
    }
    case 'ReleaseHold': {
      const { holdId, reason, releasedBy } = command;
      if (!version.holds.some((hold) => hold.holdId === holdId))
        return { code: 'HOLD_NOT_FOUND', message: `Version ${versionId} has no hold ${holdId}.` };
      return [
        { type: 'VersionHoldReleased', data: { versionId, tokenId, holdId, reason, releasedBy, releasedAt: now } },
      ];
    }
    case 'RecordDependent': {
      const { dependentVersionId, executionId } = command;
      if (isClaimed(version.dependents, dependentVersionId, executionId)) return [];
      if (version.status !== 'ACTIVE')
        return { code: 'TOKEN_RETIRED', message: `Parent version ${versionId} is ${version.status}, not ACTIVE.` };
      return [{ type: 'DependentActivated', data: { dependentVersionId, executionId, activatedAt: now } }];
    }
    case 'ReleaseDependent': {
      const { dependentVersionId, executionId } = command;
      if (!isClaimed(version.dependents, dependentVersionId, executionId)) return [];
      return [{ type: 'DependentReleased', data: { dependentVersionId, executionId, releasedAt: now } }];
    }
    default:
      return assertNever(command);
  }
}

function create(command: Command<'CreateVersion'>, version: TokenVersionState): Decision {
  if (version.status !== 'NONE') return cannot(version, 'CREATED');
  const { type: _, metadata, ...terms } = command;
  return [{ type: 'VersionCreated', data: { ...terms, createdAt: metadata.now } }];
}

function submit(command: Command<'SubmitVersion'>, version: ExistingVersion): Decision {
  if (version.submission?.approvalRequestId === command.approvalRequestId) return [];
  // Its validators no longer have their seats.
  if (version.abandonedSubmissions.includes(command.approvalRequestId)) {
    const message = `Submission ${command.approvalRequestId} was interrupted and abandoned before it was recorded.`;
    return { code: 'SUBMISSION_ABANDONED', message };
  }
  if (version.status !== 'CREATED') return cannot(version, 'PENDING_VVB');
  const { type: _, metadata, ...submission } = command;
  const { versionId, tokenId } = version;
  return [{ type: 'VersionSubmitted', data: { versionId, tokenId, ...submission, submittedAt: metadata.now } }];
}

/**
 * C-20: the way back from ACTIVE, with guards of its own. What has been settled takes two persons: the
 * first one's forced rollback is recorded as a request, and another one's carries it out (N11).
 */
function rollBack(command: Command<'RollBackExecution'>, version: ExistingVersion): Decision {
  const { reason, rolledBackBy, settled, stop, force, metadata } = command;
  const { versionId, tokenId, previousVersionId, rollbackRequest } = version;
  const refusal = retirementRefusal(version, 'PENDING_VVB');
  if (refusal !== null) return refusal;
  const execution = version.executions.findLast(({ status }) => status === 'activated' || status === 'completed');
  if (execution === undefined) return cannot(version, 'PENDING_VVB');
  const { executionId, approvalRequestId } = execution;
  // Its cascade would go on to retire the version that the rollback restores.
  if (execution.status === 'activated') {
    return { code: 'EXECUTION_IN_PROGRESS', message: `Execution ${executionId} is still in progress.` };
  }
  const request = rollbackRequest?.executionId === executionId ? rollbackRequest : null;
  if (settled && !force) {
    const message = `The activation of version ${versionId} is settled. Its rollback requires force and two persons.`;
    return { code: 'SETTLEMENT_COMPLETED', message, details: { requestedBy: request?.requestedBy ?? null } };
  }
  if (settled && request === null) {
    return [
      {
        type: 'RollbackRequested',
        data: {
          executionId,
          versionId,
          tokenId,
          approvalRequestId,
          reason,
          requestedBy: rolledBackBy,
          comparison: 'canonical',
          requestedAt: metadata.now,
        },
      },
    ];
  }
  const isSamePerson = request !== null && isSameIdentity(request.requestedBy, rolledBackBy, request.comparison);
  if (settled && isSamePerson) return [];
  // Whether it is settled was seen of another execution, or may have changed since.
  if (!settled && (stop?.executionId !== executionId || version.abandonedRollbacks.includes(stop.stopId))) {
    return { code: 'CONCURRENT_MODIFICATION', message: `Version ${versionId} changed in the meantime.` };
  }
  return [
    {
      type: 'ApprovalExecutionRolledBack',
      data: {
        executionId,
        versionId,
        tokenId,
        approvalRequestId,
        previousVersionId,
        reason,
        rolledBackBy,
        requestedBy: request?.requestedBy ?? null,
        rolledBackAt: metadata.now,
      },
    },
  ];
}

/**
 * Decides what an activated version does to one that it replaces, once for each of its executions, because what a
 * late repetition finds may be another state (S6-30..32). The version is retired, or it is on its record that it was
 * not, so that nothing brings it into force beside the other. A version that is replaced over others is retired only
 * if it came into force after the other one: a look at its record could not have told it (S6-22).
 */
function replace(command: Command<'ReplaceVersion'>, version: ExistingVersion): Decision {
  const { replacedByVersionId, executionId, over, metadata } = command;
  const { versionId, tokenId, status } = version;
  if (supersessionBy(version, { versionId: replacedByVersionId, executionId }) !== undefined) return [];
  const isInTheWay = status === 'ACTIVE' && (over === null || timesInForce(version) > (over.timesInForce ?? Infinity));
  if (!isInTheWay) return [superseded(version, command, over === null ? 'not-active' : 'indirect')];
  if (dependentVersions(version.dependents).length > 0) return [superseded(version, command, 'blocked')];
  const replacedAt = metadata.now;
  const archiveAfter = new Date(Date.parse(replacedAt) + archivalDays * dayMs).toISOString();
  return [
    {
      type: 'VersionReplaced',
      data: { versionId, tokenId, replacedByVersionId, executionId, replacedAt, archiveAfter },
    },
  ];
}

function superseded(
  version: ExistingVersion,
  { replacedByVersionId, executionId, metadata }: Omit<Command<'ReplaceVersion'>, 'type' | 'over'>,
  outcome: SupersessionOutcome,
): TokenVersionEvent {
  const { versionId, tokenId, status } = version;
  return {
    type: 'VersionSuperseded',
    data: {
      versionId,
      tokenId,
      supersededByVersionId: replacedByVersionId,
      executionId,
      outcome,
      status,
      dependents: outcome === 'blocked' ? dependentVersions(version.dependents) : [],
      supersededAt: metadata.now,
    },
  };
}

/**
 * Puts a replaced version back in force when the execution that replaced it was rolled back. Each
 * execution is answered once, because a late repetition could restore it beside a successor that is
 * active again.
 */
function restore(command: Command<'RestoreVersion'>, version: ExistingVersion): Decision {
  const { rolledBackVersionId, executionId, parentRefusal, supersession, ancestors, metadata } = command;
  const { versionId, tokenId, status, restorations } = version;
  if (restorations.some((restoration) => restoration.executionId === executionId)) return [];
  const rolledBack = { versionId: rolledBackVersionId, executionId };
  // Its cascade failed and may still be tried by somebody: from here on it comes too late.
  if (supersessionBy(version, rolledBack) === undefined) {
    return [superseded(version, { ...command, replacedByVersionId: rolledBackVersionId }, 'rolled-back')];
  }
  // Its retirement was blocked at the time: it is still as it was.
  if (!isReplacedBy(version, rolledBack)) return [];
  if (version.supersessions.length !== supersession.seen) {
    return { code: 'CONCURRENT_MODIFICATION', message: `Version ${versionId} changed in the meantime.` };
  }
  const ids = { versionId, tokenId, rolledBackVersionId, executionId };
  const failedAt = metadata.now;
  if (status !== 'REPLACED') {
    const error = `Invalid transition: ${status} → ACTIVE`;
    return [{ type: 'VersionRestorationFailed', data: { ...ids, error, failedAt } }];
  }
  if (supersession.inForce !== null) {
    const error = supersededMessage(supersession.inForce);
    const replacedBy = lastSupersessionBy(version, supersession.through);
    return [{ type: 'VersionRestorationFailed', data: { ...ids, error, ...(replacedBy && { replacedBy }), failedAt } }];
  }
  return parentRefusal === null
    ? [
        {
          type: 'VersionRestored',
          data: { ...ids, restoredAt: metadata.now, ...(ancestors.length > 0 && { ancestors }) },
        },
      ]
    : [{ type: 'VersionRestorationFailed', data: { ...ids, error: parentRefusal, failedAt } }];
}

/** The execution by which another version superseded this one most recently. */
function lastSupersessionBy(
  { supersessions }: ExistingVersion,
  versionId: string | null,
): { readonly versionId: string; readonly executionId: string } | undefined {
  const last = supersessions.findLast((supersession) => supersession.versionId === versionId);
  if (last === undefined || last.executionId === null || last.outcome === 'indirect') return undefined;
  return { versionId: last.versionId, executionId: last.executionId };
}

/** Only before it is active: an active version's parent is held by its claim, and changes with the next version. */
function reparent(command: Command<'ReparentVersion'>, version: ExistingVersion): Decision {
  const { parent: to, generation, assignmentId, reason, reparentedBy, metadata } = command;
  const { versionId, tokenId, status, parent: from, parentGeneration, abandonedReparentings } = version;
  if (to?.kind === from?.kind && to?.id === from?.id) return [];
  if (status !== 'CREATED' && status !== 'PENDING_VVB') {
    const message = `The parent of a version can change only before it is active. This version is ${status}.`;
    return { code: 'INVALID_STATE_TRANSITION', message };
  }
  const isAbandoned = assignmentId !== null && abandonedReparentings.includes(assignmentId);
  // Assigned against another parent, or abandoned since: the hierarchy has to decide again, or a late one could close a circle (S7-38).
  if (generation !== parentGeneration || isAbandoned) {
    return { code: 'CONCURRENT_MODIFICATION', message: `The parent of version ${versionId} changed in the meantime.` };
  }
  return [
    {
      type: 'VersionReparented',
      data: {
        versionId,
        tokenId,
        from,
        to,
        generation: parentGeneration + 1,
        reason,
        reparentedBy,
        reparentedAt: metadata.now,
      },
    },
  ];
}

function archive({ now }: CommandMetadata, version: ExistingVersion): Decision {
  const { versionId, tokenId, status, archiveAfter } = version;
  switch (status) {
    case 'ARCHIVED':
      return [];
    case 'REPLACED':
    case 'RETIRED':
    case 'REJECTED':
    case 'EXPIRED': {
      if (status === 'REPLACED' && archiveAfter !== null && now < archiveAfter) {
        const message = `A replaced version cannot be archived before ${archiveAfter}.`;
        return { code: 'INVALID_STATE_TRANSITION', message };
      }
      const approvalRequestId = version.submission?.approvalRequestId ?? null;
      return [
        {
          type: 'VersionArchived',
          data: { versionId, tokenId, approvalRequestId, previousStatus: status, archivedAt: now },
        },
      ];
    }
    case 'CREATED':
    case 'PENDING_VVB':
    case 'ACTIVE':
      return cannot(version, 'ARCHIVED');
    default:
      return assertNever(status);
  }
}

/** Why an active version cannot leave force; null when it can (S6-32). */
function retirementRefusal(version: ExistingVersion, to: string): TokenVersionRefusal | null {
  if (version.status !== 'ACTIVE') return cannot(version, to);
  const dependents = dependentVersions(version.dependents);
  if (dependents.length === 0) return null;
  const message = `Version ${version.versionId} cannot be retired: the cascade stops, because it has active children.`;
  return { code: 'CASCADE_BLOCKED', message, details: { dependents } };
}

function cannot(version: ExistingVersion, to: string): TokenVersionRefusal {
  return { code: 'INVALID_STATE_TRANSITION', message: `Invalid transition: ${version.status} → ${to}` };
}
