import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { Aggregates, type TenantAggregates } from './aggregates.ts';
import type { CommandContext, EventSourced } from './event-sourced.ts';
import { CorruptedRetry, WrongExpectedRevision } from './errors.ts';
import type { EventStore, RecordedEvent } from './event-store.ts';
import { createPostgresEventStore } from './postgres/postgres-event-store.ts';
import { anEvent } from './testing/event-store.contract.ts';
import { pinnedAt, StreamMoved, WhatIfStore } from './what-if-store.ts';

type Added = { readonly type: 'Added'; readonly data: { readonly by: number } };

/** Adds up to ten and no further; adding nothing changes nothing. */
const sum: EventSourced<number, number, Added, 'TOO_MUCH'> = {
  initialState: 0,
  evolve: (state, { data }) => state + data.by,
  decide: (by, state) => (by === 0 ? [] : state + by > 10 ? 'TOO_MUCH' : [{ type: 'Added', data: { by } }]),
};

const context = (): CommandContext => {
  const commandId = randomUUID();
  return {
    tenantId: 'default',
    actor: { type: 'user', id: 'tester' },
    correlationId: commandId,
    causationId: commandId,
    commandId,
    occurredAt: '2026-01-01T00:00:00.000Z',
  };
};

describe('what would be', () => {
  let database: TestDatabase;
  let store: EventStore;

  beforeAll(async () => {
    database = await createTestDatabase();
    store = createPostgresEventStore({ pool: database.pool });
  });

  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('N3 decides as the truth does, and records nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }), async (commands) => {
        const stream = `s-${randomUUID()}`;
        await store.append(stream, 'no-stream', [{ ...anEvent(), type: 'Added', data: { by: 2 } }]);
        const whatIf = new WhatIfStore(store);
        const tried = await decideAll(new Aggregates(whatIf).of('default'), stream, commands);
        expect(await store.read(stream)).toHaveLength(1);
        expect(await decideAll(new Aggregates(store).of('default'), stream, commands)).toEqual(tried);
        const recorded = (await store.read(stream)).slice(1);
        const eventsOf = (events: readonly RecordedEvent[]) => events.map(({ revision, data }) => ({ revision, data }));
        expect(eventsOf(whatIf.appended)).toEqual(eventsOf(recorded));
      }),
      { numRuns: 25 },
    );
  });

  async function decideAll(aggregates: TenantAggregates, stream: string, commands: readonly number[]) {
    const outcomes: unknown[] = [];
    for (const command of commands) {
      const { kind, state, revision } = await aggregates.handle({ stream, decider: sum }, command, context());
      outcomes.push({ kind, state, revision });
    }
    return outcomes;
  }

  it('N3 keeps to the store’s rules for revisions and repeated events', async () => {
    const stream = `s-${randomUUID()}`;
    const whatIf = new WhatIfStore(store);
    const first = [anEvent(), anEvent()];
    expect(await whatIf.append(stream, 'no-stream', first)).toMatchObject({ revision: 1 });
    expect(await whatIf.append(stream, 'no-stream', first)).toMatchObject({ revision: 1 });
    await expect(whatIf.append(stream, 'no-stream', [anEvent()])).rejects.toThrow(WrongExpectedRevision);
    await expect(whatIf.append(stream, 1, [first[1] ?? anEvent(), anEvent()])).rejects.toThrow(CorruptedRetry);
    expect(await whatIf.append(stream, 1, [anEvent()])).toMatchObject({ revision: 2 });
    expect(await whatIf.read(stream, { from: 1 })).toHaveLength(2);
  });

  it('N3 is of the moment at which it looked', async () => {
    const stream = `s-${randomUUID()}`;
    await store.append(stream, 'no-stream', [anEvent()]);
    const whatIf = new WhatIfStore(store);
    expect(await whatIf.read(stream)).toHaveLength(1);
    await store.append(stream, 0, [anEvent()]);
    expect(await whatIf.read(stream)).toHaveLength(1);
    expect(whatIf.recordedRevision(stream)).toBe(0);
    expect(whatIf.recordedRevision('never looked at')).toBeUndefined();
  });

  it('N3 lets a plan be carried out only where nobody has been since', async () => {
    const stream = `s-${randomUUID()}`;
    await store.append(stream, 'no-stream', [anEvent()]);
    const pinned = pinnedAt(store, { stream, revision: 0, isForeseen: () => false });
    await store.append(stream, 0, [anEvent()]);
    await expect(pinned.append(stream, 0, [anEvent()])).rejects.toThrow(StreamMoved);
    await expect(pinned.append(stream, 1, [anEvent()])).rejects.toThrow(StreamMoved);
    expect(await store.read(stream)).toHaveLength(2);

    const current = pinnedAt(store, { stream, revision: 1, isForeseen: () => false });
    await current.append(stream, 1, [anEvent()]);
    await current.append(stream, 2, [anEvent()]);
    const other = `s-${randomUUID()}`;
    await pinned.append(other, 'no-stream', [anEvent()]);
    expect(await store.read(other)).toHaveLength(1);
  });

  it('N3 lets a plan be carried out where others have done nothing but a part of it', async () => {
    const stream = `s-${randomUUID()}`;
    await store.append(stream, 'no-stream', [anEvent()]);
    const isForeseen = ({ type }: RecordedEvent) => type === 'Added';
    const added = () => ({ ...anEvent(), type: 'Added', data: { by: 1 } });
    const pinned = pinnedAt(store, { stream, revision: 0, isForeseen });
    await store.append(stream, 0, [added()]);
    // Decided again on what is there by now, and then appended.
    await expect(pinned.append(stream, 0, [added()])).rejects.toThrow(WrongExpectedRevision);
    expect(await pinned.append(stream, 1, [added()])).toMatchObject({ revision: 2 });

    const other = pinnedAt(store, { stream, revision: 2, isForeseen });
    await store.append(stream, 2, [added(), anEvent()]);
    await expect(other.append(stream, 4, [added()])).rejects.toThrow(StreamMoved);
  });
});
