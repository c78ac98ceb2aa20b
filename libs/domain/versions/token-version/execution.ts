import type { Refusal } from '../../decider.ts';
import type { ExecuteApproval, FailExecution, TokenVersionCommand } from './commands.ts';
import type { TokenVersionEvent } from './events.ts';
import { checkExecution, decisiveFailure } from './execution-checks.ts';
import {
  activatedEvent,
  after,
  completedEvent,
  failedCheckEvent,
  initiatedEvent,
  validatedEvent,
  type WithMetadata,
} from './execution-events.ts';
import type { ExecutionAttempt, ExistingVersion, TokenVersionState } from './state.ts';

type CompleteExecution = Extract<TokenVersionCommand, { type: 'CompleteExecution' }>;

/** The attempt by which an approval took effect on the version, unless it was rolled back since (C-5, C-21). */
export function effectOf(version: TokenVersionState, approvalRequestId: string): ExecutionAttempt | undefined {
  return version.executions.find(
    ({ approvalRequestId: id, status }) =>
      id === approvalRequestId && (status === 'activated' || status === 'completed'),
  );
}

export type StaleAttempt = Refusal<'CONCURRENT_MODIFICATION'>;

/**
 * Another execution ended since this one was prepared. Its id, and with it its claim on the parent,
 * may be the other's, which is released when the other failed: it has to be prepared anew.
 */
function isStale({ attempt }: ExecuteApproval | FailExecution, version: TokenVersionState): boolean {
  return attempt !== version.executions.length + 1;
}

/** A version that replaces this one was activated since: whether one is in force has to be looked up again. */
function isOutOfDate({ supersession }: ExecuteApproval, version: TokenVersionState): boolean {
  return version.status !== 'NONE' && version.supersessions.length !== supersession.seen;
}

/** The version was given another parent since: the claim that was made is on the wrong one. */
function isOfFormerParent({ parentGeneration }: ExecuteApproval, version: TokenVersionState): boolean {
  return version.status !== 'NONE' && version.parentGeneration !== parentGeneration;
}

function staleAttempt(versionId: string): StaleAttempt {
  return { code: 'CONCURRENT_MODIFICATION', message: `Version ${versionId} changed in the meantime.` };
}

/**
 * All phases up to the activation in one list, and so in one append: the approval takes effect
 * entirely or not at all (S6-8). Failed checks are events as well, because a refused execution is
 * part of the record (S6-35, S6-36).
 */
export function executeApproval(
  command: WithMetadata<ExecuteApproval>,
  version: TokenVersionState,
): readonly TokenVersionEvent[] | StaleAttempt {
  const { versionId, approvalRequestId, timing } = command;
  if (effectOf(version, approvalRequestId) !== undefined) return [];
  if (isStale(command, version) || isOfFormerParent(command, version) || isOutOfDate(command, version)) {
    return staleAttempt(versionId);
  }
  const { approval, token, parent, supersession, metadata } = command;
  const { now } = metadata;
  const checks = checkExecution({ versionId, version, approval, token, parent, supersession, now });
  const failed = decisiveFailure(checks);
  // A check that failed when it was prepared passes by now: it must claim its parent first.
  if (failed === undefined && parent !== null && !command.parentClaimed) return staleAttempt(versionId);

  const initiated = initiatedEvent(command, timing.initiatedMs);
  const validatedAt = after(now, timing.initiatedMs + timing.validatedMs);
  const validated = validatedEvent(command, version, checks, validatedAt, timing.validatedMs);
  if (failed !== undefined || version.status === 'NONE') {
    return [initiated, validated, failedCheckEvent(command, version, failed, validatedAt)];
  }

  const activatedAt = after(now, timing.initiatedMs + timing.validatedMs + timing.transitionedMs);
  const activated = activatedEvent(command, version, activatedAt);
  // What becomes of the version that it replaces is decided on that version's own stream.
  if (version.previousVersionId !== null) return [initiated, validated, activated];
  const phaseDurations = {
    initiated: timing.initiatedMs,
    validated: timing.validatedMs,
    transitioned: timing.transitionedMs,
    completed: 0,
  };
  const completed = completedEvent(
    { ...command, versionId, tokenId: version.tokenId, approvers: command.approval.approvers },
    { outcome: 'none' },
    phaseDurations,
    activatedAt,
  );
  return [initiated, validated, activated, completed];
}

/** Ends an activated execution with what came of its cascade; a failed cascade never undoes it (S6-33). */
export function completeExecution(
  { executionId, cascade, completedMs, metadata }: WithMetadata<CompleteExecution>,
  version: ExistingVersion,
): readonly TokenVersionEvent[] {
  const attempt = version.executions.find((execution) => execution.executionId === executionId);
  // One that failed, or was rolled back, has its outcome: a late completion must not give it another.
  if (attempt?.status !== 'activated') return [];
  const { versionId, tokenId } = version;
  const ended = after(attempt.activatedAt ?? metadata.now, completedMs);
  // An execution that was interrupted ended when it was taken up again.
  const completedAt = ended > metadata.now ? ended : metadata.now;
  const completed = completedEvent(
    { ...attempt, versionId, tokenId },
    cascade,
    { ...attempt.phases, completed: completedMs },
    completedAt,
  );
  if (cascade.outcome !== 'failed') return [completed];
  return [
    {
      type: 'VersionRetirementFailed',
      data: {
        versionId: cascade.versionId,
        replacedByVersionId: versionId,
        error: cascade.error,
        failedAt: metadata.now,
      },
    },
    completed,
  ];
}

/** Records an execution that faults ended (S6-37); none that took effect after all, as an append may whose answer was lost. */
export function failExecution(
  command: WithMetadata<FailExecution>,
  version: TokenVersionState,
): readonly TokenVersionEvent[] | StaleAttempt {
  if (effectOf(version, command.approvalRequestId) !== undefined) return [];
  if (isStale(command, version)) return staleAttempt(command.versionId);
  const {
    executionId,
    versionId,
    approvalRequestId,
    mode,
    executedBy,
    code,
    errorMessage,
    errorType,
    durationMs,
    metadata,
  } = command;
  return [
    initiatedEvent(command, 0),
    {
      type: 'ApprovalExecutionFailed',
      data: {
        executionId,
        versionId,
        approvalRequestId,
        tokenId: version.status === 'NONE' ? null : version.tokenId,
        mode,
        executedBy,
        code,
        errorMessage,
        errorType,
        failurePhase: 'TRANSITIONED',
        durationMs,
        failedAt: after(metadata.now, durationMs),
      },
    },
  ];
}
