import { Pool } from 'pg';
import { connectEventStoreDb } from '../../libs/event-store/eventstoredb/connect-event-store-db.ts';
import { startCuttableProxy, type CuttableProxy } from '../cuttable-proxy.ts';
import { EventStoreDbDouble } from '../event-store-db/event-store-db-double.ts';
import { eventually } from '../eventually.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { registerToken, submittedVersion, untilSettlement, vote } from './steps.ts';
import { describeOnPostgres } from './test-store.ts';

const portOf = (url: string): number => Number(new URL(url).port);
const aToken = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };

/** Sends commands until the change is noticed. None may be acknowledged before. */
async function refusalOf(assent: TestAssent): Promise<void> {
  await eventually(
    async () => {
      const answer = await assent.post('/api/v12/tokens', aToken);
      expect([500, 503]).toContain(answer.status);
      return answer;
    },
    ({ body }) => body.code === 'EVENT_LOG_CHANGED',
  );
  const ready = await fetch(`${assent.url}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ checks: { eventStore: 'DOWN' } });
}

describe('another log in EventStoreDB, behind the same address', () => {
  let double: EventStoreDbDouble;
  let other: EventStoreDbDouble;
  let proxy: CuttableProxy;
  let assent: TestAssent;

  beforeEach(async () => {
    double = await EventStoreDbDouble.start();
    other = await EventStoreDbDouble.start();
    proxy = await startCuttableProxy('127.0.0.1', portOf(double.url));
    assent = await startTestAssent({ eventStoreUrl: `esdb://127.0.0.1:${proxy.port}?tls=false` });
  });

  afterEach(async () => {
    await assent.close();
    await proxy.close();
    double.stop();
    other.stop();
  });

  const isEmpty = async (server: EventStoreDbDouble): Promise<boolean> => {
    const store = connectEventStoreDb({ url: server.url });
    const head = await store.head();
    await store.close();
    return head === '';
  };

  it('is noticed at run time: nothing is recorded, and Assent resumes on the right log', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    proxy.takeAway();
    proxy.bringBack(portOf(other.url));
    await refusalOf(assent);
    expect(await isEmpty(other)).toBe(true);
    await assent.stop();
    await expect(assent.restart()).rejects.toMatchObject({ code: 'EVENT_LOG_CHANGED' });

    proxy.takeAway();
    proxy.bringBack();
    await assent.restart();
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    await untilSettlement(assent, versionId, 'COMPLETED');
  });

  it('is noticed by commands during the exchange of the servers', async () => {
    const acknowledged: string[] = [];
    const stopped = new AbortController();
    const callers = Array.from({ length: 8 }, async () => {
      while (!stopped.signal.aborted) {
        const answer = await assent.post('/api/v12/tokens', aToken);
        if (answer.status === 201) acknowledged.push(answer.body.tokenId as string);
      }
    });
    await eventually(
      () => Promise.resolve(acknowledged.length),
      (count) => count > 20,
    );
    proxy.bringBack(portOf(other.url));
    proxy.cut();
    await refusalOfOthers();
    stopped.abort();
    await Promise.all(callers);
    const store = connectEventStoreDb({ url: double.url });
    for (const tokenId of acknowledged) expect(await store.read(`token-${tokenId}`)).not.toEqual([]);
    await store.close();

    async function refusalOfOthers(): Promise<void> {
      await eventually(
        () => assent.post('/api/v12/tokens', aToken),
        ({ body }) => body.code === 'EVENT_LOG_CHANGED',
      );
    }
  });

  it('is noticed by its identity, or by checkpoints if it is empty', async () => {
    await registerToken(assent);
    const furthest = () => assent.pool.query("select 1 from processing.checkpoints where position > ''");
    await eventually(furthest, ({ rows }) => rows.length > 0);
    await assent.stop();
    await assent.pool.query('delete from processing.log_identity');
    await expect(assent.restart({ eventStoreUrl: other.url })).rejects.toMatchObject({ code: 'EVENT_LOG_CHANGED' });
    expect(await isEmpty(other)).toBe(true);

    await assent.restart();
    await assent.stop();
    const another = await startTestAssent({ eventStoreUrl: other.url });
    await another.close();
    await expect(assent.restart({ eventStoreUrl: other.url })).rejects.toMatchObject({ code: 'EVENT_LOG_CHANGED' });
    await assent.restart();
  });
});

describeOnPostgres('another log in PostgreSQL, behind the same address', () => {
  it('is noticed on each new connection, before anything is recorded', async () => {
    const assent = await startTestAssent();
    const other = await startTestAssent();
    const [name, otherName] = [assent, other].map(({ databaseUrl }) => new URL(databaseUrl).pathname.slice(1));
    const url = new URL(assent.databaseUrl);
    url.pathname = '/postgres';
    const server = new Pool({ connectionString: url.href, max: 1 });
    const exchange = async (from: string, to: string): Promise<void> => {
      await server.query(`alter database ${from} with allow_connections false`);
      await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from]);
      await server.query(`alter database ${from} rename to ${to}`);
      await server.query(`alter database ${to} with allow_connections true`);
    };
    try {
      await registerToken(assent);
      await other.stop();
      await exchange(name ?? '', `${name}_away`);
      await exchange(otherName ?? '', name ?? '');
      await refusalOf(assent);
      const { rows } = await assent.pool.query('select count(*)::int as count from event_store.events');
      expect(rows).toEqual([{ count: 0 }]);
      await exchange(name ?? '', otherName ?? '');
      await exchange(`${name}_away`, name ?? '');
    } finally {
      await server.end();
      await assent.close();
      await other.close();
    }
  });

  it('is distinguished from a log of an earlier version, which gets an identity', async () => {
    const assent = await startTestAssent();
    try {
      await registerToken(assent);
      await assent.stop();
      await assent.pool.query('delete from processing.log_identity; delete from event_store.log_identity');
      await assent.restart();
      const { rows } = await assent.pool.query(
        'select log.id = known.id as same from event_store.log_identity log, processing.log_identity known',
      );
      expect(rows).toEqual([{ same: true }]);
      await registerToken(assent);
    } finally {
      await assent.close();
    }
  });

  it('is refused if it is empty although checkpoints exist', async () => {
    const assent = await startTestAssent();
    try {
      await assent.stop();
      await assent.pool.query('delete from processing.log_identity; delete from event_store.log_identity');
      await assent.pool.query(
        "insert into processing.checkpoints (processor, position) values ('tokens', '0000000000000007') on conflict (processor) do update set position = excluded.position",
      );
      await expect(assent.restart()).rejects.toMatchObject({ code: 'EVENT_LOG_CHANGED' });
    } finally {
      await assent.close();
    }
  });
});
