import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { startCuttableProxy } from '../../../test/cuttable-proxy.ts';
import { EventStoreDbDouble } from '../../../test/event-store-db/event-store-db-double.ts';
import { EventStoreUnavailable, WrongExpectedRevision } from '../errors.ts';
import type { EventStore } from '../event-store.ts';
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
if (server !== undefined) eventStoreContract('EventStoreDB', () => onServer(server));

describe('the event store on EventStoreDB', () => {
  let double: EventStoreDbDouble;
  let store: EventStore;

  beforeEach(async () => {
    double = await EventStoreDbDouble.start();
    store = connectEventStoreDb({ url: double.url, deadlineMs: 300 });
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
    expect(await store.append('lost', 'no-stream', events)).toEqual(result);
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

  it('is unavailable without a server, and at once', async () => {
    double.stop();
    await expect(store.head()).rejects.toBeInstanceOf(EventStoreUnavailable);
    await expect(store.append('none', 'no-stream', [anEvent()])).rejects.toBeInstanceOf(EventStoreUnavailable);
  });

  it('is not opened without a server, and it is said where that was looked for, and no password', async () => {
    double.stop();
    const url = double.url.replace('//', '//admin:secret@');
    const opening = openEventStore(url, new Pool(), () => undefined);
    await expect(opening).rejects.toThrow(`EventStoreDB at ${double.url} cannot be used: `);
    await expect(opening).rejects.not.toThrow('secret');
  });

  it('fails an append that JSON cannot say', async () => {
    await expect(store.append('none', 'no-stream', [{ ...anEvent(), data: { amount: 1n } }])).rejects.toBeInstanceOf(
      TypeError,
    );
  });

  it('refuses a position that is none of its own', async () => {
    await expect(store.readAll('0000000000000001', { limit: 1 })).rejects.toBeInstanceOf(RangeError);
  });
});
