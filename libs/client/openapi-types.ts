// Generated from docs/openapi.json by npm run generate.

export interface paths {
  '/api/v12/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List tokens, optionally by name, oldest first
     * @description If the answer to a registration was lost, this shows whether it took effect.
     */
    get: operations['listTokens'];
    put?: never;
    /** Register a token and deposit its opening balance into the issuer account */
    post: operations['registerToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tokens/{tokenId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read a token with its ancestors and active dependents */
    get: operations['getToken'];
    put?: never;
    post?: never;
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
    /** Deposit money into the issuer account of a token */
    post: operations['fundToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tokens/{tokenId}/attributes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set the attributes of a token
     * @description Its children inherit each attribute that they do not set themselves.
     */
    put: operations['describeToken'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tokens/{tokenId}/parent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change or remove the parent of a token
     * @description Applies to versions created afterwards. A cycle of parents is refused.
     */
    post: operations['assignTokenParent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tokens/{tokenId}/lock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lock a token, so that no version becomes active under it */
    post: operations['lockToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tokens/{tokenId}/unlock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Unlock a token */
    post: operations['unlockToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tokens/{tokenId}/retire': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Retire a token
     * @description Refused while versions depend on it, unless cascade retires them first.
     */
    post: operations['retireToken'];
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
     * @description With previousVersionId, the new version replaces that version when it becomes active.
     */
    post: operations['createVersion'];
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
    /**
     * Retire an active version
     * @description Refused while other versions depend on it, unless cascade retires them first.
     */
    post: operations['retireVersion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/versions/{versionId}/parent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change or remove the parent of a version that is not active yet
     * @description The execution is checked against the new parent. A cycle of parents is refused.
     */
    post: operations['reparentVersion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List versions, optionally by token, status or requested rollback, oldest first */
    get: operations['listVersions'];
    put?: never;
    post?: never;
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
     * Submit a version to a vote
     * @description Send either a tier, which implies a policy, or a policy.
     */
    post: operations['submitVersion'];
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
     * Cast a vote as a validator
     * @description A vote can be changed until the request is decided. A first vote after the decision is recorded and changes nothing.
     */
    post: operations['castVote'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approvals/{approvalRequestId}/statements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get the statement that a validator signs to vote
     * @description The statement has a number that is valid once, for ten minutes, and until the next statement for the same validator and request.
     */
    post: operations['issueStatement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approvals/{approvalRequestId}/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the history of an approval request, and the events that prove its votes
     * @description Every event of the request in recorded order, with who did it, and how and from where they had signed in. Each page also has the events of the keys that signed its votes, and the first page the event with the terms of the version. npx assent verify votes checks them offline.
     */
    get: operations['getVoteEvidence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approvals/{approvalRequestId}/validators/{validatorId}/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Revoke a validator of an open request
     * @description The vote of the validator no longer counts. The named replacement takes the place, or else the first backup validator. Without either, the quorum applies to the remaining validators.
     */
    post: operations['revokeValidator'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/validators/{validatorId}/capacity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Limit the number of open requests for a validator */
    put: operations['setCapacity'];
    post?: never;
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
    /** Read an approval request with its policy, tally, decision and a page of its votes */
    get: operations['getApproval'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/notifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the notifications of a submitter, oldest first
     * @description A principal reads its own notifications. ADMIN, OPS and AUDITOR read those of others.
     */
    get: operations['listNotifications'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/signing-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the signing keys, oldest first */
    get: operations['listSigningKeys'];
    put?: never;
    /**
     * Register an Ed25519 key to sign votes with
     * @description The key counts after another person has confirmed it.
     */
    post: operations['registerSigningKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/passkeys/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get the options with which a browser makes a passkey
     * @description For the page /sign/enrol. The options are valid once, for ten minutes, and until the next ones.
     */
    post: operations['offerPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/passkeys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Register a passkey to sign votes with
     * @description The passkey counts after another person has confirmed it.
     */
    post: operations['registerPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/signing-keys/{signingKeyId}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm that a key is the person's own
     * @description Compare the id of the key with what the person tells you by another way. Nobody confirms a key of their own.
     */
    post: operations['confirmSigningKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/signing-keys/{signingKeyId}/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Revoke a key
     * @description Votes that it signed before stay valid. Validators revoke their own keys, and administrators any.
     */
    post: operations['revokeSigningKey'];
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
     * Execute an approval manually
     * @description Use it when automatic execution failed or is off. If the approval is already executed, the first result is returned and nothing changes.
     */
    post: operations['executeManually'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approval-execution/bulk-execute': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Execute many approvals
     * @description Takes up to 1,000 approvals and returns one result for each, in the order of the request. A failure does not stop the others.
     */
    post: operations['bulkExecute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approval-execution/{versionId}/rollback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Roll back an execution
     * @description The version returns to PENDING_VVB, and the version that it replaced becomes active again. Consumers cancel or refund. A settled activation needs force and two persons: the first receives 202, and the second confirms. If the first person repeats the request, it is refused.
     */
    post: operations['rollBack'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approval-execution/{versionId}/holds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Place a hold that blocks the execution of a version */
    post: operations['placeHold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approval-execution/{versionId}/holds/{holdId}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Release a hold */
    post: operations['releaseHold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approval-execution/{versionId}/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Explain whether a version can be executed now, and who can unblock it
     * @description Runs the same checks as the execution, so the verdict is the answer that execute-manual would return now.
     */
    get: operations['explainExecution'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approval-execution/pending': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List approved versions that await execution, oldest first */
    get: operations['listPendingExecutions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/approval-execution/execution-metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read the number, speed and failures of executions, with their targets */
    get: operations['getExecutionMetrics'];
    put?: never;
    post?: never;
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
    /** Read whether the approval of a version is executed, and how long the execution took */
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
    /** List the execution phases of a version and the acts of persons on it, oldest first */
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
    /** List settlements, optionally of one version */
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
     * Retry a failed settlement
     * @description If it failed with INSUFFICIENT_BALANCE, fund its token first.
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
    /**
     * Read the balance of every account, and their total, which is always zero
     * @description With X-Min-Position, the books include all events up to that position. The consequences of these events, such as the payment of an activation, have later positions.
     */
    get: operations['getTrialBalance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/principal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read the signed-in principal */
    get: operations['getPrincipal'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the grants of roles
     * @description With status, also those that ended or were revoked. A grant that a longer one replaced has ended.
     */
    get: operations['listGrants'];
    put?: never;
    /**
     * Grant a role to a principal
     * @description The role holds in addition to those of the access token. A later end makes a grant longer.
     */
    post: operations['grantRole'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/grants/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Revoke a grant
     * @description The role ends within a second everywhere. If it is VALIDATOR, the principal is then revoked as a validator of the open requests of the tenant, except those that you submitted or validate, and backups take over (S7-23).
     */
    post: operations['revokeGrant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the API keys
     * @description With status, also those that ended or were revoked.
     */
    get: operations['listApiKeys'];
    put?: never;
    /**
     * Issue an API key for a program
     * @description The answer shows the key once. Assent keeps only its SHA-256.
     */
    post: operations['issueApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/api-keys/{keyId}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give an API key a new secret
     * @description Each earlier secret stays valid until the end of its overlap, also when the key is rotated again. Revoking the key ends all of them. The answer shows the new key once.
     */
    post: operations['rotateApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/api-keys/{keyId}/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Revoke an API key
     * @description The key ends within a second everywhere.
     */
    post: operations['revokeApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/delegations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the delegations from and to you
     * @description Principals with the permission access:read see all of the tenant. With status, also those that ended or were revoked. A delegation also ends with the grant of the role that allows it.
     */
    get: operations['listDelegations'];
    put?: never;
    /**
     * Let another principal act for you
     * @description The delegate needs the permission as well: a delegation lends a name and not a role. What was delegated cannot be delegated again.
     */
    post: operations['delegate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/delegations/{delegationId}/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Revoke a delegation from or to you
     * @description Administrators may revoke every delegation.
     */
    post: operations['revokeDelegation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/step-up-rules/{action}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Require a fresh or strong sign-in for a permission
     * @description A request that does not meet the rule is answered with 401 and a challenge (RFC 9470). API keys never meet one. critical-votes means votes on requests of the tier CRITICAL.
     */
    put: operations['requireAuthentication'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/step-up-rules/{action}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Release a rule for signing in */
    post: operations['releaseAuthentication'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/step-up-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the rules for signing in */
    get: operations['listStepUpRules'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/denials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the requests that were denied, the latest first
     * @description Requests that were refused because of who acted: those answered with 401 or 403, self-approvals, second votes of one person, signatures that are missing or do not verify, and delegations and rules for signing in that the caller does not meet. Counted by minute and written within seconds. Requests without valid credentials belong to the tenant default.
     */
    get: operations['listDenials'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/history/{stream}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read every event of a token, version, request or another stream, the oldest first
     * @description What happened, who did it, how and from which address they had signed in, and why. The streams are token-<tokenId>, version-<versionId>, approval-<approvalRequestId>, settlement-<settlementId>, revenue-<revenueStreamId> and signing-key-<keyId>. Of each tenant there is one stream token-hierarchy, versions-hierarchy, validator-roster (capacities) and access (grants, API keys, delegations, rules for signing in), and of the tenant default the stream tenants. The hashes of the secrets of API keys are left out.
     */
    get: operations['getHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tenants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the tenants */
    get: operations['listTenants'];
    put?: never;
    /** Create a tenant */
    post: operations['createTenant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tenants/{tenantId}/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Suspend a tenant, whose data can then be read and not changed
     * @description Requests are refused within a second everywhere. Work that has begun is completed.
     */
    post: operations['suspendTenant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tenants/{tenantId}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Resume a suspended tenant */
    post: operations['resumeTenant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/tenants/{tenantId}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export all events of a tenant, one JSON object in each line
     * @description The events that were recorded before the request, in their order. The last line states their number: an answer without it is incomplete. The hashes of the secrets of API keys are left out. For the own tenant; administrators of the tenant default may export every tenant.
     */
    get: operations['exportEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List dead letters, those of consumer groups before those of processors, oldest first */
    get: operations['listDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/dead-letters/{deadLetterId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read a dead letter with its event and error */
    get: operations['getDeadLetter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/dead-letters/{deadLetterId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Retry a failed event, then the events that wait behind it */
    post: operations['retryDeadLetter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/dead-letters/{deadLetterId}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Discard an event for its group or processor, and deliver the events that wait behind it */
    post: operations['discardDeadLetter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/replays/count': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Count the events that a replay would deliver */
    post: operations['countReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/replays': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List replays, newest first */
    get: operations['listReplays'];
    put?: never;
    /**
     * Deliver a part of the event log again to one group
     * @description Each event carries the id of the replay as `replayid`. Events that the group has already handled are skipped. Live events continue meanwhile.
     */
    post: operations['startReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/replays/{replayId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read the progress of a replay */
    get: operations['getReplay'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/replays/{replayId}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Stop a replay */
    post: operations['stopReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/diagnosis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Check for faults in the event log and for dead letters
     * @description Reads the whole event log and checks each stream, which takes time on a large log.
     */
    get: operations['diagnose'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/projections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the projections with their progress and their latest check or rebuild */
    get: operations['listProjections'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/projections/{projection}/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compare every row of a read model with the event log
     * @description A projector runs the check and changes nothing. Read the result at the path in the Location header.
     */
    post: operations['checkProjection'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/projections/{projection}/rebuild': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rebuild a read model from the event log
     * @description A projector builds a second copy, then corrects the rows that differ in one transaction. Reads continue meanwhile.
     */
    post: operations['rebuildProjection'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/projection-jobs/{jobId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read the progress and the result of a check or rebuild */
    get: operations['getProjectionJob'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/clock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read the clock */
    get: operations['readClock'];
    put?: never;
    /** Move the clock to a time or by a duration. It continues from there */
    post: operations['moveClock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v12/control-actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what operators did to dead letters, replays, read models and the clock, the latest first
     * @description What concerns the whole installation belongs to the tenant default. All other acts are events.
     */
    get: operations['listControlActions'];
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
        minimumTurnout?: {
          numerator: number;
          denominator: number;
        };
        /** @constant */
        signedVotes?: 'required';
      };
      thresholdPercentage: number;
      /** Format: date-time */
      votingWindowEnd: string;
      /** Format: date-time */
      approvalExpiryDeadline: string;
      requestedBy: string;
      /** Format: date-time */
      requestedAt: string;
      /** @description All recorded votes, including those after the decision. */
      tally: {
        approve: number;
        reject: number;
        abstain: number;
        notVoted: number;
        validators: number;
      };
      /** @description The decision and the votes that made it. Null while the request is open. */
      decision: {
        outcome: string;
        approve: number;
        reject: number;
        abstain: number;
        early: boolean;
        /** Format: date-time */
        decidedAt: string;
      } | null;
      /** @description A page of the validators who voted, with the last vote of each, in the order of validatorId. The operation getVoteEvidence lists every vote and revocation. */
      votes: {
        validatorId: string;
        choice: string;
        counted: boolean;
        /** Format: date-time */
        castAt: string;
        /** @description The delegate who voted for the validator. Null: the validator voted. */
        castBy: string | null;
        /** @description How the person who voted had signed in. Null in local mode, and when the system revoked the validator. */
        signedIn: {
          /** @description The id of the signed-in principal. */
          principal: string;
          /** @description The identity provider, or urn:assent:api-key. */
          issuer: string | null;
          /** @enum {string} */
          method: 'jwt' | 'api-key';
          /** @description Of the key that signed the token, or of the API key. */
          keyId: string | null;
          /** @description The persons who issued or rotated the API key. */
          keyHolders: string[];
          /** @description The source address. */
          address: string | null;
        } | null;
        reason: string | null;
        /** @description Who revoked the validator after the vote, which no longer counts. castAt, signedIn and reason are then those of the revocation. */
        revokedBy: string | null;
        /** @description The key that signed the vote and what the signature means (21 CFR 11.50). Null: not signed. */
        signature: {
          keyId: string;
          meaning: string;
        } | null;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    AssignTokenParentRequest: {
      /**
       * Format: uuid
       * @description Null: no parent.
       */
      parentTokenId: string | null;
      reason: string;
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      executedBy?: string;
    };
    AssignTokenParentResponse: {
      /** Format: uuid */
      tokenId: string;
      /** Format: uuid */
      parentTokenId: string | null;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    AssignTokenParentResponseOrPlan: components['schemas']['AssignTokenParentResponse'] | components['schemas']['Plan'];
    BulkExecuteRequest: {
      approvalRequestIds: string[];
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      executedBy?: string;
      reason?: string;
    };
    BulkExecuted: {
      totalRequests: number;
      successCount: number;
      failureCount: number;
      results: {
        /** Format: uuid */
        approvalRequestId: string;
        /** @enum {string} */
        status: 'SUCCESS' | 'FAILED';
        /**
         * Format: uuid
         * @description Null when the approval request does not exist.
         */
        versionId: string | null;
        newStatus: string | null;
        duration: string;
        durationMs: number;
        /** @description True when the approval was already executed (C-5). */
        alreadyExecuted: boolean;
        errorCode: string | null;
        errorMessage: string | null;
      }[];
      /** @description The position that the commands reached. Null when none of the requests exists. */
      position: string | null;
    };
    BulkExecutedOrPlan: components['schemas']['BulkExecuted'] | components['schemas']['Plan'];
    CastVoteRequest: {
      /** @description The voter. Unset: the caller. With an identity provider, this must be the id of the signed-in principal. In local mode the name is compared without regard to case, width or the form of accents. */
      validatorId?: string;
      /** @enum {string} */
      choice: 'APPROVE' | 'REJECT' | 'ABSTAIN';
      reason?: string;
      /** @description The signature of the statement that POST /api/v12/approvals/{approvalRequestId}/statements answered for the same choice and reason. Required if the policy says so. */
      signature?: {
        keyId: string;
        /** @description From the statement. */
        nonce: string;
        /** @description By an Ed25519 key: of the hash of the statement. By a passkey: what the authenticator answered. */
        signature: string;
        /** @description Only for a passkey: what the authenticator and the browser answered. */
        passkey?: {
          authenticatorData: string;
          clientDataJSON: string;
        };
      };
    };
    Clock: {
      /** Format: date-time */
      now: string;
      /** @description Whether the clock was moved. */
      moved: boolean;
    };
    ControlActionPage: {
      items: {
        /**
         * Format: date-time
         * @description By the clock of Assent; for a move of the clock, its time before the move.
         */
        at: string;
        /** @description The operationId. */
        operation: string;
        /** @description The id of a dead letter or a replay, the name of a read model, or clock. */
        target: string;
        /** @description The new time of the clock; the id of the check or rebuild. */
        detail: string | null;
        /** @description The acting person: the principal, or the person whom a delegate or the local administrator acted for. */
        executedBy: string;
        reason: string;
        /** @description The id of the signed-in principal. */
        principal: string;
        /** @description The identity provider. This and the next fields are null in local mode. */
        issuer: string | null;
        method: ('jwt' | 'api-key') | null;
        /** @description Of the key that signed the token, or of the API key. */
        keyId: string | null;
        /** @description The persons who issued or rotated the API key. */
        keyHolders: string[];
        /** @description The source address. */
        address: string | null;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    CountReplayRequest: {
      /** @enum {string} */
      group: 'revenue' | 'settlement' | 'logging';
      /** @description Replay starts after this position. Unset: at the start of the log. */
      fromPosition?: string;
      /** @description Replay ends with this position. Unset: at the current end of the log. */
      toPosition?: string;
      /** @description Unset: all event types of the group. */
      types?: (
        | 'TokenFunded'
        | 'TokenStateTransition'
        | 'TokenActivated'
        | 'TokenDeactivated'
        | 'TokenRetired'
        | 'ApprovalExecutionCompleted'
        | 'ApprovalExecutionFailed'
        | 'ApprovalExpiring'
        | 'ApprovalExpired'
        | 'RevenueStreamInitiated'
        | 'SettlementCompleted'
      )[];
      /** Format: uuid */
      tokenId?: string;
    };
    CreateTenantRequest: {
      tenantId: string;
      reason: string;
    };
    CreateTenantResponse: {
      tenantId: string;
      /** @enum {string} */
      status: 'ACTIVE' | 'SUSPENDED';
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    CreateTenantResponseOrPlan: components['schemas']['CreateTenantResponse'] | components['schemas']['Plan'];
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
    DeadLetter: {
      /** Format: uuid */
      deadLetterId: string;
      /** @description The consumer group or the processor, which is a projection, a reactor or the relay. */
      group: string;
      /**
       * @description failed: could not be processed. waiting: behind an earlier dead letter of its key. retry: to be retried after those before it. resolved: processed after all. discarded: discarded by an operator.
       * @enum {string}
       */
      status: 'failed' | 'waiting' | 'retry' | 'resolved' | 'discarded';
      /** Format: uuid */
      eventId: string;
      eventType: string;
      /** @description The key whose order is kept: the id of the token for a consumer group, the stream for a processor. */
      key: string;
      /** @description The position in the log for a processor. Null for a message of a consumer group. */
      position: string | null;
      attempts: number;
      /** @description The latest error. Null before the first attempt. */
      error: string | null;
      /** Format: date-time */
      deadAt: string;
      /** Format: date-time */
      lastTriedAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
      endedBy: string | null;
      reason: string | null;
      /** @description The CloudEvent as delivered, or the event of the log. Null when it cannot be read. */
      event: {
        [key: string]: unknown;
      } | null;
    };
    DeadLetterPage: {
      items: {
        /** Format: uuid */
        deadLetterId: string;
        /** @description The consumer group or the processor, which is a projection, a reactor or the relay. */
        group: string;
        /**
         * @description failed: could not be processed. waiting: behind an earlier dead letter of its key. retry: to be retried after those before it. resolved: processed after all. discarded: discarded by an operator.
         * @enum {string}
         */
        status: 'failed' | 'waiting' | 'retry' | 'resolved' | 'discarded';
        /** Format: uuid */
        eventId: string;
        eventType: string;
        /** @description The key whose order is kept: the id of the token for a consumer group, the stream for a processor. */
        key: string;
        /** @description The position in the log for a processor. Null for a message of a consumer group. */
        position: string | null;
        attempts: number;
        /** @description The latest error. Null before the first attempt. */
        error: string | null;
        /** Format: date-time */
        deadAt: string;
        /** Format: date-time */
        lastTriedAt: string | null;
        /** Format: date-time */
        endedAt: string | null;
        endedBy: string | null;
        reason: string | null;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    DelegateRequest: {
      /** @description The id of a principal, as GET /api/v12/principal shows it. Compared byte for byte. */
      to: string;
      /** @description A permission, or the vote on one approval request. */
      scope:
        | {
            /** @constant */
            kind: 'permission';
            /** @enum {string} */
            permission:
              | 'tokens:register'
              | 'tokens:control'
              | 'versions:control'
              | 'approvals:vote'
              | 'approvals:control'
              | 'execution:execute'
              | 'execution:control'
              | 'operations:control'
              | 'installation:control';
          }
        | {
            /** @constant */
            kind: 'approval-request';
            /** Format: uuid */
            approvalRequestId: string;
          };
      /** Format: date-time */
      until: string;
      reason: string;
    };
    DelegateResponse: {
      /** Format: uuid */
      delegationId: string;
      from: string;
      to: string;
      /** Format: date-time */
      until: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    DescribeTokenRequest: {
      attributes: {
        [key: string]: string;
      };
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      executedBy?: string;
    };
    Diagnosis: {
      /** @description True when every check ran and found nothing. */
      healthy: boolean;
      checks: {
        name: string;
        /**
         * @description found: the findings need action. failed: the check could not run.
         * @enum {string}
         */
        result: 'ok' | 'found' | 'failed';
        /** @description The number of findings. */
        count: number;
        /** @description The first findings, at most 100. */
        findings: {
          subject: string;
          reason: string;
        }[];
        /** @description The action to take. Null when nothing was found. */
        action: string | null;
      }[];
    };
    DiscardDeadLetterRequest: {
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      discardedBy?: string;
      reason: string;
    };
    ExecuteManuallyRequest: {
      /** Format: uuid */
      approvalRequestId: string;
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      executedBy?: string;
      reason: string;
      planHash?: string;
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
        /** @description True when this approval was already executed. This call then changed nothing (C-5). */
        alreadyExecuted: boolean;
        cascadeRetirementExecuted: boolean;
        cascadeError: string | null;
      };
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    ExecutedManuallyOrPlan: components['schemas']['ExecutedManually'] | components['schemas']['Plan'];
    ExecutionAudit: {
      versionId: string;
      /** @description In recorded order, which can differ from the order of the timestamps. */
      auditEntries: {
        id: string;
        /**
         * @description A phase of an execution (INITIATED to ROLLED_BACK), an act of a person on the version (ROLLBACK_REQUESTED to RETIRED), or its end by the system.
         * @enum {string}
         */
        phase:
          | 'INITIATED'
          | 'VALIDATED'
          | 'TRANSITIONED'
          | 'COMPLETED'
          | 'FAILED'
          | 'ROLLED_BACK'
          | 'ROLLBACK_REQUESTED'
          | 'HELD'
          | 'HOLD_RELEASED'
          | 'REPARENTED'
          | 'RETIRED'
          | 'EXPIRED'
          | 'ARCHIVED';
        /** @description Null for HELD, HOLD_RELEASED, REPARENTED and RETIRED. */
        approvalRequestId: string | null;
        previousStatus: string | null;
        newStatus: string | null;
        /** Format: date-time */
        timestamp: string;
        executedBy: string;
        errorMessage: string | null;
        /** @description Facts of the phase. With an identity provider, signedIn tells the principal, the issuer, the method and key of authentication, the source address and the reason; delegate names the principal who acted for executedBy, if another person did. COMPLETED names the approvers and, in delegated, the delegates who voted for them. */
        metadata: {
          [key: string]: unknown;
        };
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    ExecutionMetrics: {
      /** Format: date-time */
      at: string;
      lastFiveMinutes: {
        seconds: number;
        executions: number;
        perSecond: number;
        p50Ms: number | null;
        p95Ms: number | null;
        p99Ms: number | null;
        /** @description Between 0 and 1. Null when nothing was executed. */
        successRate: number | null;
        rollbacks: number;
        cascadeFailures: number;
      };
      lastDay: {
        seconds: number;
        executions: number;
        perSecond: number;
        p50Ms: number | null;
        p95Ms: number | null;
        p99Ms: number | null;
        /** @description Between 0 and 1. Null when nothing was executed. */
        successRate: number | null;
        rollbacks: number;
        cascadeFailures: number;
      };
      targets: {
        metric: string;
        target: string;
        alert: string;
        requirement: string;
      }[];
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
    Explanation: {
      versionId: string;
      status: string;
      approvalRequestId: string | null;
      /**
       * @description Whether execute-manual would execute the version now, return an earlier execution, or refuse.
       * @enum {string}
       */
      verdict: 'CAN_EXECUTE' | 'ALREADY_EXECUTED' | 'BLOCKED';
      /** @description The answer that execute-manual would return now. */
      expected: {
        status: number;
        code: string | null;
      };
      checks: {
        check: string;
        passed: boolean;
        code: string | null;
        message: string;
      }[];
      deadline: {
        /** Format: date-time */
        votingWindowEnd: string;
        /** Format: date-time */
        approvalExpiryDeadline: string;
        /** @description Seconds until the vote closes or, after the vote, until the approval expires. Negative when that time is past. */
        secondsLeft: number;
      } | null;
      votes: {
        status: string;
        approve: number;
        reject: number;
        abstain: number;
        validators: number;
        /** @description Null when the vote is closed, or when no number of approvals can meet the quorum. */
        approvalsMissing: number | null;
        /** @description The last votes that delegates cast, at most the first 100. The operation getApproval shows how they had signed in. */
        delegated: {
          validatorId: string;
          castBy: string;
        }[];
        /** @description The validators who have not voted, at most the first 100. */
        notVoted: string[];
      } | null;
      blockers: {
        code: string;
        message: string;
        canUnblock: string[];
        /** @description The id of the hold, for the release request. */
        holdId: string | null;
      }[];
      cascade: {
        previousVersionId: string;
        status: string;
        dependents: string[];
        wouldRetire: boolean;
      } | null;
      recommendedActions: string[];
      /** @description False when only a person can execute the version: automatic execution is off (S6-50a), or it was rolled back. */
      automaticExecution: boolean;
      position: string;
    };
    /** @description The last line of an export. An export without it is incomplete. */
    ExportEnd: {
      end: {
        tenantId: string;
        /** @description The number of events in the lines before. */
        events: number;
        /** @description The events after this position are not in the export. */
        position: string;
      };
    };
    ExportEventsResponse: components['schemas']['ExportedEvent'] | components['schemas']['ExportEnd'];
    ExportedEvent: {
      id: string;
      stream: string;
      revision: number;
      position: string;
      type: string;
      schemaVersion: number;
      data: {
        [key: string]: unknown;
      };
      metadata: {
        [key: string]: unknown;
      };
      recordedAt: string;
    };
    FundTokenRequest: {
      amount: string;
    };
    GrantRoleRequest: {
      /** @description The id of a principal, as GET /api/v12/principal shows it. Compared byte for byte. */
      principal: string;
      /** @enum {string} */
      role: 'ADMIN' | 'OPS' | 'SUBMITTER' | 'VALIDATOR' | 'AUDITOR' | 'SERVICE';
      /**
       * Format: date-time
       * @description When the grant ends by itself. Unset: never.
       */
      until?: string;
      reason: string;
    };
    GrantRoleResponse: {
      principal: string;
      /** @enum {string} */
      role: 'ADMIN' | 'OPS' | 'SUBMITTER' | 'VALIDATOR' | 'AUDITOR' | 'SERVICE';
      /** Format: date-time */
      until: string | null;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    IssueApiKeyRequest: {
      /** @description What the key is for. */
      name: string;
      roles: ('OPS' | 'SUBMITTER' | 'AUDITOR' | 'SERVICE')[];
      /** Format: date-time */
      expiresAt: string;
      reason: string;
    };
    IssueApiKeyResponse: {
      keyId: string;
      /** @description The key, which is shown once. Null if the request was repeated and its first answer had the key: rotate the key then. */
      key: string | null;
      /** @description The id of the key in events and audits. */
      principal: string;
      name: string;
      roles: ('ADMIN' | 'OPS' | 'SUBMITTER' | 'VALIDATOR' | 'AUDITOR' | 'SERVICE')[];
      /** Format: date-time */
      expiresAt: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    IssueStatementRequest: {
      /** @description The voter. Unset: the caller. With an identity provider, this must be the id of the signed-in principal. In local mode the name is compared without regard to case, width or the form of accents. */
      validatorId?: string;
      /** @enum {string} */
      choice: 'APPROVE' | 'REJECT' | 'ABSTAIN';
      reason?: string;
    };
    ListApiKeysResponse: {
      items: {
        keyId: string;
        principal: string;
        name: string;
        roles: ('ADMIN' | 'OPS' | 'SUBMITTER' | 'VALIDATOR' | 'AUDITOR' | 'SERVICE')[];
        /** Format: date-time */
        expiresAt: string;
        /**
         * Format: date-time
         * @description When the last of the earlier secrets ends.
         */
        previousEndsAt: string | null;
        issuedBy: string;
        /** Format: date-time */
        issuedAt: string;
        /** @enum {string} */
        status: 'IN_FORCE' | 'ENDED' | 'REVOKED';
        /**
         * Format: date-time
         * @description When it ended or was revoked. Null while it is in force.
         */
        endedAt: string | null;
        /** @description Null unless it was revoked. */
        revokedBy: string | null;
        /** @description Null unless it was revoked. */
        revocationReason: string | null;
        /**
         * Format: date-time
         * @description When the key was last used, to about a minute. Null if it was never used.
         */
        lastUsedAt: string | null;
        /** @description The source address of that use. */
        lastUsedFrom: string | null;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    ListDelegationsResponse: {
      items: {
        /** Format: uuid */
        delegationId: string;
        from: string;
        to: string;
        scope:
          | {
              /** @constant */
              kind: 'permission';
              /** @enum {string} */
              permission:
                | 'tokens:register'
                | 'tokens:control'
                | 'versions:control'
                | 'approvals:vote'
                | 'approvals:control'
                | 'execution:execute'
                | 'execution:control'
                | 'operations:control'
                | 'installation:control';
            }
          | {
              /** @constant */
              kind: 'approval-request';
              /** Format: uuid */
              approvalRequestId: string;
            };
        /** Format: date-time */
        until: string;
        reason: string;
        /** Format: date-time */
        delegatedAt: string;
        /** @enum {string} */
        status: 'IN_FORCE' | 'ENDED' | 'REVOKED';
        /**
         * Format: date-time
         * @description When it ended or was revoked. Null while it is in force.
         */
        endedAt: string | null;
        /** @description Null unless it was revoked. */
        revokedBy: string | null;
        /** @description Null unless it was revoked. */
        revocationReason: string | null;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    ListDenialsResponse: {
      items: {
        /**
         * Format: date-time
         * @description The beginning of the minute, by the clock of Assent.
         */
        minute: string;
        /** @description anonymous: no valid credentials. others, here and in the next three fields: requests beyond the number of rows that a minute may have. */
        principal: string;
        /** @description The operationId. */
        operation: string;
        /** @description The code of the problem. */
        code: string;
        /** @description The source address; of IPv6 its first four groups (/64). */
        address: string;
        /** @description The number of requests. */
        count: number;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    ListGrantsResponse: {
      items: {
        principal: string;
        /** @enum {string} */
        role: 'ADMIN' | 'OPS' | 'SUBMITTER' | 'VALIDATOR' | 'AUDITOR' | 'SERVICE';
        /** Format: date-time */
        until: string | null;
        reason: string;
        grantedBy: string;
        /** Format: date-time */
        grantedAt: string;
        /** @enum {string} */
        status: 'IN_FORCE' | 'ENDED' | 'REVOKED';
        /**
         * Format: date-time
         * @description When it ended or was revoked. Null while it is in force.
         */
        endedAt: string | null;
        /** @description Null unless it was revoked. */
        revokedBy: string | null;
        /** @description Null unless it was revoked. */
        revocationReason: string | null;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    ListReplaysResponse: {
      items: components['schemas']['Replay'][];
    };
    ListStepUpRulesResponse: {
      items: {
        /** @enum {string} */
        action:
          | 'critical-votes'
          | 'records:read'
          | 'tokens:register'
          | 'tokens:control'
          | 'versions:submit'
          | 'versions:control'
          | 'approvals:vote'
          | 'signing-keys:register'
          | 'signing-keys:confirm'
          | 'signing-keys:revoke'
          | 'approvals:control'
          | 'execution:execute'
          | 'execution:control'
          | 'settlement:control'
          | 'operations:read'
          | 'operations:control'
          | 'installation:read'
          | 'installation:control'
          | 'principal:read'
          | 'access:read'
          | 'access:control'
          | 'delegations:own'
          | 'events:export'
          | 'tenants:read'
          | 'tenants:control'
          | 'clock:move';
        maxAgeSeconds: number | null;
        acr: string | null;
      }[];
    };
    ListTenantsResponse: {
      items: {
        tenantId: string;
        /** @enum {string} */
        status: 'ACTIVE' | 'SUSPENDED';
        /**
         * Format: date-time
         * @description Null for the tenant default, which exists from the start.
         */
        createdAt: string | null;
        /** @description Why the tenant has this status. */
        reason: string | null;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    ListTokensResponse: {
      items: {
        tokenId: string;
        name: string;
        kind: string;
        status: string;
        issuerAccountId: string;
        attributes: {
          [key: string]: string;
        };
        lockReason: string | null;
        /** Format: date-time */
        createdAt: string;
        /** Format: date-time */
        updatedAt: string;
        parentTokenId: string | null;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    MoveClockRequest: {
      reason: string;
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      executedBy?: string;
      /**
       * Format: date-time
       * @description The new time.
       */
      now?: string;
      /** @description Or the duration by which to advance the clock, in milliseconds. */
      advanceByMs?: number;
    };
    NotificationPage: {
      items: {
        id: string;
        recipient: string;
        /** @enum {string} */
        kind: 'REJECTED' | 'ACTIVATED' | 'EXECUTION_FAILED' | 'ROLLED_BACK' | 'EXPIRED';
        versionId: string;
        approvalRequestId: string | null;
        message: string;
        /** Format: date-time */
        createdAt: string;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    OfferPasskeyRequest: {
      /** @description The person whose key it is. Unset: the caller. With an identity provider, this must be the id of the signed-in principal. */
      validatorId?: string;
    };
    OfferPasskeyResponse: {
      /** @description PublicKeyCredentialCreationOptionsJSON: the argument of PublicKeyCredential.parseCreationOptionsFromJSON. */
      options: {
        [key: string]: unknown;
      };
      /**
       * Format: date-time
       * @description Until then the options can be used, once.
       */
      expiresAt: string;
    };
    OperatorCommandRequest: {
      reason: string;
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      executedBy?: string;
    };
    PendingExecutions: {
      /** @description Age of the oldest item in seconds. Null when there is none. */
      oldestAgeSeconds: number | null;
      /** @description The number of items on all pages. */
      total: number;
      stalled: number;
      items: {
        approvalRequestId: string;
        versionId: string;
        tokenId: string;
        /** Format: date-time */
        decidedAt: string;
        ageSeconds: number;
        /** @description True after more than an hour. */
        stalled: boolean;
        /** Format: date-time */
        approvalExpiryDeadline: string;
      }[];
      nextCursor: string | null;
    };
    PlaceHoldResponse: {
      /** Format: uuid */
      versionId: string;
      /** Format: uuid */
      holdId: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    Plan: {
      /** @constant */
      dryRun: true;
      accepted: boolean;
      /** @description The answer that the command would return. Null when it would be refused. New ids are valid for this dry run only. */
      answer: {
        [key: string]: unknown;
      } | null;
      refusal: {
        code: string;
        status: number;
        detail: string;
        details: {
          [key: string]: unknown;
        };
        recommendedActions: string[];
      } | null;
      events: {
        /** @enum {string} */
        by: 'command' | 'worker';
        stream: string;
        type: string;
        data: {
          [key: string]: unknown;
        };
      }[];
      blastRadius: {
        versionsActivated: string[];
        versionsRetired: string[];
        versionsRestored: string[];
        /** @description Dependents that block a retirement which the command would make. */
        dependentsBlocking: string[];
        /** @description The integration events that would be published, with their consumer groups. */
        integrationEvents: {
          type: string;
          subject: string;
          consumers: string[];
        }[];
      };
      /** @description A hash of the plan that depends on neither caller nor time. Send it with the command to have it refused if the plan has changed. */
      planHash: string;
    };
    Principal: {
      /** @description The id in votes, events and audits, in the form issuer#subject. List it in validators[] to let this principal vote. */
      id: string;
      /** @description Null in local mode. */
      issuer: string | null;
      /** @description Null in local mode. */
      subject: string | null;
      tenantId: string;
      /**
       * @description How the principal proved who they are.
       * @enum {string}
       */
      method: 'jwt' | 'api-key' | 'local';
      roles: ('ADMIN' | 'OPS' | 'SUBMITTER' | 'VALIDATOR' | 'AUDITOR' | 'SERVICE')[];
      /** @description What the roles allow. The OpenAPI document names the permission of each operation. */
      permissions: string[];
    };
    Problem: {
      /** @description Link to the explanation of the code, relative to this API. */
      type: string;
      title: string;
      status: number;
      detail: string;
      instance: string;
      /** @description Stable. Programs decide by it. */
      code: string;
      /** @description The technical cause. Only ADMIN, OPS and callers in local mode get it. */
      errorTech?: string;
      /** @description Link to the page that helps. */
      runbook: string;
      traceId: string;
      recommendedActions: string[];
      /** @description The invalid fields, as JSON pointers into the body or as names of parameters and headers. */
      errors?: {
        pointer: string;
        detail: string;
      }[];
      /** @description The number of faults, if errors lists only the first of them. */
      errorCount?: number;
      /** @description Typed facts about this refusal, such as the dependents that block it. A long list is cut to 20 entries, with its full length beside it, such as dependentsCount. */
      details?: {
        [key: string]: unknown;
      };
    };
    ProjectionJob: {
      /** Format: uuid */
      jobId: string;
      projection: string;
      /** @enum {string} */
      kind: 'check' | 'rebuild';
      /** @enum {string} */
      status: 'requested' | 'running' | 'completed' | 'failed';
      requestedBy: string;
      reason: string;
      /** Format: date-time */
      requestedAt: string;
      /** Format: date-time */
      endedAt: string | null;
      /** @description The position in the log that the job has reached. At the end, the position of the projection. */
      position: string;
      /** @description The number of events of the projection up to that position. */
      events: number;
      /** @description One entry for each table. Null until the job is completed. A rebuild has corrected the differences. */
      differences:
        | {
            table: string;
            /** @description Rows that the log implies and the read model lacks. */
            missing: number;
            /** @description Rows of the read model that the log does not imply. */
            surplus: number;
            different: number;
            /** @description The keys of the first 20 rows that differ. */
            keys: string[];
          }[]
        | null;
      /** @description Events that the projection cannot process, and the events that wait behind them. */
      parked: number | null;
      error: string | null;
    };
    ProjectionJobRequest: {
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      requestedBy?: string;
      reason: string;
    };
    Projections: {
      items: {
        projection: string;
        /** @description The position that the projection has reached in the log. Empty before it starts. */
        position: string;
        /** @description The age of the oldest unprocessed event. */
        lagSeconds: number;
        parked: number;
        latestJob: components['schemas']['ProjectionJob'] | null;
      }[];
    };
    QuorumPolicy: {
      numerator: number;
      denominator: number;
      /**
       * @description The votes that the fraction applies to. With cast, the votes cast decide when the voting window closes.
       * @enum {string}
       */
      basis: 'eligible' | 'cast';
      inclusive: boolean;
      /** @description Whether the submitter may be a validator of their own request. */
      selfApproval?: boolean;
      /** @description The share of eligible validators who must vote or abstain. Only with the basis cast. */
      minimumTurnout?: {
        numerator: number;
        denominator: number;
      };
      /**
       * @description Whether each vote must carry the signature of the validator. Unset: a signature is optional.
       * @constant
       */
      signedVotes?: 'required';
    };
    RecordedEventPage: {
      items: {
        stream: string;
        revision: number;
        position: string;
        type: string;
        data: {
          [key: string]: unknown;
        };
        metadata: {
          tenantId: string;
          /** Format: date-time */
          occurredAt: string;
          /** @description Who did it and, with an identity provider, how and from which address they had signed in. */
          actor: {
            /** @enum {string} */
            type: 'user' | 'system';
            id: string;
            issuer?: string;
            /** @enum {string} */
            method?: 'jwt' | 'api-key';
            keyId?: string;
            keyHolders?: string[];
            address?: string;
          };
          /** @description The person for whom the actor did it as a delegate. */
          onBehalfOf?: string;
          reason?: string;
        };
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    RegisterPasskeyRequest: {
      /** @description The person whose key it is. Unset: the caller. With an identity provider, this must be the id of the signed-in principal. */
      validatorId?: string;
      /** @description RegistrationResponseJSON: what toJSON() of the new credential answers. */
      credential: {
        id: string;
        rawId: string;
        response: {
          clientDataJSON: string;
          attestationObject: string;
        };
      };
    };
    RegisterSigningKeyRequest: {
      /** @description The person whose key it is. Unset: the caller. With an identity provider, this must be the id of the signed-in principal. */
      validatorId?: string;
      /** @description An Ed25519 key: its SubjectPublicKeyInfo in DER, as base64url. */
      publicKey: string;
      /** @description The signature, as base64url, of the SHA-256 of the canonical JSON (RFC 8785) of {statement: "assent-signing-key-1", tenant, principal, publicKey}. */
      proof: string;
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
      /** @description The account that pays the settlements of this token. */
      issuerAccountId: string;
      /** @description The amount that the issuer deposits into the account at registration. */
      openingBalance: string;
      /** @description Attributes of the token, which its children inherit (S7-37). */
      attributes?: {
        [key: string]: string;
      };
    };
    ReleaseAuthenticationResponse: {
      /** @enum {string} */
      action:
        | 'critical-votes'
        | 'records:read'
        | 'tokens:register'
        | 'tokens:control'
        | 'versions:submit'
        | 'versions:control'
        | 'approvals:vote'
        | 'signing-keys:register'
        | 'signing-keys:confirm'
        | 'signing-keys:revoke'
        | 'approvals:control'
        | 'execution:execute'
        | 'execution:control'
        | 'settlement:control'
        | 'operations:read'
        | 'operations:control'
        | 'installation:read'
        | 'installation:control'
        | 'principal:read'
        | 'access:read'
        | 'access:control'
        | 'delegations:own'
        | 'events:export'
        | 'tenants:read'
        | 'tenants:control'
        | 'clock:move';
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    ReleaseAuthenticationResponseOrPlan:
      components['schemas']['ReleaseAuthenticationResponse'] | components['schemas']['Plan'];
    ReleaseHoldResponse: {
      /** Format: uuid */
      versionId: string;
      /** Format: uuid */
      holdId: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    ReleaseHoldResponseOrPlan: components['schemas']['ReleaseHoldResponse'] | components['schemas']['Plan'];
    ReparentVersionRequest: {
      /**
       * Format: uuid
       * @description Send one of the two, or neither for no parent.
       */
      parentTokenId?: string;
      /** Format: uuid */
      parentVersionId?: string;
      reason: string;
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      executedBy?: string;
    };
    ReparentVersionResponse: {
      /** Format: uuid */
      versionId: string;
      /** Format: uuid */
      parentTokenId: string | null;
      /** Format: uuid */
      parentVersionId: string | null;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    ReparentVersionResponseOrPlan: components['schemas']['ReparentVersionResponse'] | components['schemas']['Plan'];
    Replay: {
      /** Format: uuid */
      replayId: string;
      group: string;
      /** @enum {string} */
      status: 'running' | 'completed' | 'stopped';
      fromPosition: string;
      toPosition: string;
      /** @description The position that the replay has reached. */
      position: string;
      types: string[];
      tokenId: string | null;
      eventsPerSecond: number;
      total: number;
      delivered: number;
      /** @description Events skipped because the group has already handled them. */
      skipped: number;
      requestedBy: string;
      reason: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      endedAt: string | null;
    };
    ReplayCount: {
      /** @description The number of events in the range, including those that the group has already handled. */
      total: number;
      byType: {
        [key: string]: number;
      };
      toPosition: string;
    };
    RequireAuthenticationRequest: {
      /** @description The greatest age of the sign-in (auth_time). At least a minute, because a rule of a few seconds would also keep everybody from lifting it. */
      maxAgeSeconds?: number;
      /** @description The authentication contexts, separated by spaces. The access token must name one of them. Rules that can apply to one request, such as those for approvals:vote and critical-votes, need one in common. */
      acr?: string;
      reason: string;
    };
    RequireAuthenticationResponse: {
      /** @enum {string} */
      action:
        | 'critical-votes'
        | 'records:read'
        | 'tokens:register'
        | 'tokens:control'
        | 'versions:submit'
        | 'versions:control'
        | 'approvals:vote'
        | 'signing-keys:register'
        | 'signing-keys:confirm'
        | 'signing-keys:revoke'
        | 'approvals:control'
        | 'execution:execute'
        | 'execution:control'
        | 'settlement:control'
        | 'operations:read'
        | 'operations:control'
        | 'installation:read'
        | 'installation:control'
        | 'principal:read'
        | 'access:read'
        | 'access:control'
        | 'delegations:own'
        | 'events:export'
        | 'tenants:read'
        | 'tenants:control'
        | 'clock:move';
      maxAgeSeconds: number | null;
      acr: string | null;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    RequireAuthenticationResponseOrPlan:
      components['schemas']['RequireAuthenticationResponse'] | components['schemas']['Plan'];
    RetireRequest: {
      reason: string;
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      executedBy?: string;
      /**
       * @description Retire its dependents first, at most three levels deep (S6-34).
       * @default false
       */
      cascade?: boolean;
      planHash?: string;
    };
    RetireTokenResponse: {
      /** Format: uuid */
      tokenId: string;
      status: string;
      cascaded: string[];
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    RetireTokenResponseOrPlan: components['schemas']['RetireTokenResponse'] | components['schemas']['Plan'];
    RevokeApiKeyResponse: {
      keyId: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    RevokeApiKeyResponseOrPlan: components['schemas']['RevokeApiKeyResponse'] | components['schemas']['Plan'];
    RevokeDelegationResponse: {
      /** Format: uuid */
      delegationId: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    RevokeDelegationResponseOrPlan: components['schemas']['RevokeDelegationResponse'] | components['schemas']['Plan'];
    RevokeGrantRequest: {
      /** @description The id of a principal, as GET /api/v12/principal shows it. Compared byte for byte. */
      principal: string;
      /** @enum {string} */
      role: 'ADMIN' | 'OPS' | 'SUBMITTER' | 'VALIDATOR' | 'AUDITOR' | 'SERVICE';
      reason: string;
    };
    RevokeGrantResponse: {
      principal: string;
      /** @enum {string} */
      role: 'ADMIN' | 'OPS' | 'SUBMITTER' | 'VALIDATOR' | 'AUDITOR' | 'SERVICE';
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    RevokeGrantResponseOrPlan: components['schemas']['RevokeGrantResponse'] | components['schemas']['Plan'];
    RevokeRequest: {
      reason: string;
    };
    RevokeValidatorRequest: {
      /** @description Unset: the first remaining backup validator, if any. With an identity provider, this must be the id of a principal. */
      replacementId?: string;
      reason: string;
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      executedBy?: string;
    };
    RevokeValidatorResponse: {
      /** Format: uuid */
      approvalRequestId: string;
      validatorId: string;
      /** @description The validator who votes instead. Null when there is none. */
      replacementId: string | null;
      status: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    RevokeValidatorResponseOrPlan: components['schemas']['RevokeValidatorResponse'] | components['schemas']['Plan'];
    RollBackRequest: {
      reason: string;
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      executedBy?: string;
      /**
       * @description Also roll back a settled activation. One person requests it, and a second person confirms with the same request (N11).
       * @default false
       */
      force?: boolean;
      planHash?: string;
    };
    RolledBack: {
      /** Format: uuid */
      versionId: string;
      previousStatus: string;
      newStatus: string;
      /** Format: date-time */
      timestamp: string;
      reason: string;
      /** @description The first requester of a rollback that needs two persons. */
      requestedBy: string | null;
      /** Format: uuid */
      restoredVersionId: string | null;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    RolledBackOrPlan: components['schemas']['RolledBack'] | components['schemas']['Plan'];
    RotateApiKeyRequest: {
      /**
       * Format: date-time
       * @description When the new secret ends.
       */
      expiresAt: string;
      /**
       * @description How long the present secret stays valid. With 0 it ends at once. Secrets of earlier rotations keep their own ends.
       * @default 86400
       */
      overlapSeconds?: number;
      reason: string;
    };
    RotateApiKeyResponse: {
      keyId: string;
      /** @description The key, which is shown once. Null if the request was repeated and its first answer had the key: rotate the key then. */
      key: string | null;
      /** Format: date-time */
      expiresAt: string;
      /**
       * Format: date-time
       * @description When the secret before this one ends, unless the key is revoked.
       */
      previousEndsAt: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    SetCapacityRequest: {
      /** @description The maximum number of open requests for the validator. Null: no limit. */
      maximumOpen: number | null;
      reason: string;
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      executedBy?: string;
    };
    SetCapacityResponse: {
      validatorId: string;
      maximumOpen: number | null;
      /** @description The position that the command reached. Null when there was no limit to remove, and never one before. */
      position: string | null;
    };
    SetCapacityResponseOrPlan: components['schemas']['SetCapacityResponse'] | components['schemas']['Plan'];
    SettlementPage: {
      items: components['schemas']['SettlementView'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    SettlementRetried: {
      /** Format: uuid */
      settlementId: string;
      status: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
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
      /** @description Null until the revenue read model contains it (S6-43). */
      revenueStream: {
        status: string;
        /** Format: date-time */
        createdAt: string;
        /** Format: date-time */
        settledAt: string | null;
      } | null;
    };
    SigningKeyChanged: {
      /** @description SHA-256 of the public key. Compare it with what the person sees before you confirm it. */
      keyId: string;
      principal: string;
      /** @enum {string} */
      status: 'REGISTERED' | 'CONFIRMED' | 'REVOKED';
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    SigningKeyChangedOrPlan: components['schemas']['SigningKeyChanged'] | components['schemas']['Plan'];
    SigningKeyPage: {
      items: {
        keyId: string;
        principal: string;
        /** @enum {string} */
        kind: 'ed25519' | 'webauthn';
        /** @enum {string} */
        status: 'REGISTERED' | 'CONFIRMED' | 'REVOKED';
        /** @description The SubjectPublicKeyInfo in DER, as base64url. */
        publicKey: string;
        passkey: {
          credentialId: string;
          rpId: string;
          origin: string;
          aaguid: string;
          userVerified: boolean;
          backupEligible: boolean;
          backedUp: boolean;
        } | null;
        /** Format: date-time */
        registeredAt: string;
        confirmedBy: string | null;
        /** Format: date-time */
        confirmedAt: string | null;
        revokedBy: string | null;
        /** Format: date-time */
        revokedAt: string | null;
      }[];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    StartReplayRequest: {
      /** @enum {string} */
      group: 'revenue' | 'settlement' | 'logging';
      /** @description Replay starts after this position. Unset: at the start of the log. */
      fromPosition?: string;
      /** @description Replay ends with this position. Unset: at the current end of the log. */
      toPosition?: string;
      /** @description Unset: all event types of the group. */
      types?: (
        | 'TokenFunded'
        | 'TokenStateTransition'
        | 'TokenActivated'
        | 'TokenDeactivated'
        | 'TokenRetired'
        | 'ApprovalExecutionCompleted'
        | 'ApprovalExecutionFailed'
        | 'ApprovalExpiring'
        | 'ApprovalExpired'
        | 'RevenueStreamInitiated'
        | 'SettlementCompleted'
      )[];
      /** Format: uuid */
      tokenId?: string;
      /** @default 100 */
      eventsPerSecond?: number;
      /** @description The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it. */
      requestedBy?: string;
      reason: string;
    };
    StatementIssued: {
      statement: {
        /** @constant */
        statement: 'assent-vote-2';
        tenant: string;
        /** Format: uuid */
        approvalRequestId: string;
        subject: {
          /** @constant */
          kind: 'version';
          /** Format: uuid */
          id: string;
          /** @description SHA-256 in hex of the canonical JSON of `terms`. */
          hash: string;
        };
        /** @description SHA-256 in hex of the canonical JSON of `rules`. */
        rules: string;
        principal: string;
        /** @enum {string} */
        choice: 'APPROVE' | 'REJECT' | 'ABSTAIN';
        /** @description What the signature means (21 CFR 11.50). */
        meaning: string;
        reason: string | null;
        nonce: string;
      };
      /** @description SHA-256 of the canonical JSON of `statement`, as base64url: what a key signs, and the challenge of a passkey. */
      hash: string;
      /** @description What the vote is about. Its hash is in the statement. */
      terms: {
        /** Format: uuid */
        versionId: string;
        /** Format: uuid */
        tokenId: string;
        content: {
          [key: string]: unknown;
        };
        amount: string;
        recipient: string;
        issuerAccountId: string;
        previousVersionId: string | null;
      };
      /** @description By which rules the vote is counted. Their hash is in the statement. */
      rules: {
        policy: components['schemas']['QuorumPolicy'];
        /** @description Null for a policy of the submitter. */
        tier: ('STANDARD' | 'ELEVATED' | 'CRITICAL') | null;
        /**
         * @description Which spellings of a name are the same validator. Principals are compared byte for byte.
         * @enum {string}
         */
        comparison: 'exact' | 'canonical' | 'principal';
        validators: string[];
        /** Format: date-time */
        votingWindowEnd: string;
        /** Format: date-time */
        approvalExpiryDeadline: string;
      };
      /**
       * Format: date-time
       * @description Until then the statement can be used, once.
       */
      expiresAt: string;
    };
    SubmitVersionRequest: {
      /** @enum {string} */
      tier?: 'STANDARD' | 'ELEVATED' | 'CRITICAL';
      policy?: components['schemas']['QuorumPolicy'];
      /** @description The persons who vote. With an identity provider: the ids of principals, as GET /api/v12/principal shows them. */
      validators: string[];
      /** @description The validators who replace revoked ones, in this order (S7-24). */
      backupValidators?: string[];
      /** @description The submitter, who is notified of the outcome (S7-14). Unset: the caller. Cannot be a validator unless the policy allows it. With an identity provider, this must be the id of the signed-in principal. */
      submittedBy?: string;
      /** @description Days until the vote closes (S6-51). */
      votingWindowDays?: number;
      /** Format: date-time */
      votingWindowEnd?: string;
    };
    TokenChanged: {
      /** Format: uuid */
      tokenId: string;
      status: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    TokenChangedOrPlan: components['schemas']['TokenChanged'] | components['schemas']['Plan'];
    TokenFunded: {
      /** Format: uuid */
      tokenId: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    TokenFundedOrPlan: components['schemas']['TokenFunded'] | components['schemas']['Plan'];
    TokenRegistered: {
      /** Format: uuid */
      tokenId: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    TokenView: {
      tokenId: string;
      name: string;
      kind: string;
      status: string;
      issuerAccountId: string;
      attributes: {
        [key: string]: string;
      };
      /** @description Its own attributes and the inherited ones. The nearest token wins (S7-37). */
      effectiveAttributes: {
        [key: string]: string;
      };
      /** @description The ancestors of the token, the nearest first. */
      parents: {
        tokenId: string;
        name: string;
        status: string;
      }[];
      lockReason: string | null;
      activeDependents: string[];
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
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
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    VersionPage: {
      items: components['schemas']['VersionView'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    VersionRetired: {
      /** Format: uuid */
      versionId: string;
      status: string;
      cascaded: string[];
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
    VersionRetiredOrPlan: components['schemas']['VersionRetired'] | components['schemas']['Plan'];
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
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
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
      /** @description The forced rollback that a first person requested and a second person must confirm. Null: none. */
      rollbackRequest: {
        executionId: string;
        requestedBy: string;
        /** @description Who signed in to request it for requestedBy. Null: that person did. */
        delegate: string | null;
        reason: string;
        /** Format: date-time */
        requestedAt: string;
      } | null;
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
      /** @description False for a vote cast after the decision. It is recorded and changes nothing. */
      counted: boolean;
      status: string;
      /** @description The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write. */
      position: string;
    };
  };
  responses: never;
  parameters: {
    /**
     * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
     * @example quarterly-review-17
     */
    'X-Correlation-ID': string;
    /**
     * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
     * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
     */
    traceparent: string;
    /**
     * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
     * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
     */
    'Idempotency-Key': string;
    /**
     * @description A position that a command returned. The read waits until its read models have reached it (N2).
     * @example 0000000000000001
     */
    'X-Min-Position': string;
  };
  requestBodies: never;
  headers: {
    /** @description The correlation id of the request, or a generated one. */
    'X-Correlation-ID': string;
    /** @description true when this repeats the answer to an earlier request with the same Idempotency-Key. */
    'Idempotency-Replayed': 'true';
    /** @description The path of the new resource. */
    Location: string;
    /** @description The scheme of the credentials that are accepted, and what is wrong with those that were sent (RFC 6750). */
    'WWW-Authenticate': string;
    /** @description What is left of each limit: `r` units, and `t` seconds until the whole limit is available (draft-ietf-httpapi-ratelimit-headers-10). */
    RateLimit: string;
    /** @description The limits that apply: `q` units in `w` seconds. Local mode has none. */
    'RateLimit-Policy': string;
    /** @description Seconds to wait before trying again. */
    'Retry-After': number;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listTokens: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
        /**
         * @description Only tokens with exactly this name.
         * @example Bond 2031
         */
        name?: string;
      };
      header?: {
        /**
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *           "name": "Bond 2031",
           *           "kind": "PRIMARY",
           *           "status": "REGISTERED",
           *           "issuerAccountId": "acme",
           *           "attributes": {
           *             "region": "EU"
           *           },
           *           "parentTokenId": null,
           *           "lockReason": null,
           *           "createdAt": "2026-06-01T09:00:00.000Z",
           *           "updatedAt": "2026-06-01T09:00:00.000Z"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ListTokensResponse'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  registerToken: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
      /** @description The plan of a dry run */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": true,
           *       "accepted": true,
           *       "answer": {},
           *       "refusal": null,
           *       "events": [],
           *       "blastRadius": {
           *         "versionsActivated": [],
           *         "versionsRetired": [],
           *         "versionsRestored": [],
           *         "dependentsBlocking": [],
           *         "integrationEvents": []
           *       },
           *       "planHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283"
           *     }
           */
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token does not exist (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getToken: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "name": "Bond 2031",
           *       "kind": "PRIMARY",
           *       "status": "REGISTERED",
           *       "issuerAccountId": "acme",
           *       "attributes": {
           *         "region": "EU"
           *       },
           *       "effectiveAttributes": {
           *         "region": "EU"
           *       },
           *       "parents": [],
           *       "lockReason": null,
           *       "activeDependents": [],
           *       "createdAt": "2026-11-02T09:28:00.000Z",
           *       "updatedAt": "2026-11-02T09:28:00.000Z"
           *     }
           */
          'application/json': components['schemas']['TokenView'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token does not exist (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "position": "0000000000000002"
           *     }
           */
          'application/json': components['schemas']['TokenFundedOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token does not exist (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token or version is retired (TOKEN_RETIRED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  describeToken: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "attributes": {
         *         "region": "EU",
         *         "currency": "EUR"
         *       }
         *     }
         */
        'application/json': components['schemas']['DescribeTokenRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "status": "REGISTERED",
           *       "position": "0000000000000003"
           *     }
           */
          'application/json': components['schemas']['TokenChangedOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token does not exist (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token or version is retired (TOKEN_RETIRED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  assignTokenParent: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "parentTokenId": null,
         *       "reason": "stands alone from now on"
         *     }
         */
        'application/json': components['schemas']['AssignTokenParentRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "parentTokenId": null,
           *       "position": "0000000000000004"
           *     }
           */
          'application/json': components['schemas']['AssignTokenParentResponseOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token does not exist (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The parents would form a cycle (CIRCULAR_DEPENDENCY). The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  lockToken: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "reason": "under investigation",
         *       "executedBy": "ops@example.com"
         *     }
         */
        'application/json': components['schemas']['OperatorCommandRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "status": "LOCKED",
           *       "position": "0000000000000005"
           *     }
           */
          'application/json': components['schemas']['TokenChangedOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token does not exist (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token or version is retired (TOKEN_RETIRED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  unlockToken: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "reason": "cleared",
         *       "executedBy": "ops@example.com"
         *     }
         */
        'application/json': components['schemas']['OperatorCommandRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "status": "REGISTERED",
           *       "position": "0000000000000006"
           *     }
           */
          'application/json': components['schemas']['TokenChangedOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token does not exist (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token or version is retired (TOKEN_RETIRED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  retireToken: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "reason": "matured",
         *       "cascade": false
         *     }
         */
        'application/json': components['schemas']['RetireRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "status": "RETIRED",
           *       "cascaded": [],
           *       "position": "0000000000000007"
           *     }
           */
          'application/json': components['schemas']['RetireTokenResponseOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token does not exist (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Active dependents block the operation (CASCADE_BLOCKED). The cascade has too many levels (CASCADE_TOO_DEEP). The plan has changed since the dry run (PLAN_CHANGED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The cascade timed out (CASCADE_TIMED_OUT). The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
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
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
      /** @description The plan of a dry run */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": true,
           *       "accepted": true,
           *       "answer": {},
           *       "refusal": null,
           *       "events": [],
           *       "blastRadius": {
           *         "versionsActivated": [],
           *         "versionsRetired": [],
           *         "versionsRestored": [],
           *         "dependentsBlocking": [],
           *         "integrationEvents": []
           *       },
           *       "planHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283"
           *     }
           */
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token does not exist (TOKEN_NOT_FOUND). The version does not exist (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token or version is retired (TOKEN_RETIRED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
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
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "reason": "matured",
         *       "executedBy": "ops@example.com"
         *     }
         */
        'application/json': components['schemas']['RetireRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "status": "RETIRED",
           *       "cascaded": [],
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['VersionRetiredOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The version does not exist (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The current status does not allow this (INVALID_STATE_TRANSITION). Active dependents block the operation (CASCADE_BLOCKED). The cascade has too many levels (CASCADE_TOO_DEEP). The plan has changed since the dry run (PLAN_CHANGED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The cascade timed out (CASCADE_TIMED_OUT). The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reparentVersion: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "parentTokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
         *       "reason": "belongs to the bond itself"
         *     }
         */
        'application/json': components['schemas']['ReparentVersionRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "parentTokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "parentVersionId": null,
           *       "position": "0000000000000022"
           *     }
           */
          'application/json': components['schemas']['ReparentVersionResponseOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The version does not exist (VERSION_NOT_FOUND). The token does not exist (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The current status does not allow this (INVALID_STATE_TRANSITION). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The parents would form a cycle (CIRCULAR_DEPENDENCY). The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listVersions: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0001 */
        tokenId?: string;
        status?: 'CREATED' | 'PENDING_VVB' | 'ACTIVE' | 'REPLACED' | 'RETIRED' | 'REJECTED' | 'EXPIRED' | 'ARCHIVED';
        /** @description Only versions with a rollback request that awaits a second person. */
        rollbackRequested?: 'true';
      };
      header?: {
        /**
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *           "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *           "status": "ACTIVE",
           *           "content": {
           *             "terms": "5 % until 2031"
           *           },
           *           "amount": "250.00",
           *           "recipient": "treasury",
           *           "parentTokenId": null,
           *           "parentVersionId": null,
           *           "previousVersionId": null,
           *           "replacedByVersionId": null,
           *           "merkleHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283",
           *           "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *           "approvalThresholdPercentage": 66.67,
           *           "approvedByCount": 2,
           *           "approversList": [
           *             "ann",
           *             "bob"
           *           ],
           *           "approvalTimestamp": "2026-11-02T09:31:00.000Z",
           *           "approvalExpiryDeadline": "2026-11-16T09:30:00.000Z",
           *           "vvbApprovedAt": "2026-11-02T09:31:00.000Z",
           *           "activatedAt": "2026-11-02T09:31:00.012Z",
           *           "previousVersionRetiredAt": null,
           *           "archiveAfter": null,
           *           "rollbackRequest": null,
           *           "createdAt": "2026-11-02T09:29:00.000Z",
           *           "updatedAt": "2026-11-02T09:31:00.012Z"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['VersionPage'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
           *       "rollbackRequest": null,
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The version does not exist (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
      /** @description The plan of a dry run */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": true,
           *       "accepted": true,
           *       "answer": {},
           *       "refusal": null,
           *       "events": [],
           *       "blastRadius": {
           *         "versionsActivated": [],
           *         "versionsRetired": [],
           *         "versionsRestored": [],
           *         "dependentsBlocking": [],
           *         "integrationEvents": []
           *       },
           *       "planHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283"
           *     }
           */
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
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
      /** @description A name in the request is not the id of a principal (NOT_A_PRINCIPAL). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The version does not exist (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The current status does not allow this (INVALID_STATE_TRANSITION). A validator has reached the limit of open requests (VALIDATOR_AT_CAPACITY). The submission was interrupted and abandoned (SUBMISSION_ABANDONED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No vote could ever meet this policy (INVALID_POLICY). The person has a stake in the request (SELF_APPROVAL). The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
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
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
      /** @description The plan of a dry run */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": true,
           *       "accepted": true,
           *       "answer": {},
           *       "refusal": null,
           *       "events": [],
           *       "blastRadius": {
           *         "versionsActivated": [],
           *         "versionsRetired": [],
           *         "versionsRestored": [],
           *         "dependentsBlocking": [],
           *         "integrationEvents": []
           *       },
           *       "planHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283"
           *     }
           */
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The validator has no vote on this approval request (VALIDATOR_NOT_ELIGIBLE). The vote cannot be signed with this key (SIGNING_KEY_NOT_USABLE). The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The approval request does not exist (APPROVAL_REQUEST_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The person has taken part in another vote of this request (ALREADY_VOTED). The vote is closed (VOTE_CLOSED). The statement can no longer be used (STATEMENT_EXPIRED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The person has a stake in the request (SELF_APPROVAL). The request takes signed votes only (SIGNATURE_REQUIRED). The signature does not verify (SIGNATURE_INVALID). The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  issueStatement: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
        'application/json': components['schemas']['IssueStatementRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "statement": {
           *         "statement": "assent-vote-2",
           *         "tenant": "default",
           *         "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *         "subject": {
           *           "kind": "version",
           *           "id": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *           "hash": "e2d1e86c054c0973798482aaa0af87b48fc9e61c64a185b4e50831da62b01486"
           *         },
           *         "rules": "6125a435aa1d41b3a7e7d794ad7e87f7e343a7efb76fd598a2e3cb6f7225466e",
           *         "principal": "ann",
           *         "choice": "APPROVE",
           *         "meaning": "approval",
           *         "reason": null,
           *         "nonce": "aY0Qk3mXn1v7rB2cD4eF5g"
           *       },
           *       "hash": "RMys0PzE3gwesYAOtAx8ozkADRkN-KGk6tAx6O63l-g",
           *       "terms": {
           *         "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *         "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *         "content": {
           *           "terms": "5 % until 2031"
           *         },
           *         "amount": "250.00",
           *         "recipient": "treasury",
           *         "issuerAccountId": "harbour-fund",
           *         "previousVersionId": null
           *       },
           *       "rules": {
           *         "policy": {
           *           "numerator": 2,
           *           "denominator": 3,
           *           "basis": "eligible",
           *           "inclusive": true
           *         },
           *         "tier": "ELEVATED",
           *         "comparison": "canonical",
           *         "validators": [
           *           "ann",
           *           "bob",
           *           "cem"
           *         ],
           *         "votingWindowEnd": "2026-11-05T09:30:00.000Z",
           *         "approvalExpiryDeadline": "2026-12-02T09:30:00.000Z"
           *       },
           *       "expiresAt": "2026-11-02T09:40:00.000Z"
           *     }
           */
          'application/json': components['schemas']['StatementIssued'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The validator has no vote on this approval request (VALIDATOR_NOT_ELIGIBLE). The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The approval request does not exist (APPROVAL_REQUEST_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getVoteEvidence: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "stream": "approval-01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *           "revision": 1,
           *           "position": "0000000000000006",
           *           "type": "VoteCast",
           *           "data": {
           *             "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *             "validatorId": "ann",
           *             "choice": "APPROVE",
           *             "castBy": "https://id.example.com#dan"
           *           },
           *           "metadata": {
           *             "tenantId": "default",
           *             "occurredAt": "2026-11-02T09:30:30.000Z",
           *             "actor": {
           *               "type": "user",
           *               "id": "https://id.example.com#dan",
           *               "issuer": "https://id.example.com",
           *               "method": "jwt",
           *               "keyId": "key-7",
           *               "address": "192.0.2.7"
           *             },
           *             "onBehalfOf": "ann"
           *           }
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['RecordedEventPage'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The approval request does not exist (APPROVAL_REQUEST_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeValidator: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0003 */
        approvalRequestId: string;
        /** @example ann */
        validatorId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "replacementId": "dan",
         *       "reason": "left the board"
         *     }
         */
        'application/json': components['schemas']['RevokeValidatorRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *       "validatorId": "ann",
           *       "replacementId": "dan",
           *       "status": "OPEN",
           *       "position": "0000000000000008"
           *     }
           */
          'application/json': components['schemas']['RevokeValidatorResponseOrPlan'];
        };
      };
      /** @description A name in the request is not the id of a principal (NOT_A_PRINCIPAL). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The validator has no vote on this approval request (VALIDATOR_NOT_ELIGIBLE). The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The approval request does not exist (APPROVAL_REQUEST_NOT_FOUND). The approval request has no such validator (VALIDATOR_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A validator has reached the limit of open requests (VALIDATOR_AT_CAPACITY). The request would have no validator left (NO_VALIDATOR_LEFT). The vote is closed (VOTE_CLOSED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The person has a stake in the request (SELF_APPROVAL). The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  setCapacity: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example ann */
        validatorId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "maximumOpen": 100,
         *       "reason": "sits on three boards"
         *     }
         */
        'application/json': components['schemas']['SetCapacityRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "validatorId": "ann",
           *       "maximumOpen": 100,
           *       "position": "0000000000000009"
           *     }
           */
          'application/json': components['schemas']['SetCapacityResponseOrPlan'];
        };
      };
      /** @description A name in the request is not the id of a principal (NOT_A_PRINCIPAL). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
        /** @description The nextCursor of the previous page. */
        cursor?: string;
      };
      header?: {
        /**
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
           *           "castAt": "2026-11-02T09:30:30.000Z",
           *           "castBy": "https://id.example.com#dan",
           *           "signedIn": {
           *             "principal": "https://id.example.com#dan",
           *             "issuer": "https://id.example.com",
           *             "method": "jwt",
           *             "keyId": "key-7",
           *             "address": "192.0.2.7",
           *             "keyHolders": []
           *           },
           *           "reason": "reviewed the terms",
           *           "revokedBy": null,
           *           "signature": {
           *             "keyId": "5d0c2e7b9a4f6183e2d7c0b5a9f84e316d2b7c8f0a1e5d4c3b2a19087f6e5d4c",
           *             "meaning": "approval"
           *           }
           *         },
           *         {
           *           "validatorId": "bob",
           *           "choice": "APPROVE",
           *           "counted": true,
           *           "castAt": "2026-11-02T09:31:00.000Z",
           *           "castBy": null,
           *           "signedIn": null,
           *           "reason": null,
           *           "revokedBy": null,
           *           "signature": null
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ApprovalView'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The approval request does not exist (APPROVAL_REQUEST_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listNotifications: {
    parameters: {
      query: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
        /**
         * @description The submitter, compared without regard to case, width or the form of accents.
         * @example sue@example.com
         */
        recipient: string;
      };
      header?: {
        /**
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0009",
           *           "recipient": "sue@example.com",
           *           "kind": "REJECTED",
           *           "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *           "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *           "message": "The validators have rejected the version.",
           *           "createdAt": "2026-11-02T09:31:00.000Z"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['NotificationPage'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSigningKeys: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
        /**
         * @description The keys of this person, compared without regard to case, width or the form of accents.
         * @example ann
         */
        validatorId?: string;
        status?: 'REGISTERED' | 'CONFIRMED' | 'REVOKED';
      };
      header?: {
        /**
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "keyId": "5d0c2e7b9a4f6183e2d7c0b5a9f84e316d2b7c8f0a1e5d4c3b2a19087f6e5d4c",
           *           "principal": "ann",
           *           "kind": "ed25519",
           *           "status": "CONFIRMED",
           *           "publicKey": "MCowBQYDK2VwAyEARXKn78MNbuPdWxnlOd6PWMLy4DojqnM3h5x6Fa08PLU",
           *           "passkey": null,
           *           "registeredAt": "2026-11-02T09:28:00.000Z",
           *           "confirmedBy": "ops",
           *           "confirmedAt": "2026-11-02T09:29:00.000Z",
           *           "revokedBy": null,
           *           "revokedAt": null
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['SigningKeyPage'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  registerSigningKey: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "validatorId": "ann",
         *       "publicKey": "MCowBQYDK2VwAyEARXKn78MNbuPdWxnlOd6PWMLy4DojqnM3h5x6Fa08PLU",
         *       "proof": "9nOuvI3mAJ_KVCTYAuj2nUyszfnNFf6S06qYqi9Fm2xchYZOfMasdHPzK2cLvSHEATl-ezorr6c-04pkyGNZBw"
         *     }
         */
        'application/json': components['schemas']['RegisterSigningKeyRequest'];
      };
    };
    responses: {
      /** @description The plan of a dry run */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": true,
           *       "accepted": true,
           *       "answer": {},
           *       "refusal": null,
           *       "events": [],
           *       "blastRadius": {
           *         "versionsActivated": [],
           *         "versionsRetired": [],
           *         "versionsRestored": [],
           *         "dependentsBlocking": [],
           *         "integrationEvents": []
           *       },
           *       "planHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283"
           *     }
           */
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "keyId": "d98ed1b7d8af13919041c0e1ce32547b976a5a5454d2a3a8746271bbdde06622",
           *       "principal": "ann",
           *       "status": "REGISTERED",
           *       "position": "0000000000000003"
           *     }
           */
          'application/json': components['schemas']['SigningKeyChanged'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The signing key belongs to another person (SIGNING_KEY_OF_ANOTHER). The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The signing key is registered already (SIGNING_KEY_EXISTS). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The signature does not verify (SIGNATURE_INVALID). The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  offerPasskey: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "validatorId": "ann"
         *     }
         */
        'application/json': components['schemas']['OfferPasskeyRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "options": {
           *         "rp": {
           *           "name": "Assent",
           *           "id": "localhost"
           *         },
           *         "challenge": "aY0Qk3mXn1v7rB2cD4eF5g"
           *       },
           *       "expiresAt": "2026-11-02T09:40:00.000Z"
           *     }
           */
          'application/json': components['schemas']['OfferPasskeyResponse'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This installation cannot have passkeys (PASSKEYS_UNAVAILABLE). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  registerPasskey: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "validatorId": "ann",
         *       "credential": {
         *         "id": "Y3JlZGVudGlhbA",
         *         "rawId": "Y3JlZGVudGlhbA",
         *         "response": {
         *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0",
         *           "attestationObject": "o2NmbXRkbm9uZQ"
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['RegisterPasskeyRequest'];
      };
    };
    responses: {
      /** @description The plan of a dry run */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": true,
           *       "accepted": true,
           *       "answer": {},
           *       "refusal": null,
           *       "events": [],
           *       "blastRadius": {
           *         "versionsActivated": [],
           *         "versionsRetired": [],
           *         "versionsRestored": [],
           *         "dependentsBlocking": [],
           *         "integrationEvents": []
           *       },
           *       "planHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283"
           *     }
           */
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "keyId": "5d0c2e7b9a4f6183e2d7c0b5a9f84e316d2b7c8f0a1e5d4c3b2a19087f6e5d4c",
           *       "principal": "ann",
           *       "status": "REGISTERED",
           *       "position": "0000000000000003"
           *     }
           */
          'application/json': components['schemas']['SigningKeyChanged'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The signing key belongs to another person (SIGNING_KEY_OF_ANOTHER). The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description This installation cannot have passkeys (PASSKEYS_UNAVAILABLE). The signing key is registered already (SIGNING_KEY_EXISTS). The statement can no longer be used (STATEMENT_EXPIRED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The signature does not verify (SIGNATURE_INVALID). The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  confirmSigningKey: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 5d0c2e7b9a4f6183e2d7c0b5a9f84e316d2b7c8f0a1e5d4c3b2a19087f6e5d4c */
        signingKeyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Ann read me the id on the phone",
         *       "executedBy": "ops"
         *     }
         */
        'application/json': components['schemas']['OperatorCommandRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "keyId": "5d0c2e7b9a4f6183e2d7c0b5a9f84e316d2b7c8f0a1e5d4c3b2a19087f6e5d4c",
           *       "principal": "ann",
           *       "status": "CONFIRMED",
           *       "position": "0000000000000004"
           *     }
           */
          'application/json': components['schemas']['SigningKeyChangedOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another person must do this (SECOND_PERSON_REQUIRED). The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The signing key does not exist (SIGNING_KEY_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The signing key was revoked (SIGNING_KEY_REVOKED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeSigningKey: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 5d0c2e7b9a4f6183e2d7c0b5a9f84e316d2b7c8f0a1e5d4c3b2a19087f6e5d4c */
        signingKeyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "lost",
         *       "executedBy": "ann"
         *     }
         */
        'application/json': components['schemas']['OperatorCommandRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "keyId": "5d0c2e7b9a4f6183e2d7c0b5a9f84e316d2b7c8f0a1e5d4c3b2a19087f6e5d4c",
           *       "principal": "ann",
           *       "status": "REVOKED",
           *       "position": "0000000000000009"
           *     }
           */
          'application/json': components['schemas']['SigningKeyChangedOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The signing key belongs to another person (SIGNING_KEY_OF_ANOTHER). The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The signing key does not exist (SIGNING_KEY_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
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
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
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
          'application/json': components['schemas']['ExecutedManuallyOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The approval request does not exist (APPROVAL_REQUEST_NOT_FOUND). The version does not exist (VERSION_NOT_FOUND). The token does not exist (TOKEN_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The current status does not allow this (INVALID_STATE_TRANSITION). The approval request is not approved (APPROVAL_NOT_APPROVED). The token or version is retired (TOKEN_RETIRED). A version that replaces this one is active (SUPERSEDED). A hold blocks the version (VERSION_HELD). The plan has changed since the dry run (PLAN_CHANGED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The approval request belongs to another version (APPROVAL_VERSION_MISMATCH). The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The parent or the token of the version is locked (PARENT_LOCKED) */
      423: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  bulkExecute: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "approvalRequestIds": [
         *         "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003"
         *       ],
         *       "executedBy": "ops@example.com"
         *     }
         */
        'application/json': components['schemas']['BulkExecuteRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "totalRequests": 1,
           *       "successCount": 1,
           *       "failureCount": 0,
           *       "results": [
           *         {
           *           "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *           "status": "SUCCESS",
           *           "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *           "newStatus": "ACTIVE",
           *           "duration": "7ms",
           *           "durationMs": 6.9,
           *           "alreadyExecuted": false,
           *           "errorCode": null,
           *           "errorMessage": null
           *         }
           *       ],
           *       "position": "0000000000000013"
           *     }
           */
          'application/json': components['schemas']['BulkExecutedOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rollBack: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "reason": "approved by mistake",
         *       "executedBy": "ops@example.com",
         *       "force": true
         *     }
         */
        'application/json': components['schemas']['RollBackRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "previousStatus": "ACTIVE",
           *       "newStatus": "ACTIVE",
           *       "timestamp": "2026-11-02T10:00:00.000Z",
           *       "reason": "approved by mistake",
           *       "requestedBy": "ops@example.com",
           *       "restoredVersionId": null,
           *       "position": "0000000000000019"
           *     }
           */
          'application/json': components['schemas']['RolledBackOrPlan'];
        };
      };
      /** @description Accepted: the work continues in the background */
      202: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "previousStatus": "ACTIVE",
           *       "newStatus": "ACTIVE",
           *       "timestamp": "2026-11-02T10:00:00.000Z",
           *       "reason": "approved by mistake",
           *       "requestedBy": "ops@example.com",
           *       "restoredVersionId": null,
           *       "position": "0000000000000019"
           *     }
           */
          'application/json': components['schemas']['RolledBack'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another person must do this (SECOND_PERSON_REQUIRED). The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The version does not exist (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The current status does not allow this (INVALID_STATE_TRANSITION). Active dependents block the operation (CASCADE_BLOCKED). The execution is still in progress (EXECUTION_IN_PROGRESS). The activation is already settled (SETTLEMENT_COMPLETED). The plan has changed since the dry run (PLAN_CHANGED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  placeHold: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "reason": "the amount is disputed",
         *       "executedBy": "ops@example.com"
         *     }
         */
        'application/json': components['schemas']['OperatorCommandRequest'];
      };
    };
    responses: {
      /** @description The plan of a dry run */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": true,
           *       "accepted": true,
           *       "answer": {},
           *       "refusal": null,
           *       "events": [],
           *       "blastRadius": {
           *         "versionsActivated": [],
           *         "versionsRetired": [],
           *         "versionsRestored": [],
           *         "dependentsBlocking": [],
           *         "integrationEvents": []
           *       },
           *       "planHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283"
           *     }
           */
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "holdId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0008",
           *       "position": "0000000000000020"
           *     }
           */
          'application/json': components['schemas']['PlaceHoldResponse'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The version does not exist (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  releaseHold: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0002 */
        versionId: string;
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0008 */
        holdId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the amount is right",
         *       "executedBy": "ops@example.com"
         *     }
         */
        'application/json': components['schemas']['OperatorCommandRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "holdId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0008",
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['ReleaseHoldResponseOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The version does not exist (VERSION_NOT_FOUND). The hold does not exist (HOLD_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  explainExecution: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *       "status": "PENDING_VVB",
           *       "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *       "verdict": "BLOCKED",
           *       "expected": {
           *         "status": 409,
           *         "code": "APPROVAL_NOT_APPROVED"
           *       },
           *       "checks": [
           *         {
           *           "check": "APPROVAL_GRANTED",
           *           "passed": false,
           *           "code": "APPROVAL_NOT_APPROVED",
           *           "message": "The approval request is OPEN."
           *         }
           *       ],
           *       "deadline": {
           *         "votingWindowEnd": "2026-11-09T09:30:00.000Z",
           *         "approvalExpiryDeadline": "2026-11-16T09:30:00.000Z",
           *         "secondsLeft": 604700
           *       },
           *       "votes": {
           *         "status": "OPEN",
           *         "approve": 1,
           *         "reject": 0,
           *         "abstain": 0,
           *         "validators": 3,
           *         "approvalsMissing": 1,
           *         "delegated": [],
           *         "notVoted": [
           *           "bob",
           *           "cem"
           *         ]
           *       },
           *       "blockers": [
           *         {
           *           "code": "APPROVAL_NOT_APPROVED",
           *           "message": "The approval request is OPEN.",
           *           "canUnblock": [
           *             "bob",
           *             "cem"
           *           ],
           *           "holdId": null
           *         }
           *       ],
           *       "cascade": null,
           *       "recommendedActions": [
           *         "Cast the missing votes."
           *       ],
           *       "automaticExecution": true,
           *       "position": "0000000000000006"
           *     }
           */
          'application/json': components['schemas']['Explanation'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The version does not exist (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listPendingExecutions: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
      };
      header?: {
        /**
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "oldestAgeSeconds": 4000,
           *       "total": 1,
           *       "stalled": 1,
           *       "items": [
           *         {
           *           "approvalRequestId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0003",
           *           "versionId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *           "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *           "decidedAt": "2026-11-02T09:31:00.000Z",
           *           "ageSeconds": 4000,
           *           "stalled": true,
           *           "approvalExpiryDeadline": "2026-11-16T09:30:00.000Z"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['PendingExecutions'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getExecutionMetrics: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "at": "2026-11-02T10:00:00.000Z",
           *       "lastFiveMinutes": {
           *         "seconds": 300,
           *         "executions": 12,
           *         "perSecond": 0.04,
           *         "p50Ms": 3.1,
           *         "p95Ms": 8.4,
           *         "p99Ms": 12.9,
           *         "successRate": 1,
           *         "rollbacks": 0,
           *         "cascadeFailures": 0
           *       },
           *       "lastDay": {
           *         "seconds": 86400,
           *         "executions": 4000,
           *         "perSecond": 0.046,
           *         "p50Ms": 3.1,
           *         "p95Ms": 8.4,
           *         "p99Ms": 12.9,
           *         "successRate": 1,
           *         "rollbacks": 0,
           *         "cascadeFailures": 0
           *       },
           *       "targets": [
           *         {
           *           "metric": "p95Ms",
           *           "target": "< 150",
           *           "alert": "> 250",
           *           "requirement": "S6-59"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['ExecutionMetrics'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The version does not exist (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
        /** @description The nextCursor of the previous page. */
        cursor?: string;
      };
      header?: {
        /**
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The version does not exist (VERSION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
        /** @description The nextCursor of the previous page. */
        cursor?: string;
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0002 */
        versionId?: string;
      };
      header?: {
        /**
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the token is funded",
         *       "executedBy": "ops@example.com"
         *     }
         */
        'application/json': components['schemas']['OperatorCommandRequest'];
      };
    };
    responses: {
      /** @description The plan of a dry run */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": true,
           *       "accepted": true,
           *       "answer": {},
           *       "refusal": null,
           *       "events": [],
           *       "blastRadius": {
           *         "versionsActivated": [],
           *         "versionsRetired": [],
           *         "versionsRestored": [],
           *         "dependentsBlocking": [],
           *         "integrationEvents": []
           *       },
           *       "planHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283"
           *     }
           */
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description Accepted: the work continues in the background */
      202: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The settlement does not exist (SETTLEMENT_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The current status does not allow this (INVALID_STATE_TRANSITION). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
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
        /** @description The nextCursor of the previous page. */
        cursor?: string;
        /** @description Only accounts whose names start with this text. */
        prefix?: string;
      };
      header?: {
        /**
         * @description A position that a command returned. The read waits until its read models have reached it (N2).
         * @example 0000000000000001
         */
        'X-Min-Position'?: components['parameters']['X-Min-Position'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The read model has not reached X-Min-Position yet (READ_MODEL_BEHIND). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPrincipal: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "https://id.example.com#ann",
           *       "issuer": "https://id.example.com",
           *       "subject": "ann",
           *       "tenantId": "default",
           *       "method": "jwt",
           *       "roles": [
           *         "VALIDATOR"
           *       ],
           *       "permissions": [
           *         "records:read",
           *         "approvals:vote",
           *         "principal:read"
           *       ]
           *     }
           */
          'application/json': components['schemas']['Principal'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listGrants: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
        /**
         * @description ENDED: by its time. REVOKED: by somebody. ALL: what is in force, and the past.
         * @example IN_FORCE
         */
        status?: 'IN_FORCE' | 'ENDED' | 'REVOKED' | 'ALL';
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "principal": "https://id.example.com#vera",
           *           "role": "VALIDATOR",
           *           "until": null,
           *           "reason": "joins the board",
           *           "grantedBy": "https://id.example.com#ada",
           *           "grantedAt": "2026-11-02T09:30:00.000Z",
           *           "status": "IN_FORCE",
           *           "endedAt": null,
           *           "revokedBy": null,
           *           "revocationReason": null
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ListGrantsResponse'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  grantRole: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "principal": "https://id.example.com#vera",
         *       "role": "VALIDATOR",
         *       "reason": "joins the board"
         *     }
         */
        'application/json': components['schemas']['GrantRoleRequest'];
      };
    };
    responses: {
      /** @description The plan of a dry run */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": true,
           *       "accepted": true,
           *       "answer": {},
           *       "refusal": null,
           *       "events": [],
           *       "blastRadius": {
           *         "versionsActivated": [],
           *         "versionsRetired": [],
           *         "versionsRestored": [],
           *         "dependentsBlocking": [],
           *         "integrationEvents": []
           *       },
           *       "planHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283"
           *     }
           */
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "principal": "https://id.example.com#vera",
           *       "role": "VALIDATOR",
           *       "until": null,
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['GrantRoleResponse'];
        };
      };
      /** @description A name in the request is not the id of a principal (NOT_A_PRINCIPAL). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody grants or delegates to themselves (GRANT_TO_ONESELF). The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The grant, the delegation or the name of the API key exists (ALREADY_GRANTED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeGrant: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "principal": "https://id.example.com#vera",
         *       "role": "VALIDATOR",
         *       "reason": "left the board"
         *     }
         */
        'application/json': components['schemas']['RevokeGrantRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "principal": "https://id.example.com#vera",
           *       "role": "VALIDATOR",
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['RevokeGrantResponseOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such grant (GRANT_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listApiKeys: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
        /**
         * @description ENDED: by its time. REVOKED: by somebody. ALL: what is in force, and the past.
         * @example IN_FORCE
         */
        status?: 'IN_FORCE' | 'ENDED' | 'REVOKED' | 'ALL';
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "keyId": "K5ZpYq3bW8tR2nVx",
           *           "principal": "urn:assent:api-key#K5ZpYq3bW8tR2nVx",
           *           "name": "importer",
           *           "roles": [
           *             "SERVICE"
           *           ],
           *           "expiresAt": "2099-01-01T00:00:00.000Z",
           *           "previousEndsAt": null,
           *           "issuedBy": "https://id.example.com#ada",
           *           "issuedAt": "2026-11-02T09:30:00.000Z",
           *           "status": "IN_FORCE",
           *           "endedAt": null,
           *           "revokedBy": null,
           *           "revocationReason": null,
           *           "lastUsedAt": "2026-11-02T09:30:00.000Z",
           *           "lastUsedFrom": "192.0.2.7"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ListApiKeysResponse'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  issueApiKey: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "name": "importer",
         *       "roles": [
         *         "SERVICE"
         *       ],
         *       "expiresAt": "2099-01-01T00:00:00.000Z",
         *       "reason": "nightly import"
         *     }
         */
        'application/json': components['schemas']['IssueApiKeyRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "keyId": "K5ZpYq3bW8tR2nVx",
           *       "principal": "urn:assent:api-key#K5ZpYq3bW8tR2nVx",
           *       "name": "importer",
           *       "roles": [
           *         "SERVICE"
           *       ],
           *       "expiresAt": "2099-01-01T00:00:00.000Z",
           *       "key": null,
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['IssueApiKeyResponse'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The grant, the delegation or the name of the API key exists (ALREADY_GRANTED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rotateApiKey: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example K5ZpYq3bW8tR2nVx */
        keyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "expiresAt": "2099-01-01T00:00:00.000Z",
         *       "overlapSeconds": 3600,
         *       "reason": "yearly rotation"
         *     }
         */
        'application/json': components['schemas']['RotateApiKeyRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "keyId": "K5ZpYq3bW8tR2nVx",
           *       "key": null,
           *       "expiresAt": "2099-01-01T00:00:00.000Z",
           *       "previousEndsAt": "2026-11-02T09:30:00.000Z",
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['RotateApiKeyResponse'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such API key (API_KEY_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Five earlier secrets of the API key are still valid (TOO_MANY_SECRETS). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeApiKey: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example K5ZpYq3bW8tR2nVx */
        keyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "leaked"
         *     }
         */
        'application/json': components['schemas']['RevokeRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "keyId": "K5ZpYq3bW8tR2nVx",
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['RevokeApiKeyResponseOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such API key (API_KEY_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDelegations: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
        /**
         * @description ENDED: by its time. REVOKED: by somebody. ALL: what is in force, and the past.
         * @example IN_FORCE
         */
        status?: 'IN_FORCE' | 'ENDED' | 'REVOKED' | 'ALL';
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "delegationId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0012",
           *           "from": "https://id.example.com#vera",
           *           "to": "https://id.example.com#dan",
           *           "scope": {
           *             "kind": "permission",
           *             "permission": "approvals:vote"
           *           },
           *           "until": "2099-01-01T00:00:00.000Z",
           *           "reason": "on leave",
           *           "delegatedAt": "2026-11-02T09:30:00.000Z",
           *           "status": "IN_FORCE",
           *           "endedAt": null,
           *           "revokedBy": null,
           *           "revocationReason": null
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ListDelegationsResponse'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  delegate: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "to": "https://id.example.com#dan",
         *       "scope": {
         *         "kind": "permission",
         *         "permission": "approvals:vote"
         *       },
         *       "until": "2099-01-01T00:00:00.000Z",
         *       "reason": "on leave"
         *     }
         */
        'application/json': components['schemas']['DelegateRequest'];
      };
    };
    responses: {
      /** @description The plan of a dry run */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": true,
           *       "accepted": true,
           *       "answer": {},
           *       "refusal": null,
           *       "events": [],
           *       "blastRadius": {
           *         "versionsActivated": [],
           *         "versionsRetired": [],
           *         "versionsRestored": [],
           *         "dependentsBlocking": [],
           *         "integrationEvents": []
           *       },
           *       "planHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283"
           *     }
           */
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "delegationId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0012",
           *       "from": "https://id.example.com#vera",
           *       "to": "https://id.example.com#dan",
           *       "until": "2099-01-01T00:00:00.000Z",
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['DelegateResponse'];
        };
      };
      /** @description A name in the request is not the id of a principal (NOT_A_PRINCIPAL). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody grants or delegates to themselves (GRANT_TO_ONESELF). The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The grant, the delegation or the name of the API key exists (ALREADY_GRANTED). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The principal cannot delegate this (DELEGATION_NOT_POSSIBLE). The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeDelegation: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0012 */
        delegationId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "is back"
         *     }
         */
        'application/json': components['schemas']['RevokeRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "delegationId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0012",
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['RevokeDelegationResponseOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such delegation (DELEGATION_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  requireAuthentication: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example clock:move */
        action:
          | 'critical-votes'
          | 'records:read'
          | 'tokens:register'
          | 'tokens:control'
          | 'versions:submit'
          | 'versions:control'
          | 'approvals:vote'
          | 'signing-keys:register'
          | 'signing-keys:confirm'
          | 'signing-keys:revoke'
          | 'approvals:control'
          | 'execution:execute'
          | 'execution:control'
          | 'settlement:control'
          | 'operations:read'
          | 'operations:control'
          | 'installation:read'
          | 'installation:control'
          | 'principal:read'
          | 'access:read'
          | 'access:control'
          | 'delegations:own'
          | 'events:export'
          | 'tenants:read'
          | 'tenants:control'
          | 'clock:move';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "maxAgeSeconds": 300,
         *       "reason": "policy 7"
         *     }
         */
        'application/json': components['schemas']['RequireAuthenticationRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "action": "clock:move",
           *       "maxAgeSeconds": 300,
           *       "acr": null,
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['RequireAuthenticationResponseOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Your own sign-in does not meet the rule (STEP_UP_RULE_NOT_MET) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  releaseAuthentication: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example clock:move */
        action:
          | 'critical-votes'
          | 'records:read'
          | 'tokens:register'
          | 'tokens:control'
          | 'versions:submit'
          | 'versions:control'
          | 'approvals:vote'
          | 'signing-keys:register'
          | 'signing-keys:confirm'
          | 'signing-keys:revoke'
          | 'approvals:control'
          | 'execution:execute'
          | 'execution:control'
          | 'settlement:control'
          | 'operations:read'
          | 'operations:control'
          | 'installation:read'
          | 'installation:control'
          | 'principal:read'
          | 'access:read'
          | 'access:control'
          | 'delegations:own'
          | 'events:export'
          | 'tenants:read'
          | 'tenants:control'
          | 'clock:move';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "policy 8"
         *     }
         */
        'application/json': components['schemas']['RevokeRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "action": "clock:move",
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['ReleaseAuthenticationResponseOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such rule for signing in (STEP_UP_RULE_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listStepUpRules: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "action": "clock:move",
           *           "maxAgeSeconds": 300,
           *           "acr": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['ListStepUpRulesResponse'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDenials: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "minute": "2026-11-02T09:30:00.000Z",
           *           "principal": "https://id.example.com#vera",
           *           "operation": "rollBack",
           *           "code": "PERMISSION_DENIED",
           *           "address": "192.0.2.7",
           *           "count": 3
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ListDenialsResponse'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getHistory: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example token-01981c5e-7d40-7a31-9d2e-4f1b6c8a0001 */
        stream: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "stream": "token-01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *           "revision": 1,
           *           "position": "0000000000000021",
           *           "type": "TokenLocked",
           *           "data": {
           *             "reason": "audit"
           *           },
           *           "metadata": {
           *             "tenantId": "default",
           *             "occurredAt": "2026-11-02T09:30:30.000Z",
           *             "actor": {
           *               "type": "user",
           *               "id": "https://id.example.com#vera",
           *               "issuer": "https://id.example.com",
           *               "method": "jwt",
           *               "keyId": "signing-2026",
           *               "address": "192.0.2.7"
           *             },
           *             "reason": "audit"
           *           }
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['RecordedEventPage'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such stream (STREAM_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listTenants: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "tenantId": "acme",
           *           "status": "ACTIVE",
           *           "createdAt": "2026-11-02T09:30:00.000Z",
           *           "reason": "contract 7"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ListTenantsResponse'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createTenant: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "tenantId": "acme",
         *       "reason": "contract 7"
         *     }
         */
        'application/json': components['schemas']['CreateTenantRequest'];
      };
    };
    responses: {
      /** @description The plan of a dry run */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": true,
           *       "accepted": true,
           *       "answer": {},
           *       "refusal": null,
           *       "events": [],
           *       "blastRadius": {
           *         "versionsActivated": [],
           *         "versionsRetired": [],
           *         "versionsRestored": [],
           *         "dependentsBlocking": [],
           *         "integrationEvents": []
           *       },
           *       "planHash": "9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283"
           *     }
           */
          'application/json': components['schemas']['Plan'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tenantId": "acme",
           *       "status": "ACTIVE",
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['CreateTenantResponse'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The tenant exists (TENANT_EXISTS). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  suspendTenant: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example acme */
        tenantId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "unpaid"
         *     }
         */
        'application/json': components['schemas']['RevokeRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tenantId": "acme",
           *       "status": "SUSPENDED",
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['CreateTenantResponseOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such tenant (TENANT_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The tenant default cannot be suspended (TENANT_NOT_SUSPENDABLE). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resumeTenant: {
    parameters: {
      query?: {
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example acme */
        tenantId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "paid"
         *     }
         */
        'application/json': components['schemas']['RevokeRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tenantId": "acme",
           *       "status": "ACTIVE",
           *       "position": "0000000000000021"
           *     }
           */
          'application/json': components['schemas']['CreateTenantResponseOrPlan'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such tenant (TENANT_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportEvents: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example acme */
        tenantId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "stream": "acme.token-01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "revision": 0,
           *       "position": "0000000000000021",
           *       "type": "TokenLocked",
           *       "schemaVersion": 1,
           *       "data": {
           *         "reason": "audit"
           *       },
           *       "metadata": {
           *         "tenantId": "acme"
           *       },
           *       "recordedAt": "2026-11-02T09:30:00.000Z"
           *     }
           */
          'application/jsonl': components['schemas']['ExportEventsResponse'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such tenant (TENANT_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDeadLetters: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
        group?: 'revenue' | 'settlement' | 'metrics' | 'logging';
        /** @description Unset: all open ones. */
        status?: 'failed' | 'waiting' | 'retry' | 'resolved' | 'discarded';
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "deadLetterId": "01981c5e-7d40-4a31-9d2e-4f1b6c8a0009",
           *           "group": "settlement",
           *           "status": "failed",
           *           "eventId": "01981c5e-7d40-5a31-9d2e-4f1b6c8a0011",
           *           "eventType": "RevenueStreamInitiated",
           *           "key": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *           "position": null,
           *           "attempts": 1,
           *           "error": "Error: RevenueStreamInitiated was refused: …",
           *           "deadAt": "2026-11-02T09:31:00.050Z",
           *           "lastTriedAt": "2026-11-02T09:31:00.050Z",
           *           "endedAt": null,
           *           "endedBy": null,
           *           "reason": null
           *         },
           *         {
           *           "deadLetterId": "01981c5e-7d40-4a31-9d2e-4f1b6c8a0012",
           *           "group": "token-versions",
           *           "status": "failed",
           *           "eventId": "01981c5e-7d40-5a31-9d2e-4f1b6c8a0011",
           *           "eventType": "VersionActivated",
           *           "key": "version-01981c5e-7d40-7a31-9d2e-4f1b6c8a0002",
           *           "position": "0000000000000042",
           *           "attempts": 1,
           *           "error": "EventFault: token-versions cannot be made of the event.",
           *           "deadAt": "2026-11-02T09:31:00.050Z",
           *           "lastTriedAt": "2026-11-02T09:31:00.050Z",
           *           "endedAt": null,
           *           "endedBy": null,
           *           "reason": null
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['DeadLetterPage'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDeadLetter: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-4a31-9d2e-4f1b6c8a0009 */
        deadLetterId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "deadLetterId": "01981c5e-7d40-4a31-9d2e-4f1b6c8a0009",
           *       "group": "settlement",
           *       "status": "failed",
           *       "eventId": "01981c5e-7d40-5a31-9d2e-4f1b6c8a0011",
           *       "eventType": "RevenueStreamInitiated",
           *       "key": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "position": null,
           *       "attempts": 1,
           *       "error": "Error: RevenueStreamInitiated was refused: …",
           *       "deadAt": "2026-11-02T09:31:00.050Z",
           *       "lastTriedAt": "2026-11-02T09:31:00.050Z",
           *       "endedAt": null,
           *       "endedBy": null,
           *       "reason": null,
           *       "event": {
           *         "specversion": "1.0",
           *         "id": "01981c5e-7d40-5a31-9d2e-4f1b6c8a0011",
           *         "type": "RevenueStreamInitiated",
           *         "partitionkey": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *         "data": {
           *           "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001"
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['DeadLetter'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The dead letter does not exist (DEAD_LETTER_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  retryDeadLetter: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-4a31-9d2e-4f1b6c8a0009 */
        deadLetterId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the consumer is repaired",
         *       "executedBy": "ops@example.com"
         *     }
         */
        'application/json': components['schemas']['OperatorCommandRequest'];
      };
    };
    responses: {
      /** @description Accepted: the work continues in the background */
      202: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "deadLetterId": "01981c5e-7d40-4a31-9d2e-4f1b6c8a0009",
           *       "group": "settlement",
           *       "status": "retry",
           *       "eventId": "01981c5e-7d40-5a31-9d2e-4f1b6c8a0011",
           *       "eventType": "RevenueStreamInitiated",
           *       "key": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "position": null,
           *       "attempts": 1,
           *       "error": "Error: RevenueStreamInitiated was refused: …",
           *       "deadAt": "2026-11-02T09:31:00.050Z",
           *       "lastTriedAt": "2026-11-02T09:31:00.050Z",
           *       "endedAt": null,
           *       "endedBy": null,
           *       "reason": null,
           *       "event": {
           *         "specversion": "1.0",
           *         "id": "01981c5e-7d40-5a31-9d2e-4f1b6c8a0011",
           *         "type": "RevenueStreamInitiated",
           *         "partitionkey": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *         "data": {
           *           "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001"
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['DeadLetter'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The dead letter does not exist (DEAD_LETTER_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The dead letter is not open (DEAD_LETTER_NOT_OPEN). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  discardDeadLetter: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-4a31-9d2e-4f1b6c8a0009 */
        deadLetterId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "discardedBy": "ops@example.com",
         *       "reason": "booked by hand"
         *     }
         */
        'application/json': components['schemas']['DiscardDeadLetterRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "deadLetterId": "01981c5e-7d40-4a31-9d2e-4f1b6c8a0009",
           *       "group": "settlement",
           *       "status": "discarded",
           *       "eventId": "01981c5e-7d40-5a31-9d2e-4f1b6c8a0011",
           *       "eventType": "RevenueStreamInitiated",
           *       "key": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *       "position": null,
           *       "attempts": 1,
           *       "error": "Error: RevenueStreamInitiated was refused: …",
           *       "deadAt": "2026-11-02T09:31:00.050Z",
           *       "lastTriedAt": "2026-11-02T09:31:00.050Z",
           *       "endedAt": "2026-11-02T10:00:00.000Z",
           *       "endedBy": "ops@example.com",
           *       "reason": "booked by hand",
           *       "event": {
           *         "specversion": "1.0",
           *         "id": "01981c5e-7d40-5a31-9d2e-4f1b6c8a0011",
           *         "type": "RevenueStreamInitiated",
           *         "partitionkey": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001",
           *         "data": {
           *           "tokenId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0001"
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['DeadLetter'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The dead letter does not exist (DEAD_LETTER_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The dead letter is not open (DEAD_LETTER_NOT_OPEN). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  countReplay: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "group": "revenue",
         *       "types": [
         *         "TokenActivated"
         *       ]
         *     }
         */
        'application/json': components['schemas']['CountReplayRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "total": 3,
           *       "byType": {
           *         "TokenActivated": 3
           *       },
           *       "toPosition": "0000000000000042"
           *     }
           */
          'application/json': components['schemas']['ReplayCount'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listReplays: {
    parameters: {
      query?: {
        /** @example revenue */
        group?: 'revenue' | 'settlement' | 'metrics' | 'logging';
        /** @example 100 */
        limit?: number;
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "replayId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0010",
           *           "group": "revenue",
           *           "status": "running",
           *           "fromPosition": "",
           *           "toPosition": "0000000000000042",
           *           "position": "",
           *           "types": [
           *             "TokenActivated"
           *           ],
           *           "tokenId": null,
           *           "eventsPerSecond": 100,
           *           "total": 3,
           *           "delivered": 0,
           *           "skipped": 0,
           *           "requestedBy": "ops@example.com",
           *           "reason": "restored from a backup",
           *           "createdAt": "2026-11-02T09:31:00.050Z",
           *           "endedAt": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['ListReplaysResponse'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  startReplay: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "group": "revenue",
         *       "types": [
         *         "TokenActivated"
         *       ],
         *       "eventsPerSecond": 100,
         *       "requestedBy": "ops@example.com",
         *       "reason": "restored from a backup"
         *     }
         */
        'application/json': components['schemas']['StartReplayRequest'];
      };
    };
    responses: {
      /** @description Accepted: the work continues in the background */
      202: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "replayId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0010",
           *       "group": "revenue",
           *       "status": "running",
           *       "fromPosition": "",
           *       "toPosition": "0000000000000042",
           *       "position": "",
           *       "types": [
           *         "TokenActivated"
           *       ],
           *       "tokenId": null,
           *       "eventsPerSecond": 100,
           *       "total": 3,
           *       "delivered": 0,
           *       "skipped": 0,
           *       "requestedBy": "ops@example.com",
           *       "reason": "restored from a backup",
           *       "createdAt": "2026-11-02T09:31:00.050Z",
           *       "endedAt": null
           *     }
           */
          'application/json': components['schemas']['Replay'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A replay of this group is running (REPLAY_UNDER_WAY). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReplay: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0010 */
        replayId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "replayId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0010",
           *       "group": "revenue",
           *       "status": "running",
           *       "fromPosition": "",
           *       "toPosition": "0000000000000042",
           *       "position": "",
           *       "types": [
           *         "TokenActivated"
           *       ],
           *       "tokenId": null,
           *       "eventsPerSecond": 100,
           *       "total": 3,
           *       "delivered": 0,
           *       "skipped": 0,
           *       "requestedBy": "ops@example.com",
           *       "reason": "restored from a backup",
           *       "createdAt": "2026-11-02T09:31:00.050Z",
           *       "endedAt": null
           *     }
           */
          'application/json': components['schemas']['Replay'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The replay does not exist (REPLAY_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  stopReplay: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0010 */
        replayId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the consumer is overloaded",
         *       "executedBy": "ops@example.com"
         *     }
         */
        'application/json': components['schemas']['OperatorCommandRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "replayId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0010",
           *       "group": "revenue",
           *       "status": "stopped",
           *       "fromPosition": "",
           *       "toPosition": "0000000000000042",
           *       "position": "",
           *       "types": [
           *         "TokenActivated"
           *       ],
           *       "tokenId": null,
           *       "eventsPerSecond": 100,
           *       "total": 3,
           *       "delivered": 0,
           *       "skipped": 0,
           *       "requestedBy": "ops@example.com",
           *       "reason": "restored from a backup",
           *       "createdAt": "2026-11-02T09:31:00.050Z",
           *       "endedAt": "2026-11-02T09:32:00.000Z"
           *     }
           */
          'application/json': components['schemas']['Replay'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The replay does not exist (REPLAY_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  diagnose: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "healthy": true,
           *       "checks": [
           *         {
           *           "name": "log identity",
           *           "result": "ok",
           *           "count": 0,
           *           "findings": [],
           *           "action": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Diagnosis'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listProjections: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "projection": "tokens",
           *           "position": "0000000000000042",
           *           "lagSeconds": 0,
           *           "parked": 0,
           *           "latestJob": {
           *             "jobId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0011",
           *             "projection": "tokens",
           *             "kind": "check",
           *             "status": "completed",
           *             "requestedBy": "ops@example.com",
           *             "reason": "weekly check",
           *             "requestedAt": "2026-11-02T09:31:00.050Z",
           *             "endedAt": "2026-11-02T09:31:02.950Z",
           *             "position": "0000000000000042",
           *             "events": 17,
           *             "differences": [
           *               {
           *                 "table": "tokens",
           *                 "missing": 0,
           *                 "surplus": 0,
           *                 "different": 0,
           *                 "keys": []
           *               }
           *             ],
           *             "parked": 0,
           *             "error": null
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Projections'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkProjection: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example tokens */
        projection:
          | 'notifications'
          | 'tokens'
          | 'token-versions'
          | 'approval-requests'
          | 'execution-audit'
          | 'revenue-streams'
          | 'settlements'
          | 'signing-keys';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "requestedBy": "ops@example.com",
         *       "reason": "weekly check"
         *     }
         */
        'application/json': components['schemas']['ProjectionJobRequest'];
      };
    };
    responses: {
      /** @description Accepted: the work continues in the background */
      202: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "jobId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0011",
           *       "projection": "tokens",
           *       "kind": "check",
           *       "status": "requested",
           *       "requestedBy": "ops@example.com",
           *       "reason": "weekly check",
           *       "requestedAt": "2026-11-02T09:31:00.050Z",
           *       "endedAt": null,
           *       "position": "",
           *       "events": 0,
           *       "differences": null,
           *       "parked": null,
           *       "error": null
           *     }
           */
          'application/json': components['schemas']['ProjectionJob'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A check or rebuild of this projection is running (PROJECTION_JOB_UNDER_WAY). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rebuildProjection: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example tokens */
        projection:
          | 'notifications'
          | 'tokens'
          | 'token-versions'
          | 'approval-requests'
          | 'execution-audit'
          | 'revenue-streams'
          | 'settlements'
          | 'signing-keys';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "requestedBy": "ops@example.com",
         *       "reason": "the check found differences"
         *     }
         */
        'application/json': components['schemas']['ProjectionJobRequest'];
      };
    };
    responses: {
      /** @description Accepted: the work continues in the background */
      202: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "jobId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0011",
           *       "projection": "tokens",
           *       "kind": "rebuild",
           *       "status": "requested",
           *       "requestedBy": "ops@example.com",
           *       "reason": "the check found differences",
           *       "requestedAt": "2026-11-02T09:31:00.050Z",
           *       "endedAt": null,
           *       "position": "",
           *       "events": 0,
           *       "differences": null,
           *       "parked": null,
           *       "error": null
           *     }
           */
          'application/json': components['schemas']['ProjectionJob'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A check or rebuild of this projection is running (PROJECTION_JOB_UNDER_WAY). Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProjectionJob: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent?: components['parameters']['traceparent'];
      };
      path: {
        /** @example 01981c5e-7d40-7a31-9d2e-4f1b6c8a0011 */
        jobId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "jobId": "01981c5e-7d40-7a31-9d2e-4f1b6c8a0011",
           *       "projection": "tokens",
           *       "kind": "check",
           *       "status": "completed",
           *       "requestedBy": "ops@example.com",
           *       "reason": "weekly check",
           *       "requestedAt": "2026-11-02T09:31:00.050Z",
           *       "endedAt": "2026-11-02T09:31:02.950Z",
           *       "position": "0000000000000042",
           *       "events": 17,
           *       "differences": [
           *         {
           *           "table": "tokens",
           *           "missing": 0,
           *           "surplus": 0,
           *           "different": 0,
           *           "keys": []
           *         }
           *       ],
           *       "parked": 0,
           *       "error": null
           *     }
           */
          'application/json': components['schemas']['ProjectionJob'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The check or rebuild does not exist (PROJECTION_JOB_NOT_FOUND) */
      404: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readClock: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "now": "2026-11-02T09:30:00.000Z",
           *       "moved": false
           *     }
           */
          'application/json': components['schemas']['Clock'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  moveClock: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes the request safe to repeat. It takes effect once, and for 24 hours a repetition returns the first answer (CV-2). 1 to 255 printable ASCII characters, bare or quoted as in RFC 8941.
         * @example "8e03978e-40d5-43dd-bc93-6894a57f9324"
         */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
         *       "advanceByMs": 1000,
         *       "reason": "tries the end of a voting window"
         *     }
         */
        'application/json': components['schemas']['MoveClockRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "now": "2026-11-02T09:30:01.000Z",
           *       "moved": true
           *     }
           */
          'application/json': components['schemas']['Clock'];
        };
      };
      /** @description The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request names another person as the acting person (ACTING_FOR_ANOTHER). The tenant is suspended (TENANT_SUSPENDED). The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Another request changed the same data at the same time (CONCURRENT_MODIFICATION). The event stream cannot be read (STREAM_UNREADABLE). A request with this Idempotency-Key is still in progress (IDEMPOTENCY_KEY_IN_PROGRESS) */
      409: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request is too large (PAYLOAD_TOO_LARGE) */
      413: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body must be JSON in UTF-8 and not compressed (UNSUPPORTED_MEDIA_TYPE) */
      415: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key was used for another request (IDEMPOTENCY_KEY_REUSED) */
      422: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The command arrived after its deadline (REQUEST_TOO_LATE). The server is at its limit of concurrent work (RESOURCE_BUSY). The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listControlActions: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /** @description The nextCursor of the previous page. */
        cursor?: string;
        /** @description Only actions on this one: the id of a dead letter or a replay, the name of a read model, or clock. */
        target?: string;
      };
      header?: {
        /**
         * @description Correlates logs and events. The answer repeats it. If it is missing, the server generates one.
         * @example quarterly-review-17
         */
        'X-Correlation-ID'?: components['parameters']['X-Correlation-ID'];
        /**
         * @description W3C Trace Context. An invalid value starts a new trace and does not fail the request.
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
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "at": "2026-11-02T10:00:00.000Z",
           *           "operation": "retryDeadLetter",
           *           "target": "01981c5e-7d40-4a31-9d2e-4f1b6c8a0009",
           *           "detail": null,
           *           "executedBy": "https://id.example.com#olga",
           *           "reason": "the consumer is repaired",
           *           "principal": "https://id.example.com#olga",
           *           "issuer": "https://id.example.com",
           *           "method": "jwt",
           *           "keyId": "key-7",
           *           "keyHolders": [],
           *           "address": "192.0.2.7"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ControlActionPage'];
        };
      };
      /** @description The cursor is not from this list (INVALID_CURSOR). The request is not valid (VALIDATION_FAILED) */
      400: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The request has no valid credentials (UNAUTHENTICATED). The operation needs a fresher or stronger sign-in (INSUFFICIENT_AUTHENTICATION) */
      401: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The app accepts only requests of the gateway (NOT_FROM_GATEWAY). Web pages of other sites cannot use this server (ORIGIN_NOT_ALLOWED). The roles of the principal do not allow this operation (PERMISSION_DENIED). The principal has no access to this tenant (TENANT_NOT_ALLOWED) */
      403: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server does not support the Expect header value (EXPECTATION_FAILED) */
      417: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Host header names another server (HOST_NOT_ALLOWED) */
      421: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The limit of requests per second is exceeded (RATE_LIMITED) */
      429: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The server failed unexpectedly (INTERNAL_ERROR) */
      500: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The keys of the identity provider cannot be fetched (IDENTITY_PROVIDER_UNAVAILABLE). The grants and keys of the tenant cannot be read now (ACCESS_UNAVAILABLE). The app that serves this request did not answer (APP_UNAVAILABLE). The database did not answer (DATABASE_UNAVAILABLE). The event store did not answer (EVENT_STORE_UNAVAILABLE). The event log is not the one that this installation used before (EVENT_LOG_CHANGED) */
      503: {
        headers: {
          'X-Correlation-ID': components['headers']['X-Correlation-ID'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
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
