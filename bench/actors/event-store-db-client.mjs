import { EventStoreDBClient, jsonEvent, START, streamNameFilter } from '@eventstore/db-client';
import { closedLoop } from '../runner/load.mjs';
import { appendsPerStream, newId, sampleEvents } from './sample-events.mjs';

let client;
let prefix;
let options;

/**
 * The client by itself, with nothing of ours.
 * @param isBatching whether it appends as it does by default, through one stream for all; with credentials each append is a call
 */
export function start({ url, isBatching, ...more }) {
  client = EventStoreDBClient.connectionString(url);
  prefix = more.prefix;
  options = isBatching ? {} : { credentials: { username: 'admin', password: 'changeit' } };
}

export function appends({ writers, events, at, ms }) {
  const streams = Array.from({ length: writers }, newStream);
  return closedLoop({
    workers: writers,
    ms,
    work: async (writer) => {
      const stream = streams[writer];
      const expectedRevision = at === 'any' ? 'any' : stream.revision;
      const written = await client.appendToStream(stream.name, toEvents(events), { ...options, expectedRevision });
      stream.revision = written.nextExpectedRevision;
      stream.appends += 1;
      if (stream.appends === appendsPerStream) streams[writer] = newStream();
    },
  });
}

function newStream() {
  return { name: `${prefix}version-${newId()}`, revision: 'no_stream', appends: 0 };
}

function toEvents(count) {
  return sampleEvents(count).map(({ id, type, data, metadata }) => jsonEvent({ id, type, data, metadata }));
}

/** @returns milliseconds until a subscription to the streams of a prefix has told of so many events */
export async function catchUp({ of, count }) {
  const filter = streamNameFilter({ prefixes: [of] });
  const startedAt = performance.now();
  const subscription = client.subscribeToAll({ ...options, fromPosition: START, filter });
  let seen = 0;
  await new Promise((resolve, reject) => {
    subscription.on('error', reject);
    subscription.on('data', () => {
      seen += 1;
      if (seen === count) resolve();
    });
  });
  const ms = performance.now() - startedAt;
  await subscription.unsubscribe();
  return ms;
}

/** Appends so many small events to streams that are nobody's. */
export async function writeOfOthers(count) {
  const perAppend = 1_000;
  for (let written = 0; written < count; written += perAppend) {
    const some = Array.from({ length: Math.min(perAppend, count - written) }, () =>
      jsonEvent({ type: 'Other', data: {} }),
    );
    await client.appendToStream(`others-${newId()}`, some, { ...options, expectedRevision: 'no_stream' });
  }
}

export async function stop() {
  await client?.dispose();
}
