import { topics } from '../../dist/libs/contracts/index.js';
import { integrationEventsOf, publishedTypes } from '../../dist/libs/integration-events/index.js';
import { connectKafka, relayName, runRelay } from '../../dist/libs/messaging/index.js';
import { toMessage } from '../../dist/libs/messaging/kafka/cloud-events.js';
import { createPool } from '../../dist/libs/postgres/index.js';
import { storeOn } from './prepare.mjs';

const pollMs = 2;

let pool;
let store;

export function start({ url, poolSize }) {
  pool = createPool(url, { max: poolSize, applicationName: 'assent-relay' });
  store = storeOn(pool);
}

/** What the log comes to in messages, and how large one is with its key and headers. @returns { count, bytes } */
export async function messages() {
  let count = 0;
  let bytes = 0;
  for (let after = ''; ;) {
    const page = await store.readAll(after, { limit: 5_000, filter: { types: publishedTypes } });
    if (page.events.length === 0) break;
    for (const event of page.events.flatMap(integrationEventsOf)) {
      const { key, value, headers } = toMessage(event);
      count += 1;
      bytes += key.length + value.length + Object.entries(headers).flat().join('').length;
    }
    after = page.events.at(-1).position;
  }
  return { count, bytes: Math.round(bytes / count) };
}

/** Makes the topics. @returns their names */
export async function makeTopics({ brokers, prefix }) {
  await connectKafka({ brokers, clientId: 'bench', prefix }).topicsMade();
  return Object.values(topics).map((topic) => `${prefix}${topic}`);
}

/** Publishes the whole log to topics that are empty. @returns milliseconds until the last message is acknowledged */
export async function relay({ brokers, prefix }) {
  await pool.query('delete from processing.checkpoints where processor = $1', [relayName]);
  const head = await store.head();
  const stopping = new AbortController();
  let fault;
  const startedAt = performance.now();
  let ms;
  const watching = setInterval(() => {
    void pool
      .query('select 1 from processing.checkpoints where processor = $1 and position >= $2', [relayName, head])
      .then(({ rowCount }) => {
        if (rowCount === 0) return;
        ms ??= performance.now() - startedAt;
        stopping.abort();
      });
  }, pollMs);
  await runRelay(
    {
      connection: connectKafka({ brokers, clientId: 'bench', prefix }),
      eventStore: store,
      database: pool,
      types: publishedTypes,
      translate: integrationEventsOf,
      onFault: (error) => {
        fault = error;
        stopping.abort();
      },
    },
    stopping.signal,
  );
  clearInterval(watching);
  if (ms === undefined) throw fault;
  return ms;
}

export async function stop() {
  await store?.close();
  await pool?.end();
}
