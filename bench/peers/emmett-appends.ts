import { STREAM_DOES_NOT_EXIST, type ExpectedStreamVersion } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore, type PostgresEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { closeAtEnd } from '../actors/opened.ts';
import { appendAll } from '../actors/sample-events.ts';
import type { EmmettAppends } from '../runner/peer.ts';

export { stop } from '../actors/opened.ts';

let store: PostgresEventStore;

export const start: EmmettAppends['start'] = async ({ url, poolSize }) => {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, keepAlive: true });
  // A broken idle connection is no fault: the next query reports it.
  pool.on('error', () => undefined);
  closeAtEnd(() => (pool.ended ? undefined : pool.end()));
  store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  closeAtEnd(() => store.close());
  await store.schema.migrate();
};

export const appends: EmmettAppends['appends'] = (load) =>
  appendAll<ExpectedStreamVersion>(load, STREAM_DOES_NOT_EXIST, async (stream, version, events) => {
    const appended = await store.appendToStream(stream, events, { expectedStreamVersion: version });
    return appended.nextExpectedStreamVersion;
  });
