/** What is constant for a problem code. */
export interface ProblemKind {
  /** HTTP status (CV-1). */
  readonly status: number;
  /** Constant for the code; what happened this time is in `detail`. */
  readonly title: string;
  /** What the caller can do next, most promising first. */
  readonly recommendedActions: readonly string[];
  /** The page of `docs/runbooks` that helps, without `.md`; unset: the entry in the list of problems. */
  readonly runbook?: string;
}
