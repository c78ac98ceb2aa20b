import type { IntegrationEventData, IntegrationEventType } from '../integration-events.ts';

const tokenId = '01981c5e-7d40-7a31-9d2e-4f1b6c8a0001';
const versionId = '01981c5e-7d40-7a31-9d2e-4f1b6c8a0002';
const approvalRequestId = '01981c5e-7d40-7a31-9d2e-4f1b6c8a0003';
const executionId = '01981c5e-7d40-7a31-9d2e-4f1b6c8a0004';
const at = '2026-11-02T09:31:00.050Z';
const ofVersion = { versionId, tokenId };
const terms = { ...ofVersion, amount: '250.00', recipient: 'treasury', issuerAccountId: 'acme' };

/** The data of one message of each event. */
export const eventExamples: { readonly [T in IntegrationEventType]: IntegrationEventData<T> } = {
  TokenFunded: { tokenId, issuerAccountId: 'acme', amount: '1000.00', fundedAt: at },
  TokenStateTransition: { ...ofVersion, fromStatus: 'PENDING_VVB', toStatus: 'ACTIVE', timestamp: at },
  TokenActivated: {
    ...terms,
    approvalRequestId,
    executionId,
    parentTokenId: null,
    merkleHash: 'f5b2bd8a2cc56cb5b5a6a5d3d7c3e5fb8e3f3a0a4f9b9b8bb1f50d1f6f1c2a33',
    activatedAt: at,
  },
  TokenDeactivated: {
    ...ofVersion,
    approvalRequestId,
    executionId,
    reason: 'the wrong terms were approved',
    deactivatedAt: at,
  },
  TokenRetired: { ...ofVersion, replacedByVersionId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0005', retiredAt: at },
  ApprovalExecutionCompleted: {
    ...ofVersion,
    approvalRequestId,
    executionId,
    durationMs: 3.412,
    cascadeRetirementExecuted: true,
    cascadeFailed: false,
    completedAt: at,
  },
  ApprovalExecutionFailed: {
    ...ofVersion,
    approvalRequestId,
    executionId,
    cause: 'APPROVAL_EXPIRED',
    message: 'The approval expired at 2026-11-01T00:00:00.000Z.',
    failedAt: at,
  },
  ApprovalExpiring: { ...ofVersion, approvalRequestId, waitsFor: 'execution', expiresAt: '2026-11-03T00:00:00.000Z' },
  ApprovalExpired: { ...ofVersion, approvalRequestId, expiredAt: at },
  RevenueStreamInitiated: { ...terms, revenueStreamId: executionId, settlementId: executionId, initiatedAt: at },
  SettlementCompleted: {
    ...ofVersion,
    revenueStreamId: executionId,
    settlementId: executionId,
    amount: '250.00',
    recipient: 'treasury',
    completedAt: at,
  },
};
