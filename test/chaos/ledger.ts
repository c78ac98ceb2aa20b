/** What the load was told has happened; the oracle holds the log against it. */
export interface Ledger {
  /** Token ids by the name that the load gave them. */
  readonly tokens: Map<string, string>;
  /** Version ids by the recipient that the load gave them. */
  readonly versions: Map<string, string>;
  /** Approval request ids by version id. */
  readonly submissions: Map<string, string>;
  /** `approvalRequestId:validatorId`. */
  readonly votes: Set<string>;
  /** Version ids. */
  readonly rollbacks: Set<string>;
  /** How long each execution took, in milliseconds, as every caller was told, by its id. */
  readonly executions: Map<string, number>;
  /** Answers that nobody should have got. */
  readonly surprises: string[];
  /** Milliseconds of `performance.now()` at which each command was acknowledged. */
  readonly acknowledgedAt: number[];
  /** How often a command had to be sent again. */
  retries: number;
}

export function emptyLedger(): Ledger {
  return {
    tokens: new Map(),
    versions: new Map(),
    submissions: new Map(),
    votes: new Set(),
    rollbacks: new Set(),
    executions: new Map(),
    surprises: [],
    acknowledgedAt: [],
    retries: 0,
  };
}
