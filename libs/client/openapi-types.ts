// Generated from docs/openapi.json by npm run generate.

export interface paths {
  '/api/v12/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Register a token and put its opening balance into the issuer account */
    post: operations['registerToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tokens/{tokenId}/fund': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put money into the issuer account of a token */
    post: operations['fundToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tokens/{tokenId}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create a version of a token
     * @description With previousVersionId it replaces that version when it becomes active.
     */
    post: operations['createVersion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/versions/{versionId}/submit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Submit a version to the vote of its validators
     * @description By a tier, which has a policy of its own, or by a policy: give one of the two.
     */
    post: operations['submitVersion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/versions/{versionId}/retire': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Retire an active version */
    post: operations['retireVersion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/versions/{versionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read a version */
    get: operations['getVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approvals/{approvalRequestId}/votes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cast the vote of a validator
     * @description A vote can be changed until the request is decided. A first vote that comes after the decision is on the record and changes nothing.
     */
    post: operations['castVote'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approvals/{approvalRequestId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read an approval request: its policy, its tally, its decision and a page of its votes */
    get: operations['getApproval'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approval-execution/{versionId}/execute-manual': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Execute an approval by hand
     * @description For when automatic execution failed or is off. An approval that has taken effect answers what happened then, and changes nothing.
     */
    post: operations['executeManually'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approval-execution/{versionId}/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read whether the approval of a version has taken effect, and how long that took */
    get: operations['getExecutionStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approval-execution/{versionId}/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the phases of the executions of a version, oldest first */
    get: operations['listExecutionAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/settlements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List settlements, all of them or those of a version */
    get: operations['listSettlements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/settlements/{settlementId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try a settlement again that failed
     * @description One that failed with INSUFFICIENT_BALANCE wants its token funded first.
     */
    post: operations['retrySettlement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/books/trial-balance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read what every account holds, and what they hold together, which is always zero */
    get: operations['getTrialBalance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    ApprovalView: {
      approvalRequestId: string;
      versionId: string;
      tokenId: string;
      status: string;
      tier: string | null;
      policy: {
        numerator: number;
        denominator: number;
        /** @enum {string} */
        basis: 'eligible' | 'cast';
        inclusive: boolean;
      };
      thresholdPercentage: number;
      /** Format: date-time */
      votingWindowEnd: string;
      /** Format: date-time */
      approvalExpiryDeadline: string;
      requestedBy: string;
      /** Format: date-time */
      requestedAt: string;
      /** @description Every vote on the record, those that came after the decision included. */
      tally: {
        approve: number;
        reject: number;
        abstain: number;
        notVoted: number;
        validators: number;
      };
      /** @description The votes that decided; null while the request is open. */
      decision: {
        outcome: string;
        approve: number;
        reject: number;
        abstain: number;
        early: boolean;
        /** Format: date-time */
        decidedAt: string;
      } | null;
      /** @description A page of the votes, in the order of the validators' ids. */
      votes: {
        validatorId: string;
        choice: string;
        counted: boolean;
        /** Format: date-time */
        castAt: string;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    CastVoteRequest: {
      validatorId: string;
      /** @enum {string} */
      choice: 'APPROVE' | 'REJECT' | 'ABSTAIN';
      reason?: string;
    };
    CreateVersionRequest: {
      content: {
        [key: string]: unknown;
      };
      /** Format: uuid */
      parentTokenId?: string;
      /** Format: uuid */
      parentVersionId?: string;
      /** Format: uuid */
      previousVersionId?: string;
      amount: string;
      recipient: string;
    };
    ExecuteManuallyRequest: {
      /** Format: uuid */
      approvalRequestId: string;
      executedBy: string;
      reason: string;
    };
    ExecutedManually: {
      /** Format: uuid */
      versionId: string;
      /** Format: uuid */
      approvalRequestId: string;
      /** Format: uuid */
      executionId: string;
      previousStatus: string;
      newStatus: string;
      /** Format: date-time */
      timestamp: string;
      executionDuration: string;
      executionDurationMs: number;
      metadata: {
        executedManually: boolean;
        executedBy: string;
        /** @description True when this approval had taken effect before this call, which then changed nothing (C-5). */
        alreadyExecuted: boolean;
        cascadeRetirementExecuted: boolean;
        cascadeError: string | null;
      };
      /** @description The place in the event log that this command reached: give it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    ExecutionAudit: {
      versionId: string;
      auditEntries: {
        id: string;
        phase: string;
        approvalRequestId: string;
        previousStatus: string | null;
        newStatus: string | null;
        /** Format: date-time */
        timestamp: string;
        executedBy: string;
        errorMessage: string | null;
        metadata: {
          [key: string]: unknown;
        };
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    ExecutionStatus: {
      versionId: string;
      approvalRequestId: string | null;
      currentStatus: string;
      /** Format: date-time */
      transitionedAt: string | null;
      executionDuration: string | null;
      executionDurationMs: number | null;
      approverCount: number | null;
      approvalThreshold: number | null;
    };
    FundTokenRequest: {
      amount: string;
    };
    Problem: {
      /** @description Where the code is explained, relative to this API. */
      type: string;
      title: string;
      status: number;
      detail: string;
      instance: string;
      /** @description Stable: what a program decides by. */
      code: string;
      traceId: string;
      recommendedActions: string[];
      /** @description The fields at fault, as JSON pointers into the body, or the names of parameters and headers. */
      errors?: {
        pointer: string;
        detail: string;
      }[];
      /** @description Typed facts about this refusal, such as the dependents that block it. */
      details?: {
        [key: string]: unknown;
      };
    };
    QuorumPolicy: {
      numerator: number;
      denominator: number;
      /** @enum {string} */
      basis: 'eligible' | 'cast';
      inclusive: boolean;
    };
    RegisterTokenRequest: {
      name: string;
      /**
       * @default PRIMARY
       * @enum {string}
       */
      kind?: 'PRIMARY' | 'SECONDARY';
      /** Format: uuid */
      parentTokenId?: string;
      /** @description The account that settlements of this token are paid from. */
      issuerAccountId: string;
      /** @description What the issuer puts into that account when the token is registered. */
      openingBalance: string;
    };
    RetireVersionRequest: {
      reason: string;
    };
    SettlementPage: {
      items: components['schemas']['SettlementView'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    SettlementRetried: {
      /** Format: uuid */
      settlementId: string;
      status: string;
      /** @description The place in the event log that this command reached: give it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    SettlementView: {
      settlementId: string;
      revenueStreamId: string;
      versionId: string;
      tokenId: string;
      status: string;
      amount: string;
      recipient: string;
      issuerAccountId: string;
      attempts: number;
      failureCode: string | null;
      failureReason: string | null;
      /** Format: date-time */
      requestedAt: string | null;
      /** Format: date-time */
      completedAt: string | null;
      /** Format: date-time */
      updatedAt: string;
      /** @description Null until the revenue read model has it (S6-43). */
      revenueStream: {
        status: string;
        /** Format: date-time */
        createdAt: string;
        /** Format: date-time */
        settledAt: string | null;
      } | null;
    };
    SubmitVersionRequest: {
      /** @enum {string} */
      tier?: 'STANDARD' | 'ELEVATED' | 'CRITICAL';
      policy?: components['schemas']['QuorumPolicy'];
      validators: string[];
      /**
       * @description Days from now until voting closes (S6-51).
       * @default 7
       */
      votingWindowDays?: number;
    };
    TokenFunded: {
      /** Format: uuid */
      tokenId: string;
      /** @description The place in the event log that this command reached: give it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    TokenRegistered: {
      /** Format: uuid */
      tokenId: string;
      /** @description The place in the event log that this command reached: give it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    TrialBalance: {
      accounts: {
        account: string;
        balance: string;
      }[];
      total: string;
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    VersionCreated: {
      /** Format: uuid */
      versionId: string;
      /** Format: uuid */
      tokenId: string;
      status: string;
      /** @description The place in the event log that this command reached: give it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    VersionRetired: {
      /** Format: uuid */
      versionId: string;
      status: string;
      /** @description The place in the event log that this command reached: give it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    VersionSubmitted: {
      /** Format: uuid */
      versionId: string;
      /** Format: uuid */
      approvalRequestId: string;
      status: string;
      /** Format: date-time */
      votingWindowEnd: string;
      /** Format: date-time */
      approvalExpiryDeadline: string;
      /** @description The place in the event log that this command reached: give it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    VersionView: {
      versionId: string;
      tokenId: string;
      status: string;
      content: {
        [key: string]: unknown;
      };
      amount: string;
      recipient: string;
      parentTokenId: string | null;
      parentVersionId: string | null;
      previousVersionId: string | null;
      replacedByVersionId: string | null;
      merkleHash: string | null;
      approvalRequestId: string | null;
      approvalThresholdPercentage: number | null;
      approvedByCount: number | null;
      approversList: string[];
      /** Format: date-time */
      approvalTimestamp: string | null;
      /** Format: date-time */
      approvalExpiryDeadline: string | null;
      /** Format: date-time */
      vvbApprovedAt: string | null;
      /** Format: date-time */
      activatedAt: string | null;
      /** Format: date-time */
      previousVersionRetiredAt: string | null;
      /** Format: date-time */
      archiveAfter: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    VoteCast: {
      /** Format: uuid */
      approvalRequestId: string;
      validatorId: string;
      choice: string;
      /** @description False for a vote that came after the decision: it is on the record and changes nothing. */
      counted: boolean;
      status: string;
      /** @description The place in the event log that this command reached: give it to a query as X-Min-Position to read your own write. */
      position: string;
    };
  };
  responses: never;
  parameters: {
    /**
     * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
     * @example quarterly-review-17
     */
    'X-Correlation-ID': string;
    /**
     * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
     * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
     */
    traceparent: string;
    /**
     * @description The position that a command answered: the read waits until its read models are there (N2).
     * @example 0000000000000001
     */
    'X-Min-Position': string;
  };
  requestBodies: never;
  headers: {
    /** @description The correlation id that was sent, or the one that was made. */
    'X-Correlation-ID': string;
    /** @description Where the new thing is read. */
    Location: string;
    /** @description Seconds to wait before trying again. */
    'Retry-After': number;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  registerToken: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Bond 2031",
         *       "issuerAccountId": "acme",
         *       "openingBalance": "1000.00"
         *     }
         */
        'application/json': components['schemas']['RegisterTokenRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "position": "0000000000000001"
           *     }
           */
          'application/json': components['schemas']['TokenRegistered'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such token (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something else changed this at the same time (CONCURRENT_MODIFICATION) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than 1 MB (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much work is in flight (RESOURCE_BUSY). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  fundToken: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0001 */
        tokenId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "amount": "500.00"
         *     }
         */
        'application/json': components['schemas']['FundTokenRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "position": "0000000000000002"
           *     }
           */
          'application/json': components['schemas']['TokenFunded'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such token (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token or version is retired (TOKEN_RETIRED). Something else changed this at the same time (CONCURRENT_MODIFICATION) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than 1 MB (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much work is in flight (RESOURCE_BUSY). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createVersion: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0001 */
        tokenId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "content": {
         *         "terms": "5 % until 2031"
         *       },
         *       "amount": "250.00",
         *       "recipient": "treasury"
         *     }
         */
        'application/json': components['schemas']['CreateVersionRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "status": "CREATED",
           *       "position": "0000000000000003"
           *     }
           */
          'application/json': components['schemas']['VersionCreated'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such token (TOKEN_NOT_FOUND). There is no such version (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token or version is retired (TOKEN_RETIRED). Something else changed this at the same time (CONCURRENT_MODIFICATION) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than 1 MB (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much work is in flight (RESOURCE_BUSY). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  submitVersion: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0002 */
        versionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "tier": "ELEVATED",
         *       "validators": [
         *         "ann",
         *         "bob",
         *         "cem"
         *       ],
         *       "votingWindowDays": 7
         *     }
         */
        'application/json': components['schemas']['SubmitVersionRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *       "status": "PENDING_VVB",
           *       "votingWindowEnd": "2026-11-09T09:30:00.000Z",
           *       "approvalExpiryDeadline": "2026-11-16T09:30:00.000Z",
           *       "position": "0000000000000005"
           *     }
           */
          'application/json': components['schemas']['VersionSubmitted'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such version (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The current status does not allow this (INVALID_STATE_TRANSITION). Something else changed this at the same time (CONCURRENT_MODIFICATION) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than 1 MB (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No vote could ever meet this policy (INVALID_POLICY) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much work is in flight (RESOURCE_BUSY). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  retireVersion: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0002 */
        versionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "matured"
         *     }
         */
        'application/json': components['schemas']['RetireVersionRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "status": "RETIRED",
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['VersionRetired'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such version (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The current status does not allow this (INVALID_STATE_TRANSITION). Active dependents stand in the way (CASCADE_BLOCKED). Something else changed this at the same time (CONCURRENT_MODIFICATION) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than 1 MB (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much work is in flight (RESOURCE_BUSY). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getVersion: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The position that a command answered: the read waits until its read models are there (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0002 */
        versionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "status": "ACTIVE",
           *       "content": {
           *         "terms": "5 % until 2031"
           *       },
           *       "amount": "250.00",
           *       "recipient": "treasury",
           *       "parentTokenId": null,
           *       "parentVersionId": null,
           *       "previousVersionId": null,
           *       "replacedByVersionId": null,
           *       "merkleHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283",
           *       "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *       "approvalThresholdPercentage": 66.67,
           *       "approvedByCount": 2,
           *       "approversList": [
           *         "ann",
           *         "bob"
           *       ],
           *       "approvalTimestamp": "2026-11-02T09:31:00.000Z",
           *       "approvalExpiryDeadline": "2026-11-16T09:30:00.000Z",
           *       "vvbApprovedAt": "2026-11-02T09:31:00.000Z",
           *       "activatedAt": "2026-11-02T09:31:00.012Z",
           *       "previousVersionRetiredAt": null,
           *       "archiveAfter": null,
           *       "createdAt": "2026-11-02T09:29:00.000Z",
           *       "updatedAt": "2026-11-02T09:31:00.012Z"
           *     }
           */
          'application/json': components['schemas']['VersionView'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such version (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached that position yet (READ_MODEL_BEHIND). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  castVote: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0003 */
        approvalRequestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "validatorId": "ann",
         *       "choice": "APPROVE"
         *     }
         */
        'application/json': components['schemas']['CastVoteRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *       "validatorId": "ann",
           *       "choice": "APPROVE",
           *       "counted": true,
           *       "status": "OPEN",
           *       "position": "0000000000000006"
           *     }
           */
          'application/json': components['schemas']['VoteCast'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This validator has no vote on this request (VALIDATOR_NOT_ELIGIBLE) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such approval request (APPROVAL_REQUEST_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The vote is closed (VOTE_CLOSED). Something else changed this at the same time (CONCURRENT_MODIFICATION) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than 1 MB (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much work is in flight (RESOURCE_BUSY). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getApproval: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description Where the page before this one ended: its nextCursor. */
        cursor?: string;
      };
      header?: {
        /**
         * @description The position that a command answered: the read waits until its read models are there (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0003 */
        approvalRequestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "status": "APPROVED",
           *       "tier": "ELEVATED",
           *       "policy": {
           *         "numerator": 2,
           *         "denominator": 3,
           *         "basis": "eligible",
           *         "inclusive": true
           *       },
           *       "thresholdPercentage": 66.67,
           *       "votingWindowEnd": "2026-11-09T09:30:00.000Z",
           *       "approvalExpiryDeadline": "2026-11-16T09:30:00.000Z",
           *       "requestedBy": "local-administrator",
           *       "requestedAt": "2026-11-02T09:30:00.000Z",
           *       "tally": {
           *         "approve": 2,
           *         "reject": 0,
           *         "abstain": 0,
           *         "notVoted": 1,
           *         "validators": 3
           *       },
           *       "decision": {
           *         "outcome": "APPROVED",
           *         "approve": 2,
           *         "reject": 0,
           *         "abstain": 0,
           *         "early": true,
           *         "decidedAt": "2026-11-02T09:31:00.000Z"
           *       },
           *       "votes": [
           *         {
           *           "validatorId": "ann",
           *           "choice": "APPROVE",
           *           "counted": true,
           *           "castAt": "2026-11-02T09:30:30.000Z"
           *         },
           *         {
           *           "validatorId": "bob",
           *           "choice": "APPROVE",
           *           "counted": true,
           *           "castAt": "2026-11-02T09:31:00.000Z"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ApprovalView'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such approval request (APPROVAL_REQUEST_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached that position yet (READ_MODEL_BEHIND). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  executeManually: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0002 */
        versionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
         *       "executedBy": "ops@example.com",
         *       "reason": "automatic execution is off"
         *     }
         */
        'application/json': components['schemas']['ExecuteManuallyRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *       "executionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0005",
           *       "previousStatus": "PENDING_VVB",
           *       "newStatus": "ACTIVE",
           *       "timestamp": "2026-11-02T09:31:00.012Z",
           *       "executionDuration": "12ms",
           *       "executionDurationMs": 11.812,
           *       "metadata": {
           *         "executedManually": true,
           *         "executedBy": "ops@example.com",
           *         "alreadyExecuted": false,
           *         "cascadeRetirementExecuted": false,
           *         "cascadeError": null
           *       },
           *       "position": "0000000000000012"
           *     }
           */
          'application/json': components['schemas']['ExecutedManually'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such approval request (APPROVAL_REQUEST_NOT_FOUND). There is no such version (VERSION_NOT_FOUND). There is no such token (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The current status does not allow this (INVALID_STATE_TRANSITION). The approval request is not approved (APPROVAL_NOT_APPROVED). The token or version is retired (TOKEN_RETIRED). A hold on the version blocks it (VERSION_HELD). Something else changed this at the same time (CONCURRENT_MODIFICATION) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The approval has expired (APPROVAL_EXPIRED) */
      410: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than 1 MB (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The approval request belongs to another version (APPROVAL_VERSION_MISMATCH) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The parent is locked (PARENT_LOCKED) */
      423: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much work is in flight (RESOURCE_BUSY). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getExecutionStatus: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The position that a command answered: the read waits until its read models are there (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0002 */
        versionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *       "currentStatus": "ACTIVE",
           *       "transitionedAt": "2026-11-02T09:31:00.012Z",
           *       "executionDuration": "12ms",
           *       "executionDurationMs": 11.812,
           *       "approverCount": 2,
           *       "approvalThreshold": 66.67
           *     }
           */
          'application/json': components['schemas']['ExecutionStatus'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such version (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached that position yet (READ_MODEL_BEHIND). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listExecutionAudit: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description Where the page before this one ended: its nextCursor. */
        cursor?: string;
      };
      header?: {
        /**
         * @description The position that a command answered: the read waits until its read models are there (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0002 */
        versionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "auditEntries": [
           *         {
           *           "id": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0006",
           *           "phase": "TRANSITIONED",
           *           "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *           "previousStatus": "PENDING_VVB",
           *           "newStatus": "ACTIVE",
           *           "timestamp": "2026-11-02T09:31:00.012Z",
           *           "executedBy": "ops@example.com",
           *           "errorMessage": null,
           *           "metadata": {}
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ExecutionAudit'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such version (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached that position yet (READ_MODEL_BEHIND). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSettlements: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description Where the page before this one ended: its nextCursor. */
        cursor?: string;
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0002 */
        versionId?: string;
      };
      header?: {
        /**
         * @description The position that a command answered: the read waits until its read models are there (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "settlementId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0004",
           *           "revenueStreamId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0007",
           *           "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *           "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *           "status": "COMPLETED",
           *           "amount": "250.00",
           *           "recipient": "treasury",
           *           "issuerAccountId": "acme",
           *           "attempts": 1,
           *           "failureCode": null,
           *           "failureReason": null,
           *           "requestedAt": "2026-11-02T09:31:00.050Z",
           *           "completedAt": "2026-11-02T09:31:00.080Z",
           *           "updatedAt": "2026-11-02T09:31:00.080Z",
           *           "revenueStream": {
           *             "status": "SETTLED",
           *             "createdAt": "2026-11-02T09:31:00.040Z",
           *             "settledAt": "2026-11-02T09:31:00.090Z"
           *           }
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['SettlementPage'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached that position yet (READ_MODEL_BEHIND). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  retrySettlement: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0004 */
        settlementId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted: it is done in the background */
      202: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "settlementId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0004",
           *       "status": "RETRYING",
           *       "position": "0000000000000018"
           *     }
           */
          'application/json': components['schemas']['SettlementRetried'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such settlement (SETTLEMENT_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The current status does not allow this (INVALID_STATE_TRANSITION). Something else changed this at the same time (CONCURRENT_MODIFICATION) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is larger than 1 MB (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much work is in flight (RESOURCE_BUSY). The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTrialBalance: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description Where the page before this one ended: its nextCursor. */
        cursor?: string;
      };
      header?: {
        /**
         * @description Ties what belongs together in logs and events. Answered as it came; one is made when there is none.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. One that is not valid starts a new trace and fails nothing.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "accounts": [
           *         {
           *           "account": "issuer:acme",
           *           "balance": "750.00"
           *         },
           *         {
           *           "account": "recipient:treasury",
           *           "balance": "250.00"
           *         },
           *         {
           *           "account": "outside",
           *           "balance": "-1000.00"
           *         }
           *       ],
           *       "total": "0.00",
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['TrialBalance'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Something went wrong on our side (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The database did not answer (DATABASE_UNAVAILABLE) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
