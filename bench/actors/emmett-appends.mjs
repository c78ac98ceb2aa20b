import { STREAM_DOES_NOT_EXIST } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { closedLoop } from '../runner/load.mjs';
import { appendsPerStream, newId, sampleEvents } from './sample-events.mjs';

let pool;
let store;

export async function start({ url, poolSize }) {
  pool = new pg.Pool({ connectionString: url, max: poolSize, keepAlive: true });
  // Its next user is told of a connection that breaks while nobody uses it.
  pool.on('error', () => undefined);
  store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
}

export function appends({ writers, events, ms }) {
  const streams = Array.from({ length: writers }, newStream);
  return closedLoop({
    workers: writers,
    ms,
    work: async (writer) => {
      const stream = streams[writer];
      const { nextExpectedStreamVersion } = await store.appendToStream(stream.name, sampleEvents(events), {
        expectedStreamVersion: stream.version,
      });
      stream.version = nextExpectedStreamVersion;
      stream.appends += 1;
      if (stream.appends === appendsPerStream) streams[writer] = newStream();
    },
  });
}

function newStream() {
  return { name: `version-${newId()}`, version: STREAM_DOES_NOT_EXIST, appends: 0 };
}

export async function stop() {
  await store?.close();
  if (pool !== undefined && !pool.ended) await pool.end();
}
