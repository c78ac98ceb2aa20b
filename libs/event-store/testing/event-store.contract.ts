import { randomUUID } from 'node:crypto';
import { appendBytes, maxAppendBytes } from '../append-size.ts';
import { CorruptedRetry, EventsTooLarge, EventStoreBusy, ForeignEvent, WrongExpectedRevision } from '../errors.ts';
import { START, type EventStore, type EventToAppend, type RecordedEvent } from '../event-store.ts';

/** The parts that an adapter provides for its test. */
export interface EventStoreUnderTest {
  readonly store: EventStore;
  /** Opens another store on the same log with a limit of appends in progress. */
  readonly boundedTo: (maxInFlight: number) => EventStore;
  /** Breaks every connection of the store, as a server restart does. */
  readonly disconnect: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** All promises of the port (DESIGN §5). Every adapter passes the whole suite. */
export function eventStoreContract(name: string, open: () => Promise<EventStoreUnderTest>): void {
  describe(`${name} keeps the event store's contract`, () => {
    let underTest: EventStoreUnderTest;
    let store: EventStore;

    beforeAll(async () => {
      underTest = await open();
      store = underTest.store;
    });

    afterAll(async () => {
      await underTest.close();
    });

    describe('expected revisions', () => {
      it('lets one of two creators of a stream win', async () => {
        const stream = newStream();
        const outcomes = await Promise.allSettled([
          store.append(stream, 'no-stream', some(1)),
          store.append(stream, 'no-stream', some(1)),
        ]);
        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        const [lost] = outcomes.filter((outcome) => outcome.status === 'rejected');
        expect(lost?.reason).toBeInstanceOf(WrongExpectedRevision);
        expect(await store.read(stream)).toHaveLength(1);
      });

      it('names the expected and the actual revision of a conflict', async () => {
        const stream = newStream();
        await store.append(stream, 'no-stream', some(3));
        await expect(store.append(stream, 1, some(1))).rejects.toMatchObject({ stream, expected: 1, actual: 2 });
        await expect(store.append(stream, 7, some(1))).rejects.toMatchObject({ expected: 7, actual: 2 });
        await expect(store.append(newStream(), 0, some(1))).rejects.toMatchObject({ expected: 0, actual: 'no-stream' });
      });

      it("refuses 'stream-exists' without a stream and takes it with one", async () => {
        const stream = newStream();
        await expect(store.append(stream, 'stream-exists', some(1))).rejects.toBeInstanceOf(WrongExpectedRevision);
        await store.append(stream, 'no-stream', some(1));
        expect(await store.append(stream, 'stream-exists', some(1))).toMatchObject({ revision: 1 });
      });

      it("takes 'any' with and without a stream", async () => {
        const stream = newStream();
        expect(await store.append(stream, 'any', some(2))).toMatchObject({ revision: 1 });
        expect(await store.append(stream, 'any', some(1))).toMatchObject({ revision: 2 });
      });

      it('appends all events or none', async () => {
        const stream = newStream();
        await store.append(stream, 'no-stream', some(1));
        await expect(store.append(stream, 'no-stream', some(4))).rejects.toBeInstanceOf(WrongExpectedRevision);
        expect(await store.read(stream)).toHaveLength(1);
        expect(await store.append(stream, 0, some(4))).toMatchObject({ revision: 4 });
        expect((await store.read(stream)).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
      });
    });

    describe('the same event ids again', () => {
      it.each(['no-stream', 'any', 'stream-exists'] as const)('give their first result at %s', async (expected) => {
        const stream = newStream();
        const events = some(3);
        const first = await store.append(stream, expected === 'stream-exists' ? 'no-stream' : expected, events);
        expect(await store.append(stream, expected, events)).toMatchObject(first);
        await store.append(stream, 2, some(2));
        expect(await store.append(stream, expected, events)).toMatchObject(first);
        expect(await store.read(stream)).toHaveLength(5);
      });

      it('give their first result at an explicit revision, also when others came after', async () => {
        const stream = newStream();
        await store.append(stream, 'no-stream', some(2));
        const events = some(2);
        const first = await store.append(stream, 1, events);
        await store.append(stream, 3, some(1));
        expect(await store.append(stream, 1, events)).toMatchObject(first);
        expect(await store.read(stream)).toHaveLength(5);
      });

      it('are a corrupted retry at a later revision, as from a process that decides on what another has recorded', async () => {
        const stream = newStream();
        const [before, events, after] = [some(1), some(2), some(1)];
        const another = underTest.boundedTo(10);
        await store.append(stream, 'no-stream', before);
        await another.append(stream, 0, events);
        await another.append(stream, 2, after);
        expect(await store.read(stream)).toHaveLength(4);
        for (const repeated of [events, before]) {
          await expect(store.append(stream, 3, repeated)).rejects.toBeInstanceOf(CorruptedRetry);
        }
        expect(await store.read(stream)).toHaveLength(4);
        await another.close();
      });

      it('give their first result when both tries are under way together', async () => {
        const stream = newStream();
        const events = some(2);
        const [first, second] = await Promise.all([
          store.append(stream, 'no-stream', events),
          store.append(stream, 'no-stream', events),
        ]);
        expect(second).toMatchObject({ revision: first.revision, position: first.position });
        expect(await store.read(stream)).toHaveLength(2);
      });

      it('are a corrupted retry when only the first of them stand there', async () => {
        const stream = newStream();
        const events = some(2);
        await store.append(stream, 'no-stream', events);
        await expect(store.append(stream, 'no-stream', [...events, ...some(1)])).rejects.toBeInstanceOf(CorruptedRetry);
        expect(await store.read(stream)).toHaveLength(2);
      });

      it.each(['no-stream', 'any', 'stream-exists'] as const)(
        'are a corrupted retry with another type or other data at %s',
        async (expected) => {
          const stream = newStream();
          const events = some(2);
          const [first, second] = events as [EventToAppend, EventToAppend];
          await store.append(stream, 'no-stream', events);
          const others = [
            [first, { ...second, data: { ...second.data, id: 'other' } }],
            [first, { ...second, data: { ...second.data, more: null } }],
            [first, { ...second, type: 'OtherType' }],
            [{ ...first, schemaVersion: 2 }, second],
          ];
          for (const other of others) {
            await expect(store.append(stream, expected, other)).rejects.toBeInstanceOf(CorruptedRetry);
          }
          expect((await store.read(stream)).map(({ data }) => data)).toEqual([first.data, second.data]);
        },
      );

      it('are a corrupted retry of a single event with other data at an explicit revision, also when others came after', async () => {
        const stream = newStream();
        await store.append(stream, 'no-stream', some(1));
        const event = anEvent();
        await store.append(stream, 0, [event]);
        const other = { ...event, data: { id: 'other' } };
        await expect(store.append(stream, 0, [other])).rejects.toBeInstanceOf(CorruptedRetry);
        await store.append(stream, 1, some(1));
        await expect(store.append(stream, 0, [other])).rejects.toBeInstanceOf(CorruptedRetry);
        expect(await store.append(stream, 0, [event])).toMatchObject({ revision: 1 });
        expect((await store.read(stream))[1]?.data).toEqual(event.data);
      });

      it('are a repetition whatever their metadata says, because a second try has its own time', async () => {
        const stream = newStream();
        const event = anEvent();
        const { position } = await store.append(stream, 'no-stream', [event]);
        const again = { ...event, metadata: { ...event.metadata, occurredAt: '2026-02-02T00:00:00.000Z' } };
        expect(await store.append(stream, 'no-stream', [again])).toMatchObject({ revision: 0, position });
        expect((await store.read(stream))[0]?.metadata).toEqual(event.metadata);
      });

      it('are a conflict for other events at the same revision', async () => {
        const stream = newStream();
        await store.append(stream, 'no-stream', some(2));
        await expect(store.append(stream, 'no-stream', some(2))).rejects.toBeInstanceOf(WrongExpectedRevision);
      });
    });

    describe('many writers', () => {
      it('keep one stream dense and lose nothing', async () => {
        const stream = newStream();
        await store.append(stream, 'no-stream', some(1));
        const ids = await Promise.all(Array.from({ length: 64 }, () => appendWithRetries(stream)));
        const events = await store.read(stream);
        expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 65 }, (_, index) => index));
        expect(new Set(events.slice(1).map(({ id }) => id))).toEqual(new Set(ids));
      });

      it('never fail each other: a conflict stays with its own append', async () => {
        const taken = newStream();
        await store.append(taken, 'no-stream', some(1));
        const appends = Array.from({ length: 40 }, (_, index) =>
          store.append(index % 4 === 0 ? taken : newStream(), 'no-stream', some(2)),
        );
        const outcomes = await Promise.allSettled(appends);
        expect(outcomes.map(({ status }) => status)).toEqual(
          Array.from({ length: 40 }, (_, index) => (index % 4 === 0 ? 'rejected' : 'fulfilled')),
        );
      });

      it('are seen by a reader who follows exactly once, in the order of positions', async () => {
        const seen: RecordedEvent[] = [];
        const stop = new AbortController();
        const wanted = 64 * 5;
        const type = `Followed-${randomUUID()}`;
        const before = await store.head();
        const follower = (async () => {
          for await (const { events } of store.subscribe(before, { signal: stop.signal, batchSize: 50 })) {
            seen.push(...events.filter((event) => event.type === type));
            if (seen.length >= wanted) stop.abort();
          }
        })();
        await Promise.all(
          Array.from({ length: 64 }, async () => {
            const stream = newStream();
            for (let revision = -1; revision < 4; revision += 1) {
              await store.append(stream, revision < 0 ? 'no-stream' : revision, [{ ...anEvent(), type }]);
            }
          }),
        );
        await follower;
        const positions = seen.map(({ position }) => position);
        expect(positions).toHaveLength(wanted);
        expect(positions).toEqual([...positions].sort());
        expect(new Set(positions).size).toBe(wanted);
      });

      it('are told when too many appends are in flight, and nothing of theirs is appended', async () => {
        const bounded = underTest.boundedTo(3);
        const streams = Array.from({ length: 8 }, newStream);
        const outcomes = await Promise.allSettled(
          streams.map((stream) => bounded.append(stream, 'no-stream', some(1))),
        );
        const busy = outcomes.filter((outcome) => outcome.status === 'rejected');
        expect(busy).toHaveLength(5);
        for (const { reason } of busy) expect(reason).toBeInstanceOf(EventStoreBusy);
        expect(await store.read(streams[7] ?? '')).toEqual([]);
        expect(await bounded.append(newStream(), 'no-stream', some(1))).toMatchObject({ revision: 0 });
        await bounded.close();
      });
    });

    describe('reading', () => {
      it('gives back what was written', async () => {
        const stream = newStream();
        const event = {
          ...anEvent(),
          data: { text: 'ä “quoted” \u0000 \ud83d\ude00', number: 0.1, nested: { none: null, list: [1, 'two'] } },
        };
        const { position } = await store.append(stream, 'no-stream', [event]);
        const [recorded] = await store.read(stream);
        expect(recorded).toMatchObject({ ...event, stream, revision: 0, position });
        expect(Date.parse(recorded?.recordedAt ?? '')).not.toBeNaN();
      });

      it('reads a stream forward and backward, from a revision and up to a limit', async () => {
        const stream = newStream();
        await store.append(stream, 'no-stream', some(5));
        const revisions = async (options: Parameters<EventStore['read']>[1]) =>
          (await store.read(stream, options)).map(({ revision }) => revision);
        expect(await revisions({ from: 3 })).toEqual([3, 4]);
        expect(await revisions({ from: 1, limit: 2 })).toEqual([1, 2]);
        expect(await revisions({ direction: 'backward' })).toEqual([4, 3, 2, 1, 0]);
        expect(await revisions({ direction: 'backward', from: 2, limit: 2 })).toEqual([2, 1]);
        expect(await store.read(newStream())).toEqual([]);
      });

      it('pages through the whole log in one order, and to its head', async () => {
        await store.append(newStream(), 'no-stream', some(7));
        const positions: string[] = [];
        for (let after = START; ;) {
          const page = await store.readAll(after, { limit: 3 });
          if (page.events.length === 0) break;
          positions.push(...page.events.map(({ position }) => position));
          after = page.position;
        }
        expect(positions).toEqual([...positions].sort());
        expect(positions.at(-1)).toBe(await store.head());
        expect(await store.readAll(await store.head(), { limit: 3 })).toEqual({
          events: [],
          position: await store.head(),
        });
      });

      it('filters by type, and tells how far it looked', async () => {
        const type = `Wanted-${randomUUID()}`;
        const before = await store.head();
        const { position } = await store.append(newStream(), 'no-stream', [
          anEvent(),
          { ...anEvent(), type },
          anEvent(),
        ]);
        const page = await store.readAll(before, { limit: 10, filter: { types: [type] } });
        expect(page.events.map((event) => event.type)).toEqual([type]);
        expect(page.position >= position).toBe(true);
      });
    });

    describe('subscribing', () => {
      it('catches up and then follows', async () => {
        const type = `Live-${randomUUID()}`;
        const before = await store.head();
        await store.append(newStream(), 'no-stream', [{ ...anEvent(), type }]);
        const stop = new AbortController();
        const seen: number[] = [];
        for await (const { events } of store.subscribe(before, { filter: { types: [type] }, signal: stop.signal })) {
          seen.push(...events.map(() => seen.length));
          if (seen.length === 3) stop.abort();
          else if (events.length > 0) await store.append(newStream(), 'no-stream', [{ ...anEvent(), type }]);
        }
        expect(seen).toEqual([0, 1, 2]);
      });

      it('tells of progress past events that the filter leaves out', async () => {
        const stop = new AbortController();
        const before = await store.head();
        const { position } = await store.append(newStream(), 'no-stream', some(1));
        for await (const page of store.subscribe(before, {
          filter: { types: ['NeverAppended'] },
          signal: stop.signal,
        })) {
          expect(page.events).toEqual([]);
          if (page.position >= position) stop.abort();
        }
        expect(stop.signal.aborted).toBe(true);
      });

      it('ends with the signal, also while nothing happens', async () => {
        const stop = new AbortController();
        const ended = (async () => {
          for await (const _ of store.subscribe(await store.head(), {
            signal: stop.signal,
            filter: { types: ['NeverAppended'] },
          })) {
            // No event arrives.
          }
        })();
        stop.abort();
        await ended;
      });

      it('goes on after every connection was lost, and so do appends', async () => {
        const type = `Reconnected-${randomUUID()}`;
        const stop = new AbortController();
        const seen: string[] = [];
        const before = await store.head();
        const follower = (async () => {
          for await (const { events } of store.subscribe(before, { filter: { types: [type] }, signal: stop.signal })) {
            seen.push(...events.map(({ id }) => id));
            if (seen.length === 2) stop.abort();
          }
        })();
        const first = { ...anEvent(), type };
        await store.append(newStream(), 'no-stream', [first]);
        await underTest.disconnect();
        const second = { ...anEvent(), type };
        const stream = newStream();
        // The first try may use a broken connection. Repeating the same append is safe.
        await store.append(stream, 'no-stream', [second]).catch(() => store.append(stream, 'no-stream', [second]));
        await follower;
        expect(seen).toEqual([first.id, second.id]);
      });
    });

    it('C-30 takes an event into a stream of its own tenant only, and the appends beside it succeed', async () => {
      const [own, foreign] = [newStream(), newStream()];
      const ofAcme = { ...anEvent(), metadata: { ...anEvent().metadata, tenantId: 'acme' } };
      const refused = [
        store.append(`acme.${foreign}`, 'no-stream', [anEvent()]),
        store.append(`acme.${foreign}`, 'any', [ofAcme, anEvent()]),
        store.append(foreign, 'any', [ofAcme]),
        store.append(`default.${foreign}`, 'no-stream', [anEvent()]),
      ];
      const accepted = [store.append(own, 'no-stream', some(1)), store.append(`acme.${own}`, 'no-stream', [ofAcme])];
      for (const { status, reason } of (await Promise.allSettled(refused)) as PromiseRejectedResult[]) {
        expect({ status, name: (reason as Error).name }).toEqual({ status: 'rejected', name: ForeignEvent.name });
      }
      await Promise.all(accepted);
      for (const stream of [`acme.${foreign}`, foreign, `default.${foreign}`]) {
        expect(await store.read(stream)).toEqual([]);
      }
      expect(await store.read(`acme.${own}`)).toMatchObject([{ id: ofAcme.id, metadata: { tenantId: 'acme' } }]);
    });

    it('takes no append without events', async () => {
      await expect(store.append(newStream(), 'any', [])).rejects.toBeInstanceOf(TypeError);
    });

    it('takes an append of the largest size, and refuses one that is a byte larger, saying the limit', async () => {
      const stream = newStream();
      const events = some(2);
      const text = 'ü'.repeat(Math.floor(maxAppendBytes / 2) - 1_000);
      const [first = anEvent(), second = anEvent()] = events;
      const padded = (padding: string) => [{ ...first, data: { ...first.data, text, padding } }, second];
      const room = maxAppendBytes - appendBytes(padded(''));
      await expect(store.append(stream, 'no-stream', padded('x'.repeat(room + 1)))).rejects.toMatchObject({
        name: EventsTooLarge.name,
        bytes: maxAppendBytes + 1,
        maximum: maxAppendBytes,
      });
      expect(await store.read(stream)).toEqual([]);
      await store.append(stream, 'no-stream', padded('x'.repeat(room)));
      expect(await store.read(stream)).toHaveLength(2);
    });

    async function appendWithRetries(stream: string): Promise<string> {
      const event = anEvent();
      for (;;) {
        const revision = (await store.read(stream, { direction: 'backward', limit: 1 }))[0]?.revision ?? 0;
        try {
          await store.append(stream, revision, [event]);
          return event.id;
        } catch (fault) {
          if (!(fault instanceof WrongExpectedRevision)) throw fault;
        }
      }
    }
  });
}

function newStream(): string {
  return `contract-${randomUUID()}`;
}

function some(count: number): EventToAppend[] {
  return Array.from({ length: count }, anEvent);
}

/** An event such as a command appends. */
export function anEvent(): EventToAppend {
  const id = randomUUID();
  return {
    id,
    type: 'ContractTested',
    schemaVersion: 1,
    data: { id },
    metadata: {
      tenantId: 'default',
      actor: { type: 'user', id: 'tester' },
      correlationId: id,
      causationId: id,
      commandId: id,
      occurredAt: '2026-01-01T00:00:00.000Z',
    },
  };
}
