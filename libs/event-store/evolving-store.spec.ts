import { UnknownSchemaVersion } from './errors.ts';
import type { EventStore, EventToAppend, RecordedEvent } from './event-store.ts';
import { EventSchemas, evolving } from './evolving-store.ts';
import { anEvent } from './testing/event-store.contract.ts';

const upcasters = [
  { type: 'Priced', from: 2, upcast: (data: object) => ({ ...data, currency: 'EUR' }) },
  {
    type: 'Priced',
    from: 1,
    upcast: (data: object) => ({ amount: String((data as { readonly price: number }).price) }),
  },
];

function recorded(schemaVersion: number, data: object, type = 'Priced'): RecordedEvent {
  return { ...anEvent(), type, schemaVersion, data, stream: 's', revision: 0, position: '1', recordedAt: '' };
}

/** A store that holds these events, and tells what is appended to it. */
function holding(events: readonly RecordedEvent[], appended: EventToAppend[] = []): EventStore {
  const page = { events, position: '1' };
  return {
    append: (_, __, more) => {
      appended.push(...more);
      return Promise.resolve({ revision: 0, position: '1' });
    },
    read: () => Promise.resolve(events),
    readAll: () => Promise.resolve(page),
    head: () => Promise.resolve('1'),
    async *subscribe() {
      yield await Promise.resolve(page);
    },
    close: () => Promise.resolve(),
  };
}

describe('events of earlier shapes', () => {
  const events = [
    recorded(1, { price: 5 }),
    recorded(2, { amount: '6' }),
    recorded(3, { amount: '7', currency: 'USD' }),
    recorded(1, { price: 8 }, 'Unchanged'),
  ];
  const today = [
    { schemaVersion: 3, data: { amount: '5', currency: 'EUR' } },
    { schemaVersion: 3, data: { amount: '6', currency: 'EUR' } },
    { schemaVersion: 3, data: { amount: '7', currency: 'USD' } },
    { schemaVersion: 1, data: { price: 8 } },
  ];

  it("have today's shape, however they are read", async () => {
    const store = evolving(holding(events), new EventSchemas(upcasters));
    expect(await store.read('s')).toMatchObject(today);
    expect(await store.readAll('', { limit: 10 })).toMatchObject({ events: today, position: '1' });
    for await (const page of store.subscribe('', { signal: new AbortController().signal })) {
      expect(page).toMatchObject({ events: today, position: '1' });
    }
  });

  it('stay as they were stored', async () => {
    const before = structuredClone(events);
    await evolving(holding(events), new EventSchemas(upcasters)).read('s');
    expect(events).toEqual(before);
  });

  it('are followed by what says which version it has', async () => {
    const appended: EventToAppend[] = [];
    const store = evolving(holding([], appended), new EventSchemas(upcasters));
    await store.append('s', 'any', [{ ...anEvent(), type: 'Priced' }, anEvent()]);
    expect(appended.map(({ schemaVersion }) => schemaVersion)).toEqual([3, 1]);
  });

  it('are told from those of a later version, which nobody guesses at', async () => {
    const store = evolving(holding([recorded(4, {})]), new EventSchemas(upcasters));
    await expect(store.read('s')).rejects.toBeInstanceOf(UnknownSchemaVersion);
    await expect(store.read('s')).rejects.toThrow(
      'is a Priced of version 4, and this version of Assent reads it up to version 3',
    );
  });

  it.each([
    ['missing', upcasters.slice(0, 1)],
    ['there twice', [...upcasters, ...upcasters]],
  ])('need each step once: one that is %s is refused', (_, steps) => {
    expect(() => new EventSchemas(steps)).toThrow(TypeError);
  });
});
