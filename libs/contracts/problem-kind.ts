/** The parts of a problem that are the same for every occurrence of its code. */
export interface ProblemKind {
  /** HTTP status (CV-1). */
  readonly status: number;
  /** The same for every occurrence. `detail` describes the single occurrence. */
  readonly title: string;
  /** Next steps for the caller, the most promising first. */
  readonly recommendedActions: readonly string[];
  /** A page of `docs/runbooks`, without `.md`. Unset: the entry in the list of problems. */
  readonly runbook?: string;
}
