import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { startCuttableProxy } from '../../../test/cuttable-proxy.ts';
import { eventually } from '../../../test/eventually.ts';
import {
  EventStoreDbDouble,
  type ForeignEvent,
  type StreamLimits,
  type TooSlow,
} from '../../../test/event-store-db/event-store-db-double.ts';
import { EventStoreUnavailable, UnreadableStream, WrongExpectedRevision } from '../errors.ts';
import type { EventPage, EventStore } from '../event-store.ts';
import { openEventStore } from '../open-event-store.ts';
import { anEvent, eventStoreContract, type EventStoreUnderTest } from '../testing/event-store.contract.ts';
import { connectEventStoreDb } from './connect-event-store-db.ts';

/** On a log of its own, by its prefix, so that any server will do; through a proxy that can be cut. */
async function onServer(url: string): Promise<EventStoreUnderTest> {
  const { hostname, port } = new URL(url);
  const proxy = await startCuttableProxy(hostname, Number(port || '2113'));
  const throughProxy = new URL(url);
  throughProxy.hostname = '127.0.0.1';
  throughProxy.port = String(proxy.port);
  const options = { url: throughProxy.href, prefix: `contract-${randomUUID()}-` };
  const store = connectEventStoreDb(options);
  return {
    store,
    boundedTo: (maxInFlight) => connectEventStoreDb({ ...options, maxInFlight }),
    disconnect: () => {
      proxy.cut();
      return Promise.resolve();
    },
    close: async () => {
      await store.close();
      await proxy.close();
    },
  };
}

eventStoreContract('The adapter of EventStoreDB, on a server of its protocol', async () => {
  const double = await EventStoreDbDouble.start();
  const underTest = await onServer(double.url);
  return {
    ...underTest,
    close: async () => {
      await underTest.close();
      double.stop();
    },
  };
});

const server = process.env['EVENTSTOREDB_URL'];
if (server !== undefined && server !== 'double') eventStoreContract('EventStoreDB', () => onServer(server));

