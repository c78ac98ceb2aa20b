import type { CommandMetadata, Refusal } from '../decider.ts';
import type { ExecuteApproval, FailExecution, TokenVersionCommand } from './commands.ts';
import type { CascadeOutcome, ExecutionCheck, PhaseDurations, TokenVersionEvent } from './events.ts';
import { checkExecution } from './execution-checks.ts';
import type { ExecutionAttempt, ExistingVersion, TokenVersionState } from './state.ts';

type Of<C> = C & { readonly metadata: CommandMetadata };
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

function staleAttempt(versionId: string): StaleAttempt {
  return { code: 'CONCURRENT_MODIFICATION', message: `Another execution of version ${versionId} ended meanwhile.` };
}

/**
 * All phases up to the activation in one list, and so in one append: the approval takes effect
 * entirely or not at all (S6-8). Failed checks are events as well, because a refused execution is
 * part of the record (S6-35, S6-36).
 */
export function executeApproval(
  command: Of<ExecuteApproval>,
  version: TokenVersionState,
): readonly TokenVersionEvent[] | StaleAttempt {
  const { versionId, approvalRequestId, timing } = command;
  if (effectOf(version, approvalRequestId) !== undefined) return [];
  if (isStale(command, version)) return staleAttempt(versionId);
  const { now } = command.metadata;
  const checks = checkExecution({ versionId, version, approval: command.approval, parent: command.parent, now });
  const failed = checks.find((check) => !check.passed);

  const initiated = initiatedEvent(command, timing.initiatedMs);
  const validatedAt = after(now, timing.initiatedMs + timing.validatedMs);
  const validated = validatedEvent(command, version, checks, validatedAt, timing.validatedMs);
  if (failed !== undefined || version.status === 'NONE') {
    return [initiated, validated, failedCheckEvent(command, version, failed, validatedAt)];
  }

  const activatedAt = after(now, timing.initiatedMs + timing.validatedMs + timing.transitionedMs);
  const activated = activatedEvent(command, version, activatedAt);
  if (command.previousVersionToRetire !== null) return [initiated, validated, activated];
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
  { executionId, cascade, completedMs, metadata }: Of<CompleteExecution>,
  version: ExistingVersion,
): readonly TokenVersionEvent[] {
  const attempt = version.executions.find((execution) => execution.executionId === executionId);
  if (attempt === undefined || attempt.completion !== undefined) return [];
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
  command: Of<FailExecution>,
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

function initiatedEvent(command: Of<ExecuteApproval | FailExecution>, durationMs: number): TokenVersionEvent {
  const {
    executionId,
    attempt,
    versionId,
    approvalRequestId,
    mode,
    executedBy,
    onBehalfOf,
    reason,
    approval,
    metadata,
  } = command;
  return {
    type: 'ApprovalExecutionInitiated',
    data: {
      executionId,
      versionId,
      approvalRequestId,
      attempt,
      mode,
      executedBy,
      onBehalfOf,
      reason,
      approvalCount: approval.approvals,
      rejectionCount: approval.rejections,
      abstainCount: approval.abstentions,
      totalValidators: approval.totalValidators,
      initiatedAt: after(metadata.now, durationMs),
      durationMs,
    },
  };
}

function validatedEvent(
  { executionId, versionId, approvalRequestId, executedBy }: ExecuteApproval,
  version: TokenVersionState,
  checks: readonly ExecutionCheck[],
  validatedAt: string,
  durationMs: number,
): TokenVersionEvent {
  const validationsPassed = checks.filter((check) => check.passed).length;
  return {
    type: 'ApprovalExecutionValidated',
    data: {
      executionId,
      versionId,
      approvalRequestId,
      executedBy,
      outcome: validationsPassed === checks.length ? 'passed' : 'error',
      checks,
      previousStatus: version.status,
      validationsPassed,
      stateTransitionAllowed: version.status === 'PENDING_VVB',
      validatedAt,
      durationMs,
    },
  };
}

function failedCheckEvent(
  { executionId, versionId, approvalRequestId, mode, executedBy, timing }: ExecuteApproval,
  version: TokenVersionState,
  failed: ExecutionCheck | undefined,
  failedAt: string,
): TokenVersionEvent {
  const code = failed?.code ?? 'VERSION_NOT_FOUND';
  return {
    type: 'ApprovalExecutionFailed',
    data: {
      executionId,
      versionId,
      approvalRequestId,
      tokenId: version.status === 'NONE' ? null : version.tokenId,
      mode,
      executedBy,
      code,
      errorMessage: failed?.message ?? `SecondaryTokenVersion not found: ${versionId}`,
      // The seeds' names, which their consumers look for (S6-35).
      errorType:
        code === 'VERSION_NOT_FOUND' || code === 'TOKEN_NOT_FOUND'
          ? 'EntityNotFoundException'
          : 'IllegalStateException',
      failurePhase: 'VALIDATED',
      durationMs: milliseconds(timing.initiatedMs + timing.validatedMs),
      failedAt,
    },
  };
}

function activatedEvent(command: ExecuteApproval, version: ExistingVersion, activatedAt: string): TokenVersionEvent {
  const { executionId, versionId, approvalRequestId, executedBy, approval, timing } = command;
  const { tokenId, parent, previousVersionId, amount, recipient, issuerAccountId } = version;
  return {
    type: 'VersionActivated',
    data: {
      executionId,
      versionId,
      tokenId,
      approvalRequestId,
      executedBy,
      previousStatus: 'PENDING_VVB',
      merkleHash: version.merkleHash ?? command.merkleHash,
      parent,
      previousVersionId,
      amount,
      recipient,
      issuerAccountId,
      approvers: approval.approvers,
      approvedByCount: approval.approvers.length,
      approvalThresholdPercentage: approval.approvalThresholdPercentage,
      activatedAt,
      durationMs: timing.transitionedMs,
    },
  };
}

function completedEvent(
  execution: Pick<ExecutionAttempt, 'executionId' | 'approvalRequestId' | 'mode' | 'executedBy' | 'approvers'> & {
    readonly versionId: string;
    readonly tokenId: string;
  },
  cascade: CascadeOutcome,
  phaseDurations: PhaseDurations,
  completedAt: string,
): TokenVersionEvent {
  const { executionId, versionId, tokenId, approvalRequestId, mode, executedBy, approvers } = execution;
  const { initiated, validated, transitioned, completed } = phaseDurations;
  const retired = cascade.outcome === 'retired';
  return {
    type: 'ApprovalExecutionCompleted',
    data: {
      executionId,
      versionId,
      tokenId,
      approvalRequestId,
      mode,
      executedBy,
      approvalCount: approvers.length,
      approvers,
      // The transition, the activation, the completion, and the retirement if there was one (S6-9).
      eventsFired: retired ? 4 : 3,
      cascadeRetirementExecuted: retired,
      cascade,
      cascadeError: cascade.outcome === 'failed' ? cascade.error : null,
      phaseDurations,
      totalDurationMs: milliseconds(initiated + validated + transitioned + completed),
      completedAt,
    },
  };
}

/** Always counted from the beginning, because a sum of rounded steps could put a later phase before an earlier one. */
function after(iso: string, ms: number): string {
  return new Date(Date.parse(iso) + ms).toISOString();
}

/** Without the noise that adding floats leaves behind. */
function milliseconds(sum: number): number {
  return Math.round(sum * 1_000) / 1_000;
}
