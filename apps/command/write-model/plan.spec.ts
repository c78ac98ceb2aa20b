import type { RecordedEvent } from '#libs/event-store';
import { isPartOf } from './plan.ts';

const released: RecordedEvent = {
  id: '01981c5e-7d40-5a31-9d2e-4f1b6c8a0001',
  stream: 'version-parent',
  revision: 7,
  position: '0000000000000042',
  type: 'DependentReleased',
  schemaVersion: 1,
  data: { dependentVersionId: 'child', executionId: 'execution', releasedAt: '2026-01-01T00:00:00.000Z' },
  metadata: {
    tenantId: 'default',
    actor: { type: 'user', id: 'operator' },
    correlationId: 'c',
    causationId: 'c',
    commandId: 'c',
    occurredAt: '2026-01-01T00:00:00.000Z',
  },
  recordedAt: '2026-01-01T00:00:00.000Z',
};

describe('a plan', () => {
  it('N3 recognizes its events when another process recorded them, by another actor and at another time', () => {
    const isForeseen = isPartOf([released]);
    const byTheWorker = {
      ...released,
      id: '01981c5e-7d40-5a31-9d2e-4f1b6c8a0002',
      data: { ...released.data, releasedAt: '2026-01-01T00:00:00.007Z' },
      metadata: { ...released.metadata, actor: { type: 'system' as const, id: 'release-dependents' } },
    };
    expect(isForeseen(byTheWorker)).toBe(true);
    expect(isForeseen({ ...byTheWorker, data: { ...released.data, dependentVersionId: 'another child' } })).toBe(false);
    expect(isForeseen({ ...byTheWorker, stream: 'version-another' })).toBe(false);
    expect(isForeseen({ ...byTheWorker, type: 'DependentActivated' })).toBe(false);
  });
});