describe('the event store on EventStoreDB', () => {
  let double: EventStoreDbDouble;
  let store: EventStore;

  beforeEach(async () => {
    double = await EventStoreDbDouble.start();
    store = connectEventStoreDb({ url: double.url, deadlineMs: 1_000 });
    // The deadline also counts the time to connect, and an append that was never sent cannot lose its answer.
    await eventually(
      () => store.head().catch(() => null),
      (head) => head !== null,
    );
  });

  afterEach(async () => {
    await store.close();
    double.stop();
  });

  it('finds out what became of an append whose answer was lost', async () => {
    const events = [anEvent(), anEvent()];
    double.answers = 'lost';
    const result = await store.append('lost', 'no-stream', events);
    double.answers = 'sent';
    const { revision, position } = result;
    expect(await store.append('lost', 'no-stream', events)).toEqual({ revision, position });
    expect(await store.read('lost')).toMatchObject([{ id: events[0]?.id }, { id: events[1]?.id, revision: 1 }]);
  });

  it('finds out that another append was there first, although the answer was lost', async () => {
    await store.append('lost', 'no-stream', [anEvent()]);
    double.answers = 'lost';
    await expect(store.append('lost', 'no-stream', [anEvent()])).rejects.toEqual(
      new WrongExpectedRevision('lost', 'no-stream', 0),
    );
  });

  it('says that it does not know, when nothing stands there yet; the same append may be tried again', async () => {
    const event = anEvent();
    double.answers = 'lost, and nothing was recorded';
    await expect(store.append('lost', 'no-stream', [event])).rejects.toBeInstanceOf(EventStoreUnavailable);
    double.answers = 'sent';
    expect(await store.append('lost', 'no-stream', [event])).toMatchObject({ revision: 0 });
  });

  it("refuses what a server takes less of than others, and says that server's limit", async () => {
    double.maxAppendSize = 1_000;
    const large = { ...anEvent(), data: { text: 'x'.repeat(1_000) } };
    await expect(store.append('large', 'no-stream', [large])).rejects.toMatchObject({
      name: 'EventsTooLarge',
      code: 'PAYLOAD_TOO_LARGE',
      maximum: 1_000,
    });
    expect(await store.append('large', 'no-stream', [anEvent()])).toMatchObject({ revision: 0 });
  });

  it.each([
    [8, 'Received message exceeds the maximum configured message size.', 'EventsTooLarge'],
    [8, 'Too many streams.', 'EventStoreUnavailable'],
    [14, 'Received message exceeds the maximum configured message size.', 'EventStoreUnavailable'],
  ])('takes status %i of gRPC, "%s", for %s', async (code, details, name) => {
    double.refusal = { code, details };
    await expect(store.append('large', 'no-stream', [anEvent()])).rejects.toMatchObject({ name });
  });

  it('does not see the streams of others on the same server', async () => {
    const other = connectEventStoreDb({ url: double.url, prefix: 'other-' });
    await other.append('token-1', 'no-stream', [anEvent()]);
    const own = await store.append('token-1', 'no-stream', [anEvent()]);
    await other.append('token-1', 0, [anEvent()]);
    expect(await store.head()).toBe(own.position);
    expect((await store.readAll('', { limit: 10 })).events).toMatchObject([{ stream: 'token-1', revision: 0 }]);
    await other.close();
  });

  it('keeps its connection however often it looks for streams that are not there', async () => {
    const patient = connectEventStoreDb({ url: double.url });
    // As Node's own servers do, the double closes a connection on which a thousand calls were reset.
    for (let looked = 0; looked < 1_500; looked += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, index) => patient.read(`missing-${looked + index}`)));
    }
    await patient.close();
  });

  it('is unavailable without a server, and at once', async () => {
    double.stop();
    await expect(store.head()).rejects.toBeInstanceOf(EventStoreUnavailable);
    await expect(store.append('none', 'no-stream', [anEvent()])).rejects.toBeInstanceOf(EventStoreUnavailable);
  });

  it('is not opened without a server, and it is said where that was looked for, and no password', async () => {
    double.stop();
    const url = double.url.replace('//', '//admin:secret@');
    const opening = openEventStore(url, new Pool());
    await expect(opening).rejects.toThrow(`EventStoreDB at ${double.url} cannot be used: `);
    await expect(opening).rejects.not.toThrow('secret');
  });

  it('fails an append that JSON cannot say', async () => {
    await expect(store.append('none', 'no-stream', [{ ...anEvent(), data: { amount: 1n } }])).rejects.toBeInstanceOf(
      TypeError,
    );
  });

  describe('with events of another program in its streams', () => {
    const foreign: readonly ForeignEvent[] = [
      { type: 'WrittenByOthers' },
      { type: 'WrittenByOthers', metadata: '{"actor":"me"}' },
      { type: 'WrittenByOthers', metadata: 'no JSON' },
      {
        type: 'WrittenByOthers',
        data: 'no JSON',
        metadata: JSON.stringify({ ...anEvent().metadata, schemaVersion: 1 }),
      },
      { type: 'WrittenByOthers', data: Buffer.from([0, 255, 7]), contentType: 'application/octet-stream' },
    ];

    it.each(foreign)('K1 tells of %j beside the events of ours, and refuses its stream', async (event) => {
      const seen: EventPage[] = [];
      const stop = new AbortController();
      const own = await store.append('token-1', 'no-stream', [anEvent()]);
      double.write('assent-token-1', event);
      const [last] = [anEvent()];
      await store.append('token-2', 'no-stream', [last]);
      for await (const page of store.subscribe('', { signal: stop.signal })) {
        seen.push(page);
        if (seen.flatMap(({ events }) => events).length === 2) stop.abort();
      }
      expect(seen.flatMap(({ events }) => events)).toMatchObject([{ position: own.position }, { id: last.id }]);
      expect(seen.flatMap(({ faults = [] }) => faults)).toMatchObject([
        { stream: 'token-1', revision: 1, type: 'WrittenByOthers', fault: { code: 'STREAM_UNREADABLE' } },
      ]);
      const page = await store.readAll('', { limit: 10, filter: { types: [] } });
      expect(page).toMatchObject({ events: [], faults: [{ stream: 'token-1', revision: 1 }] });
      await expect(store.read('token-1')).rejects.toMatchObject({ at: { stream: 'token-1', revision: 1 } });
      await expect(store.append('token-1', 0, [anEvent()])).rejects.toBeInstanceOf(UnreadableStream);
      expect(await store.read('token-2')).toHaveLength(1);
    });

    it('K1 passes events of the server itself', async () => {
      await store.append('token-1', 'no-stream', [anEvent()]);
      double.write('assent-token-1', { type: '$marked', data: 'x', contentType: 'application/octet-stream' });
      await store.append('token-1', 1, [anEvent()]);
      const { events, faults } = await store.readAll('', { limit: 10 });
      expect(events).toMatchObject([{ revision: 0 }, { revision: 2 }]);
      expect(faults).toBeUndefined();
      expect(await store.read('token-1')).toHaveLength(3);
    });
  });

  describe('with streams that were cut or deleted', () => {
    const limits: readonly StreamLimits[] = [{ $maxCount: 1 }, { $tb: 2 }, { $maxAge: 0 }];

    it.each(limits)('K7 answers an append of several events under %j', async (limit) => {
      double.limit('assent-token-1', limit);
      const events = [anEvent(), anEvent(), anEvent()];
      const result = await store.append('token-1', 'no-stream', events);
      expect(result.revision).toBe(2);
      expect((await store.readAll('', { limit: 10 })).events.map(({ position }) => position)).toContain(
        result.position,
      );
    });

    it.each([{ $maxAge: 0 }, { $tb: 1 }])('K7 says that no event of a stream is left by %j', async (limit) => {
      await store.append('token-1', 'no-stream', [anEvent()]);
      double.limit('assent-token-1', limit);
      await expect(store.read('token-1')).rejects.toMatchObject({
        code: 'STREAM_UNREADABLE',
        at: { stream: 'token-1', reason: expect.stringContaining(Object.keys(limit)[0] ?? '') as string },
      });
    });

    it('K7 takes metadata that cuts nothing for no fault', async () => {
      double.write('$$assent-token-1', { type: '$metadata', data: '{"$acl":{}}' });
      expect(await store.read('token-1')).toEqual([]);
    });

    it('K7 refuses to read or to open a stream that was deleted', async () => {
      await store.append('token-1', 'no-stream', [anEvent(), anEvent()]);
      double.delete('assent-token-1');
      await expect(store.read('token-1')).rejects.toBeInstanceOf(UnreadableStream);
      await expect(store.append('token-1', 'any', [anEvent()])).rejects.toBeInstanceOf(UnreadableStream);
    });

    it('K7 refuses to read or to append to a stream with a tombstone, and goes on with the others', async () => {
      await store.append('token-1', 'no-stream', [anEvent()]);
      double.tombstone('assent-token-1');
      await expect(store.read('token-1')).rejects.toMatchObject({ at: { type: '$streamDeleted' } });
      await expect(store.append('token-1', 0, [anEvent()])).rejects.toBeInstanceOf(UnreadableStream);
      await store.append('token-2', 'no-stream', [anEvent()]);
      const { events, faults } = await store.readAll('', { limit: 10 });
      expect(events).toMatchObject([{ stream: 'token-1' }, { stream: 'token-2' }]);
      expect(faults).toBeUndefined();
    });
  });

  it('refuses a position that is none of its own', async () => {
    await expect(store.readAll('0000000000000001', { limit: 1 })).rejects.toBeInstanceOf(RangeError);
  });

  describe('following the log', () => {
    const faults: unknown[] = [];
    let tooSlow: number;
    let stop: AbortController;
    const followers: Promise<void>[] = [];

    beforeEach(async () => {
      await store.close();
      faults.length = 0;
      tooSlow = 0;
      stop = new AbortController();
      store = connectEventStoreDb({
        url: double.url,
        deadlineMs: 3_000,
        onError: (fault) => faults.push(fault),
        onTooSlow: () => (tooSlow += 1),
      });
      await store.append('first', 'no-stream', [anEvent()]);
      await store.head();
    });

    afterEach(async () => {
      stop.abort();
      await Promise.all(followers.splice(0));
    });

    /** The ids that somebody has seen who follows the log from a position on. */
    function follow(after: string, batchSize = 500): string[] {
      const seen: string[] = [];
      followers.push(
        (async () => {
          for await (const { events } of store.subscribe(after, { signal: stop.signal, batchSize })) {
            seen.push(...events.map(({ id }) => id));
          }
        })(),
      );
      return seen;
    }

    const seenAll = (seen: readonly string[], ids: readonly string[]): Promise<unknown> =>
      eventually(
        () => Promise.resolve(seen),
        (now) => now.length >= ids.length,
      ).then((now) => expect(now).toEqual(ids));

    const some = (count: number) => Array.from({ length: count }, anEvent);
    const idsOf = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id);

    /** How many events the server sends for a call. */
    async function sentFor(call: () => Promise<unknown>): Promise<number> {
      const before = double.served.sent;
      await call();
      return double.served.sent - before;
    }

    it('has one subscription for all readers of the process, who get each event of it once', async () => {
      const after = await store.head();
      const readers = Array.from({ length: 20 }, () => follow(after));
      const events = some(30);
      const before = double.served.sent;
      await store.append('second', 'no-stream', events.slice(0, 20));
      await store.append('third', 'no-stream', events.slice(20));
      for (const seen of readers) await seenAll(seen, idsOf(events));
      expect(double.served.subscriptions).toBe(1);
      // Besides those that the appends read back for their positions, and the look at where the log ends.
      expect(double.served.sent - before).toBeLessThanOrEqual(2 * events.length + 5);
      expect(faults).toEqual([]);
    });

    it.each<TooSlow>(['while live', 'while transitioning to live'])(
      'K2 reads on at once when the server calls it too slow %s, without an error',
      async (when) => {
        const seen = follow(await store.head());
        const [first, second] = [anEvent(), anEvent()];
        await store.append('second', 'no-stream', [first]);
        await seenAll(seen, [first.id]);
        for (let time = 1; time <= 10; time += 1) {
          double.abortSubscriptions(when);
          await store.append(`after-${time}`, 'no-stream', [time === 10 ? second : anEvent()]);
          await eventually(
            () => Promise.resolve(seen.length),
            (length) => length === time + 1,
          );
        }
        expect(seen.at(-1)).toBe(second.id);
        expect(tooSlow).toBe(10);
        expect(faults).toEqual([]);
      },
    );

    it('sees each event once although more come at a time than the server keeps for it', async () => {
      const readers = [follow(await store.head()), follow('', 7)];
      const first = (await store.read('first'))[0]?.id ?? '';
      const bursts = Array.from({ length: 5 }, () => some(100));
      for (const [number, burst] of bursts.entries()) await store.append(`burst-${number}`, 'no-stream', burst);
      const ids = idsOf(bursts.flat());
      await seenAll(readers[0] ?? [], ids);
      await seenAll(readers[1] ?? [], [first, ...ids]);
      expect(double.served.aborted).toBeGreaterThan(0);
      expect(tooSlow).toBe(double.served.aborted);
      expect(faults).toEqual([]);
    });

    it('catches up with a subscription of its own, and joins the others when it has come there', async () => {
      const near = follow(await store.head());
      const first = (await store.read('first'))[0]?.id ?? '';
      const events = some(2_600);
      for (let start = 0; start < events.length; start += 200) {
        await store.append(`many-${start}`, 'no-stream', events.slice(start, start + 200));
      }
      await seenAll(near, idsOf(events));
      const before = double.served.subscriptions;
      const far = follow('', 50);
      await seenAll(far, [first, ...idsOf(events)]);
      const [settled, last] = [anEvent(), anEvent()];
      await store.append('settled', 'no-stream', [settled]);
      events.push(settled);
      await seenAll(far, [first, ...idsOf(events)]);
      const sent = await sentFor(async () => {
        await store.append('last', 'no-stream', [last]);
        await seenAll(far, [first, ...idsOf(events), last.id]);
        await seenAll(near, [...idsOf(events), last.id]);
      });
      expect(double.served.subscriptions - before).toBeGreaterThan(0);
      expect(sent).toBe(1);
      expect(faults).toEqual([]);
    });

    it('notices a subscription that has fallen silent, and makes it anew', async () => {
      const seen = follow(await store.head());
      const [first, second] = [anEvent(), anEvent()];
      await store.append('second', 'no-stream', [first]);
      await seenAll(seen, [first.id]);
      double.isSilent = true;
      await store.append('third', 'no-stream', [second]);
      double.isSilent = false;
      await seenAll(seen, [first.id, second.id]);
      expect(faults).toHaveLength(1);
    });

    it('passes any number of events of others without reading them (K3)', async () => {
      const seen = follow(await store.head());
      const [first, second] = [anEvent(), anEvent()];
      await store.append('second', 'no-stream', [first]);
      await seenAll(seen, [first.id]);
      double.writeOfOthers(20_000);
      // The tail learns of them by the server's word; from then on nobody reads over them.
      const head = await eventually(
        async () => {
          let head = '';
          const sent = await sentFor(async () => (head = await store.head()));
          return { sent, head };
        },
        ({ sent }) => sent < 600,
      );
      const sent = await sentFor(async () => {
        await store.append('third', 'no-stream', [second]);
        await seenAll(seen, [first.id, second.id]);
        await store.head();
        for (let scrape = 0; scrape < 20; scrape += 1) await store.readAll(head.head, { limit: 1 });
      });
      expect(sent).toBeLessThan(1_000);
      expect(double.served.subscriptions).toBe(1);
      expect(faults).toEqual([]);
    });

    it('asks a stream once for the ids that others have put there, and not for each append', async () => {
      const other = connectEventStoreDb({ url: double.url });
      await other.append('long', 'no-stream', some(300));
      const events = [anEvent(), anEvent()];
      expect(await sentFor(() => store.append('long', 'any', events.slice(0, 1)))).toBe(300);
      expect(await sentFor(() => store.append('long', 'stream-exists', events.slice(1)))).toBe(0);
      await other.append('long', 301, [anEvent()]);
      const result = await store.append('long', 'any', [anEvent()]);
      expect(result.revision).toBe(303);
      expect(await sentFor(() => store.append('long', 'any', events.slice(1)))).toBe(1);
      expect(await store.append('long', 'any', events.slice(1))).toMatchObject({ revision: 301 });
      await other.close();
    });
  });
});
