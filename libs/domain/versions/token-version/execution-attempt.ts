import { assertNever, ImpossibleEvent } from '../../decider.ts';
import type { EventData, TokenVersionEvent } from './events.ts';
import type { ExecutionMode, PhaseDurations, SeenAncestor } from './execution-events.ts';

interface Begun {
  readonly executionId: string;
  readonly approvalRequestId: string;
  readonly mode: ExecutionMode;
  readonly executedBy: string;
}

interface Activated extends Begun {
  readonly activatedAt: string;
  readonly approvers: readonly string[];
  /** Undefined if it was not recorded. */
  readonly ancestors: readonly SeenAncestor[] | undefined;
  readonly phases: Pick<PhaseDurations, 'initiated' | 'validated' | 'transitioned'>;
}

interface Completed extends Activated {
  readonly completion: EventData<'ApprovalExecutionCompleted'>;
}

/**
 * One try to execute an approval:
 *
 *     begun → validated → activated → completed → rolled-back
 *       └────────┴→ failed
 *
 * An activated attempt is not complete while the version that it replaces may still have to be retired.
 */
export type ExecutionAttempt =
  | (Begun & { readonly status: 'begun'; readonly phases: Pick<PhaseDurations, 'initiated'> })
  | (Begun & { readonly status: 'validated'; readonly phases: Pick<PhaseDurations, 'initiated' | 'validated'> })
  | (Activated & { readonly status: 'activated' })
  | (Completed & { readonly status: 'completed' })
  | (Completed & { readonly status: 'rolled-back' })
  | (Begun & { readonly status: 'failed'; readonly failure: EventData<'ApprovalExecutionFailed'> });

export type AttemptInForce = Extract<ExecutionAttempt, { status: 'activated' | 'completed' }>;
export type CompletedAttempt = Extract<ExecutionAttempt, { status: 'completed' | 'rolled-back' }>;

/** Whether the version is in force by this attempt, unless another version replaced it since. */
export function isInForce(attempt: ExecutionAttempt): attempt is AttemptInForce {
  return attempt.status === 'activated' || attempt.status === 'completed';
}

/** Whether the attempt brought the version into force, also when it was rolled back later. */
export function wasActivated(attempt: ExecutionAttempt): boolean {
  return isInForce(attempt) || attempt.status === 'rolled-back';
}

type PhaseEvent = Extract<
  TokenVersionEvent,
  {
    type:
      | 'ApprovalExecutionInitiated'
      | 'ApprovalExecutionValidated'
      | 'ApprovalExecutionFailed'
      | 'VersionActivated'
      | 'ApprovalExecutionCompleted'
      | 'ApprovalExecutionRolledBack';
  }
>;

interface AttemptedVersion {
  readonly status: string;
  readonly attempts: readonly ExecutionAttempt[];
}

/**
 * The version's attempts after a phase of one of them.
 * @throws ImpossibleEvent when the phase cannot follow, or belongs to an attempt that never began.
 */
export function withPhase({ status, attempts }: AttemptedVersion, event: PhaseEvent): readonly ExecutionAttempt[] {
  const { executionId } = event.data;
  const attempt = attempts.find((one) => one.executionId === executionId);
  const next = attemptAfter(attempt, event);
  if (next === null) {
    throw new ImpossibleEvent(event.type, `${status}, execution ${executionId} ${attempt?.status ?? 'not begun'}`);
  }
  return attempt === undefined ? [...attempts, next] : attempts.map((one) => (one === attempt ? next : one));
}

/** The attempt after an event, or null when the event cannot follow. */
function attemptAfter(attempt: ExecutionAttempt | undefined, event: PhaseEvent): ExecutionAttempt | null {
  switch (event.type) {
    case 'ApprovalExecutionInitiated':
      return attempt === undefined ? begun(event.data) : null;
    case 'ApprovalExecutionValidated':
      if (attempt?.status !== 'begun') return null;
      return { ...attempt, status: 'validated', phases: { ...attempt.phases, validated: event.data.durationMs } };
    case 'ApprovalExecutionFailed': {
      // A persistent fault ends an attempt before its validation (S6-37).
      if (attempt?.status !== 'begun' && attempt?.status !== 'validated') return null;
      const { phases: _, ...failed } = attempt;
      return { ...failed, status: 'failed', failure: event.data };
    }
    case 'VersionActivated': {
      if (attempt?.status !== 'validated') return null;
      const { activatedAt, approvers, ancestors, durationMs } = event.data;
      const phases = { ...attempt.phases, transitioned: durationMs };
      return { ...attempt, status: 'activated', activatedAt, approvers, ancestors, phases };
    }
    case 'ApprovalExecutionCompleted':
      return attempt?.status === 'activated' ? { ...attempt, status: 'completed', completion: event.data } : null;
    case 'ApprovalExecutionRolledBack':
      return attempt?.status === 'completed' ? { ...attempt, status: 'rolled-back' } : null;
    default:
      return assertNever(event);
  }
}

function begun(data: EventData<'ApprovalExecutionInitiated'>): ExecutionAttempt {
  const { executionId, approvalRequestId, mode, executedBy, durationMs } = data;
  return { executionId, approvalRequestId, mode, executedBy, status: 'begun', phases: { initiated: durationMs } };
}
