import { integrationEventKinds, integrationEventSchema } from '#libs/contracts';
import type { RecordedEvent } from '#libs/event-store';
import { integrationEventsOf, publishedTypes } from './integration-events.ts';

const id = (last: number): string => `7d9c4c6e-0000-4000-8000-00000000000${last}`;
const at = '2026-01-01T00:00:00.000Z';

function recorded(type: string, data: object): RecordedEvent {
  return {
    id: id(0),
    type,
    schemaVersion: 1,
    data,
    stream: 'stream',
    revision: 0,
    position: '0000000000000001',
    recordedAt: at,
    metadata: {
      tenantId: 'default',
      actor: { type: 'system', id: 'x' },
      correlationId: 'c',
      causationId: id(1),
      commandId: id(2),
      occurredAt: at,
    },
  };
}

const version = { versionId: id(3), tokenId: id(4) };
const execution = { ...version, approvalRequestId: id(5), executionId: id(6) };
const terms = { ...version, amount: '10.00', recipient: 'someone', issuerAccountId: 'issuer' };

const examples: Record<string, object> = {
  TokenRegistered: { tokenId: id(4), issuerAccountId: 'issuer', openingBalance: '5.00', registeredAt: at },
  TokenFunded: { tokenId: id(4), issuerAccountId: 'issuer', amount: '5.00', fundedAt: at },
  VersionActivated: {
    ...execution,
    ...terms,
    previousStatus: 'PENDING_VVB',
    parent: { kind: 'token', id: id(7) },
    merkleHash: 'hash',
    activatedAt: at,
  },
  VersionReplaced: { ...version, replacedByVersionId: id(8), replacedAt: at },
  VersionRetired: { ...version, retiredAt: at },
  VersionRejected: { ...version, approvalRequestId: id(5), rejectedAt: at },
  VersionRestored: { ...version, rolledBackVersionId: id(8), executionId: id(6), restoredAt: at },
  VersionArchived: { ...version, previousStatus: 'REPLACED', archivedAt: at },
  ApprovalExpiring: {
    ...version,
    approvalRequestId: id(5),
    waitsFor: 'decision',
    expiresAt: at,
    announcedAt: at,
  },
  VersionExpired: { ...version, approvalRequestId: id(5), expiredAt: at },
  ApprovalExecutionCompleted: {
    ...execution,
    totalDurationMs: 1.5,
    cascade: { outcome: 'none' },
    cascadeRetirementExecuted: false,
    completedAt: at,
  },
  ApprovalExecutionFailed: {
    ...execution,
    tokenId: null,
    code: 'VERSION_NOT_FOUND',
    errorMessage: 'gone',
    failedAt: at,
  },
  ApprovalExecutionRolledBack: { ...execution, reason: 'mistake', rolledBackAt: at },
  RevenueStreamOpened: { ...terms, revenueStreamId: id(8), settlementId: id(9), openedAt: at },
  SettlementCompleted: { ...terms, revenueStreamId: id(8), settlementId: id(9), completedAt: at },
};

describe('integration events', () => {
  it.each(publishedTypes)('of %s match their published schemas and have unique ids', (type) => {
    const events = integrationEventsOf(recorded(type, examples[type] ?? {}));
    expect(events).not.toHaveLength(0);
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    for (const event of events) {
      integrationEventSchema.parse(event);
      integrationEventKinds[event.type].data.strict().parse(event.data);
    }
  });

  it.each(publishedTypes)('CV-4 of %s name their cause and have unique, ordered sequences', (type) => {
    const events = integrationEventsOf(recorded(type, examples[type] ?? {}));
    expect(events.map(({ causationid }) => causationid)).toEqual(events.map(() => id(1)));
    const sequences = events.map(({ sequence }) => sequence);
    expect(new Set(sequences).size).toBe(events.length);
    const inOrder = ['0000000000000001', ...sequences.slice(1), '0000000000000002'];
    expect([sequences[0], inOrder.toSorted()]).toEqual(['0000000000000001', inOrder]);
  });

  it('S6-9 S6-28 report an activation as TokenStateTransition and TokenActivated, keyed by token', () => {
    const events = integrationEventsOf(recorded('VersionActivated', examples['VersionActivated'] ?? {}));
    expect(events).toMatchObject([
      { type: 'TokenStateTransition', partitionkey: id(4), data: { fromStatus: 'PENDING_VVB', toStatus: 'ACTIVE' } },
      {
        type: 'TokenActivated',
        id: id(0),
        partitionkey: id(4),
        subject: id(3),
        data: { parentTokenId: id(7), merkleHash: 'hash' },
      },
    ]);
  });

  it('are not published for an opening balance of zero or for votes', () => {
    expect(integrationEventsOf(recorded('TokenRegistered', { openingBalance: '0.00' }))).toEqual([]);
    expect(integrationEventsOf(recorded('VoteCast', {}))).toEqual([]);
  });
});
