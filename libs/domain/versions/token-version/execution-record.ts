import type { Command } from './commands.ts';
import type { EventData, TokenVersionEvent } from './events.ts';
import type { AttemptInForce } from './execution-attempt.ts';
import type { CascadeOutcome, ExecutionCheck, FailedCheck, PhaseDurations } from './execution-events.ts';
import type { TokenVersionState, VersionIn } from './state.ts';

export function initiatedEvent(
  command: Command<'ExecuteApproval' | 'FailExecution'>,
  durationMs: number,
): TokenVersionEvent {
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
      initiatedAt: instantAfter(metadata.now, durationMs),
      durationMs,
    },
  };
}

export function validatedEvent(
  { executionId, versionId, approvalRequestId, executedBy }: Command<'ExecuteApproval'>,
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

export function failedCheckEvent(
  command: Command<'ExecuteApproval'>,
  version: TokenVersionState,
  { code, message }: FailedCheck,
  failedAt: string,
): TokenVersionEvent {
  const { initiatedMs, validatedMs } = command.timing;
  const durationMs = milliseconds(initiatedMs + validatedMs);
  return failedEvent(command, version, {
    code,
    errorMessage: message,
    failurePhase: 'VALIDATED',
    durationMs,
    failedAt,
  });
}

export function faultEvent(command: Command<'FailExecution'>, version: TokenVersionState): TokenVersionEvent {
  const { code, errorMessage, durationMs, metadata } = command;
  const failedAt = instantAfter(metadata.now, durationMs);
  return failedEvent(command, version, { code, errorMessage, failurePhase: 'TRANSITIONED', durationMs, failedAt });
}

function failedEvent(
  command: Command<'ExecuteApproval' | 'FailExecution'>,
  version: TokenVersionState,
  failure: Pick<
    EventData<'ApprovalExecutionFailed'>,
    'code' | 'errorMessage' | 'failurePhase' | 'durationMs' | 'failedAt'
  >,
): TokenVersionEvent {
  const { executionId, versionId, approvalRequestId, mode, executedBy } = command;
  const tokenId = version.status === 'NONE' ? null : version.tokenId;
  return {
    type: 'ApprovalExecutionFailed',
    data: { executionId, versionId, approvalRequestId, tokenId, mode, executedBy, ...failure },
  };
}

export function activatedEvent(
  command: Command<'ExecuteApproval'>,
  version: VersionIn<'PENDING_VVB'>,
  activatedAt: string,
): TokenVersionEvent {
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
      ...(previousVersionId !== null && { ancestors: command.ancestors }),
      durationMs: timing.transitionedMs,
    },
  };
}

export function completedEvent(
  execution: Pick<AttemptInForce, 'executionId' | 'approvalRequestId' | 'mode' | 'executedBy' | 'approvers'> & {
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
      // The transition, the activation, the completion, and the retirement if there is one (S6-9).
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

/** Always count from the start, because a sum of rounded steps could put a later phase before an earlier one. */
export function instantAfter(iso: string, ms: number): string {
  return new Date(Date.parse(iso) + ms).toISOString();
}

/** Removes the noise of adding floats. */
function milliseconds(sum: number): number {
  return Math.round(sum * 1_000) / 1_000;
}
