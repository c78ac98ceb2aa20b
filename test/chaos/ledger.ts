/** The acknowledgements that the load received. The oracle compares the log with them. */
export interface Ledger {
  /** Token ids by name. */
  readonly tokens: Map<string, string>;
  /** Version ids by recipient. */
  readonly versions: Map<string, string>;
  /** Approval request ids by version id. */
  readonly submissions: Map<string, string>;
  /** `approvalRequestId:validatorId`. */
  readonly votes: Set<string>;
  /** Version ids. */
  readonly rollbacks: Set<string>;
  /** The duration of each execution in milliseconds, as its callers received it. */
  readonly executions: Map<string, number>;
  /** Answers that no client should receive. */
  readonly surprises: string[];
  /** Milliseconds of `performance.now()` at which each command was acknowledged. */
  readonly acknowledgedAt: number[];
  /** The number of commands that had to be sent again. */
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
