import type { AccessBookEvent, TenantRegisterEvent } from '#libs/domain';
import { approvalRequestId, at, idOf, window, type DataOf } from './example-facts.ts';

const ended = { reason: 'left', revokedBy: 'ada', revokedAt: at(2) };

export const ofAccess: DataOf<AccessBookEvent> = {
  RoleGranted: {
    principal: 'ann',
    role: 'VALIDATOR',
    until: null,
    reason: 'joins',
    grantedBy: 'ada',
    grantedAt: at(0),
  },
  RoleRevoked: { principal: 'ann', role: 'VALIDATOR', ...ended },
  ApiKeyIssued: {
    keyId: 'importer1',
    name: 'importer',
    roles: ['SERVICE'],
    secretHash: '00',
    expiresAt: window.votingWindowEnd,
    issuedBy: 'ada',
    issuedAt: at(0),
  },
  ApiKeyRotated: {
    keyId: 'importer1',
    secretHash: '01',
    expiresAt: window.approvalExpiryDeadline,
    previousEndsAt: at(3),
    rotatedBy: 'ada',
    rotatedAt: at(2),
  },
  ApiKeyRevoked: { keyId: 'importer1', ...ended },
  DelegationGranted: {
    delegationId: idOf(51),
    from: 'ann',
    to: 'dan',
    scope: { kind: 'approval-request', approvalRequestId },
    until: window.votingWindowEnd,
    reason: 'on leave',
    delegatedAt: at(0),
  },
  DelegationRevoked: { delegationId: idOf(51), ...ended },
  AuthenticationRequired: {
    action: 'execution:control',
    maxAgeSeconds: 300,
    acr: null,
    reason: 'policy',
    requiredBy: 'ada',
    requiredAt: at(0),
  },
  AuthenticationReleased: { action: 'execution:control', reason: 'policy', releasedBy: 'ada', releasedAt: at(2) },
};

export const ofTenants: DataOf<TenantRegisterEvent> = {
  TenantCreated: { tenantId: 'acme', reason: 'contract', createdBy: 'ada', createdAt: at(0) },
  TenantSuspended: { tenantId: 'acme', reason: 'unpaid', suspendedBy: 'ada', suspendedAt: at(1) },
  TenantResumed: { tenantId: 'acme', reason: 'paid', resumedBy: 'ada', resumedAt: at(2) },
};
