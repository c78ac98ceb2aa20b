import type { ParentAssigned, TokenEvent } from '#libs/domain';
import { at, idOf, ids, tokenId, type DataOf } from './example-facts.ts';

const dependent = { dependentVersionId: ids.dependentVersion, executionId: idOf(32) };

export const ofTokens: DataOf<TokenEvent> = {
  TokenRegistered: {
    tokenId,
    kind: 'PRIMARY',
    name: 'Harbour',
    parentTokenId: null,
    issuerAccountId: 'issuer-1',
    openingBalance: '1000.00',
    attributes: { currency: 'EUR' },
    registeredAt: at(0),
  },
  TokenFunded: { tokenId, issuerAccountId: 'issuer-1', amount: '1000.00', fundedAt: at(0) },
  TokenLocked: { tokenId, reason: 'audit', lockedBy: 'ops', lockedAt: at(1) },
  TokenUnlocked: { tokenId, reason: 'audited', unlockedBy: 'ops', unlockedAt: at(2) },
  TokenRetired: { tokenId, reason: 'matured', retiredBy: 'ops', retiredAt: at(3) },
  TokenDescribed: { tokenId, attributes: { currency: 'USD' }, describedBy: 'ops', describedAt: at(1) },
  DependentActivated: { ...dependent, activatedAt: at(1) },
  DependentReleased: { ...dependent, releasedAt: at(2) },
};

export const ofTokenHierarchy: DataOf<ParentAssigned & { readonly type: 'ParentAssigned' }> = {
  ParentAssigned: {
    tokenId,
    parentTokenId: ids.parentToken,
    reason: 'moved',
    assignedBy: 'ops',
    assignedAt: at(1),
  },
};
