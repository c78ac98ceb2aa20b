import { openEventStore } from '../../dist/libs/event-store/index.js';
import { closedLoop } from '../runner/load.mjs';
import { appendsPerStream, newId, sampleEvents } from './sample-events.mjs';

let store;

/** Assent's adapter of EventStoreDB. */
export async function start({ url, prefix }) {
  store = await openEventStore(url, undefined, { prefix });
}

/** @param at 'revision', which a stream is known to be at, or 'any' */
export function appends({ writers, events, at, ms }) {
  const streams = Array.from({ length: writers }, newStream);
  return closedLoop({
    workers: writers,
    ms,
    work: async (writer) => {
      const stream = streams[writer];
      const expected = at === 'any' ? 'any' : stream.revision;
      const { revision } = await store.append(stream.name, expected, sampleEvents(events));
      stream.revision = revision;
      stream.appends += 1;
      if (stream.appends === appendsPerStream) streams[writer] = newStream();
    },
  });
}

function newStream() {
  return { name: `version-${newId()}`, revision: 'no-stream', appends: 0 };
}

/** Writes so many events, for who reads them. */
export async function write(count) {
  const perAppend = 100;
  for (let written = 0; written < count; written += perAppend) {
    await store.append(newStream().name, 'no-stream', sampleEvents(Math.min(perAppend, count - written)));
  }
}

/** Follows the log from its beginning until it has told of so many events. @returns milliseconds */
export async function catchUp(count) {
  const stop = new AbortController();
  const startedAt = performance.now();
  let seen = 0;
  for await (const { events } of store.subscribe('', { signal: stop.signal })) {
    seen += events.length;
    if (seen >= count) break;
  }
  stop.abort();
  return performance.now() - startedAt;
}

export async function stop() {
  await store?.close();
}
