import { topics } from '../../dist/libs/contracts/index.js';
import { integrationEventsOf, publishedTypes } from '../../dist/libs/integration-events/index.js';
import { connectKafka, relayName, runRelay } from '../../dist/libs/messaging/index.js';
import { toMessage } from '../../dist/libs/messaging/kafka/cloud-events.js';
import { createPool } from '../../dist/libs/postgres/index.js';
import { storeOn } from './prepare.mjs';

const pollMs = 2;

let pool;
let store;
/** Of each message, of the event that it tells of. */
let positions;

export function start({ url, poolSize }) {
  pool = createPool(url, { max: poolSize, applicationName: 'assent-relay' });
  store = storeOn(pool);
}

/** What the log comes to in messages, and how large one is with its key and headers. @returns { count, bytes } */
export async function messages() {
  positions = [];
  let bytes = 0;
  for (let after = ''; ;) {
    const page = await store.readAll(after, { limit: 5_000, filter: { types: publishedTypes } });
    if (page.events.length === 0) break;
    for (const event of page.events.flatMap(integrationEventsOf)) {
      const { key, value, headers } = toMessage(event);
      positions.push(event.sequence);
      bytes += key.length + value.length + Object.entries(headers).flat().join('').length;
    }
    after = page.events.at(-1).position;
  }
  const count = positions.length;
  return { count, bytes: Math.round(bytes / count) };
}

/** Makes the topics. @returns their names */
export async function makeTopics({ brokers, prefix }) {
  await connectKafka({ brokers, clientId: 'bench', prefix }).topicsMade();
  return Object.values(topics).map((topic) => `${prefix}${topic}`);
}

/**
 * Publishes the whole log to topics that are empty. Its first page is its warm-up, as the first messages are that of Kafka's
 * own test: it pays for connecting, and for what the broker does with the first messages of a partition.
 * @returns messages a second, from then on until the last one is acknowledged
 */
export async function relay({ brokers, prefix }) {
  await pool.query('delete from processing.checkpoints where processor = $1', [relayName]);
  const head = await store.head();
  const stopping = new AbortController();
  let fault;
  let warm;
  let rate;
  const watching = setInterval(() => {
    void pool
      .query('select position from processing.checkpoints where processor = $1', [relayName])
      .then(({ rows }) => {
        const position = rows[0]?.position ?? '';
        if (position === '' || rate !== undefined) return;
        const now = performance.now();
        warm ??= { position, at: now };
        if (position < head) return;
        rate = (positions.filter((each) => each > warm.position).length / (now - warm.at)) * 1_000;
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
  if (rate === undefined) throw fault;
  return rate;
}

export async function stop() {
  await store?.close();
  await pool?.end();
}
