import { defineEntity, p } from '@mikro-orm/core';

type QuorumPolicy = {
  numerator: number;
  denominator: number;
  basis: 'eligible' | 'cast';
  inclusive: boolean;
  signedVotes?: 'required' | undefined;
};
type Decision = {
  outcome: string;
  approve: number;
  reject: number;
  abstain: number;
  early: boolean;
  decidedAt: string;
};

type RollbackRequest = {
  executionId: string;
  requestedBy: string;
  delegate: string | null;
  reason: string;
  requestedAt: string;
};

export const TokenView = defineEntity({
  name: 'TokenView',
  tableName: 'tokens',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    kind: p.text(),
    status: p.text(),
    issuerAccountId: p.text(),
    attributes: p.json<Record<string, string>>(),
    parentTokenId: p.uuid().nullable(),
    lockReason: p.text().nullable(),
    /** The executions that claimed it, by version. */
    dependents: p.json<Record<string, string[]>>(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    lastPosition: p.text(),
  },
});

/** S6-40. */
export const TokenVersionView = defineEntity({
  name: 'TokenVersionView',
  tableName: 'secondary_token_versions',
  properties: {
    id: p.uuid().primary(),
    secondaryTokenId: p.uuid(),
    status: p.text(),
    content: p.json<object>(),
    amount: p.decimal(),
    recipient: p.text(),
    parentTokenId: p.uuid().nullable(),
    parentVersionId: p.uuid().nullable(),
    previousVersionId: p.uuid().nullable(),
    replacedByVersionId: p.uuid().nullable(),
    merkleHash: p.text().nullable(),
    approvalRequestId: p.uuid().nullable(),
    approvalThresholdPercentage: p.decimal('number').nullable(),
    approvedByCount: p.integer().nullable(),
    approversList: p.json<readonly string[]>(),
    approvalTimestamp: p.datetime().nullable(),
    approvalExpiryDeadline: p.datetime().nullable(),
    vvbApprovedAt: p.datetime().nullable(),
    activatedAt: p.datetime().nullable(),
    executionDurationMs: p.decimal('number').nullable(),
    previousVersionRetiredAt: p.datetime().nullable(),
    archiveAfter: p.datetime().nullable(),
    /** N11: the first person's request. It stands while the version is replaced, because the version may be restored. */
    rollbackRequest: p.json<RollbackRequest>().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    lastPosition: p.text(),
  },
});

export const ApprovalRequestView = defineEntity({
  name: 'ApprovalRequestView',
  tableName: 'approval_requests',
  properties: {
    id: p.uuid().primary(),
    versionId: p.uuid(),
    tokenId: p.uuid(),
    status: p.text(),
    tier: p.text().nullable(),
    policy: p.json<QuorumPolicy>(),
    validatorsCount: p.integer(),
    votingWindowEnd: p.datetime(),
    approvalExpiryDeadline: p.datetime(),
    requestedBy: p.text(),
    requestedAt: p.datetime(),
    approveCount: p.integer(),
    rejectCount: p.integer(),
    abstainCount: p.integer(),
    decision: p.json<Decision>().nullable(),
    /** The last announced expiry: of the decision or of the execution. */
    expiryAnnounced: p.text().nullable(),
    updatedAt: p.datetime(),
    lastPosition: p.text(),
  },
});

/** How the acting principal proved who they are. */
type SignIn = {
  principal: string;
  issuer: string | null;
  method: 'jwt' | 'api-key';
  keyId: string | null;
  keyHolders: string[];
  address: string | null;
};

/** The last vote of each validator. */
export const ApprovalVoteView = defineEntity({
  name: 'ApprovalVoteView',
  tableName: 'approval_votes',
  properties: {
    approvalRequestId: p.uuid().primary(),
    validatorId: p.text().primary(),
    choice: p.text(),
    counted: p.boolean(),
    reason: p.text().nullable(),
    castAt: p.datetime(),
    /** The delegate who voted for the validator; null if the validator voted. */
    castBy: p.text().nullable(),
    /** Null in local mode. */
    signedIn: p.json<SignIn>().nullable(),
    /** Who revoked the validator; the reason, the time and the sign-in are then those of the revocation. */
    revokedBy: p.text().nullable(),
    /** The key that signed the vote, and what the signature means; null for a vote that is not signed. */
    signingKeyId: p.text().nullable(),
    signatureMeaning: p.text().nullable(),
    lastPosition: p.text(),
  },
});

