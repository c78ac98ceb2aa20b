/** The parts of a problem that are the same for every occurrence of its code. */
export interface ProblemKind {
  /** HTTP status (CV-1). */
  readonly status: number;
  /** The same for every occurrence. `detail` describes the single occurrence. */
  readonly title: string;
  /** Next steps for the caller, the most promising first. */
  readonly recommendedActions: readonly string[];
  /**
   * Refuses because of who acts, or of how that is proved, although the status is neither 401 nor 403. Such refusals are
   * recorded as denials, too (ADR 41).
   */
  readonly denies?: true;
  /** A page of `docs/runbooks`, without `.md`. Unset: the entry in the list of problems. */
  readonly runbook?: string;
}
