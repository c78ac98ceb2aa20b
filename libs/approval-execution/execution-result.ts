import type { CascadeOutcome, CompletedAttempt, ExecutionMode, Refusal } from '#libs/domain';
import type { Position } from '#libs/event-store';

/** The approval to execute. */
export interface Approved {
  readonly approvalRequestId: string;
  readonly versionId: string;
  /** The version's token, if the caller knows it. Then both are read at the same time. */
  readonly tokenId?: string;
}

/** Asks for an execution: an approved request takes effect once. */
export interface ExecutionRequest extends Approved {
  readonly mode: ExecutionMode;
  readonly executedBy: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
  /** Do nothing if the system has tried this approval before. */
  readonly unlessTried?: boolean;
}

export type ExecutionResult =
  | {
      readonly kind: 'executed';
      readonly versionId: string;
      readonly executionId: string;
      readonly mode: ExecutionMode;
      readonly executedBy: string;
      readonly previousStatus: 'PENDING_VVB';
      readonly newStatus: 'ACTIVE';
      /** ISO 8601. */
      readonly completedAt: string;
      readonly totalDurationMs: number;
      readonly cascade: CascadeOutcome;
      /** This approval had taken effect before, so nothing was appended (C-5). */
      readonly alreadyExecuted: boolean;
      readonly position: Position;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly position: Position };

/** The answer to a completed execution, the first time and at every repetition. */
export function executed(
  versionId: string,
  { executionId, mode, executedBy, completion }: CompletedAttempt,
  alreadyExecuted: boolean,
  position: Position,
): ExecutionResult {
  const { completedAt, totalDurationMs, cascade } = completion;
  return {
    kind: 'executed',
    versionId,
    executionId,
    mode,
    executedBy,
    previousStatus: 'PENDING_VVB',
    newStatus: 'ACTIVE',
    completedAt,
    totalDurationMs,
    cascade,
    alreadyExecuted,
    position,
  };
}