type PasskeyFacts = {
  credentialId: string;
  rpId: string;
  origin: string;
  aaguid: string;
  userVerified: boolean;
  backupEligible: boolean;
  backedUp: boolean;
};

export const SigningKeyView = defineEntity({
  name: 'SigningKeyView',
  tableName: 'signing_keys',
  properties: {
    /** With the tenant, because two tenants may register the same key. */
    stream: p.text().primary(),
    keyId: p.text(),
    principal: p.text(),
    /** Finds the keys of a person by any spelling. */
    principalKey: p.text(),
    kind: p.text().$type<'ed25519' | 'webauthn'>(),
    status: p.text().$type<'REGISTERED' | 'CONFIRMED' | 'REVOKED'>(),
    publicKey: p.text(),
    passkey: p.json<PasskeyFacts>().nullable(),
    registeredAt: p.datetime(),
    confirmedBy: p.text().nullable(),
    confirmedAt: p.datetime().nullable(),
    revokedBy: p.text().nullable(),
    revokedAt: p.datetime().nullable(),
    lastPosition: p.text(),
  },
});

/** A phase of an execution, an act of a person on the version, or the end of the version. */
type AuditPhase =
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

/** S6-42. */
export const ExecutionAuditView = defineEntity({
  name: 'ExecutionAuditView',
  tableName: 'approval_execution_audit',
  properties: {
    id: p.uuid().primary(),
    versionId: p.uuid(),
    /** Null for acts whose events do not name it, such as a hold. */
    approvalRequestId: p.uuid().nullable(),
    phase: p.text().$type<AuditPhase>(),
    prevStatus: p.text().nullable(),
    newStatus: p.text().nullable(),
    executedBy: p.text(),
    executionTimestamp: p.datetime(),
    errorMessage: p.text().nullable(),
    metadata: p.json<Record<string, unknown>>(),
    position: p.text(),
  },
});

/** S6-43. */
export const RevenueStreamView = defineEntity({
  name: 'RevenueStreamView',
  tableName: 'revenue_streams',
  properties: {
    id: p.uuid().primary(),
    settlementId: p.uuid(),
    versionId: p.uuid(),
    tokenId: p.uuid(),
    amount: p.decimal(),
    recipient: p.text(),
    status: p.text(),
    createdAt: p.datetime(),
    settledAt: p.datetime().nullable(),
    lastPosition: p.text(),
  },
});

export const SettlementView = defineEntity({
  name: 'SettlementView',
  tableName: 'settlements',
  properties: {
    id: p.uuid().primary(),
    revenueStreamId: p.uuid(),
    versionId: p.uuid(),
    tokenId: p.uuid(),
    amount: p.decimal(),
    recipient: p.text(),
    issuerAccountId: p.text(),
    status: p.text(),
    attempts: p.integer(),
    failureCode: p.text().nullable(),
    failureReason: p.text().nullable(),
    requestedAt: p.datetime().nullable(),
    completedAt: p.datetime().nullable(),
    updatedAt: p.datetime(),
    lastPosition: p.text(),
  },
});

type NotificationKind = 'REJECTED' | 'ACTIVATED' | 'EXECUTION_FAILED' | 'ROLLED_BACK' | 'EXPIRED';

/** A notification to the submitter of a version (S7-14). */
export const NotificationView = defineEntity({
  name: 'NotificationView',
  tableName: 'notifications',
  properties: {
    id: p.uuid().primary(),
    recipient: p.text(),
    /** Equal for all spellings of the recipient. */
    recipientKey: p.text(),
    kind: p.text().$type<NotificationKind>(),
    versionId: p.uuid(),
    approvalRequestId: p.uuid().nullable(),
    message: p.text(),
    createdAt: p.datetime(),
    position: p.text(),
  },
});

/** The last submitter of each version: who is notified of it. */
export const NotificationRecipientView = defineEntity({
  name: 'NotificationRecipientView',
  tableName: 'notification_recipients',
  properties: {
    versionId: p.uuid().primary(),
    recipient: p.text(),
    recipientKey: p.text(),
  },
});

export const entities = [
  NotificationView,
  NotificationRecipientView,
  TokenView,
  TokenVersionView,
  ApprovalRequestView,
  ApprovalVoteView,
  SigningKeyView,
  ExecutionAuditView,
  RevenueStreamView,
  SettlementView,
];
