import { createPostgresEventStore } from '../../dist/libs/event-store/index.js';
import { createPool } from '../../dist/libs/postgres/index.js';
import { closedLoop } from '../runner/load.mjs';
import { appendsPerStream, newId, sampleEvents } from './sample-events.mjs';

let pool;
let store;

export function start({ url, poolSize }) {
  pool = createPool(url, { max: poolSize, applicationName: 'assent' });
  store = createPostgresEventStore({ pool });
}

export function appends({ writers, events, ms }) {
  const streams = Array.from({ length: writers }, newStream);
  return closedLoop({
    workers: writers,
    ms,
    work: async (writer) => {
      const stream = streams[writer];
      const { revision } = await store.append(stream.name, stream.revision, sampleEvents(events));
      stream.revision = revision;
      stream.appends += 1;
      if (stream.appends === appendsPerStream) streams[writer] = newStream();
    },
  });
}

function newStream() {
  return { name: `version-${newId()}`, revision: 'no-stream', appends: 0 };
}

export async function stop() {
  await store?.close();
  await pool?.end();
}
