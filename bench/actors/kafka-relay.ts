import type { Pool } from 'pg';
import { topics } from '#libs/contracts';
import { START, type EventStore, type Position } from '#libs/event-store';
import { integrationEventsOf, publishedTypes } from '#libs/integration-events';
import { connectKafka, relayName, runRelay, toMessage } from '#libs/messaging';
import { createPool, systemRole } from '#libs/postgres';
import { readCheckpoint } from '#libs/projections';
import type { OnDatabase } from '../runner/peer.ts';
import { closeAtEnd } from './opened.ts';
import { storeOn } from './prepare.ts';

export { stop } from './opened.ts';

const pollMs = 2;

let pool: Pool;
let store: EventStore;
/** For each message, the position of the event that it stands for. */
let positions: readonly Position[] = [];

export function start({ url, poolSize }: OnDatabase): void {
  pool = createPool(url, { max: poolSize, applicationName: 'assent-relay', role: systemRole });
  closeAtEnd(() => pool.end());
  store = storeOn(pool);
  closeAtEnd(() => store.close());
}

/** Counts the messages of the log. @returns their number, and the mean size of one with its key and headers */
export async function messages(): Promise<{ readonly count: number; readonly bytes: number }> {
  const found: Position[] = [];
  let bytes = 0;
  for (let after = START; ;) {
    const page = await store.readAll(after, { limit: 5_000, filter: { types: publishedTypes } });
    if (page.events.length === 0) break;
    for (const event of page.events.flatMap(integrationEventsOf)) {
      const { key, value, headers = {} } = toMessage(event);
      found.push(event.sequence);
      bytes += [key, value, ...Object.entries(headers).flat()].join('').length;
    }
    after = page.position;
  }
  positions = found;
  return { count: found.length, bytes: Math.round(bytes / found.length) };
}

export interface KafkaTopics {
  readonly brokers: readonly string[];
  /** Before the name of each topic. */
  readonly prefix: string;
}

/** Creates the topics. @returns their names */
export async function makeTopics({ brokers, prefix }: KafkaTopics): Promise<readonly string[]> {
  await connectKafka({ brokers, clientId: 'bench', prefix }).topicsMade();
  return Object.values(topics).map((topic) => `${prefix}${topic}`);
}

/**
 * Publishes the whole log to empty topics. The first page is the warm-up, as the first messages are in Kafka's own test: it
 * includes connecting, and what the broker does with the first messages of a partition.
 * @returns messages a second, from the end of the first page until the last message is acknowledged
 */
export async function relay({ brokers, prefix }: KafkaTopics): Promise<number> {
  await pool.query('delete from processing.checkpoints where processor = $1', [relayName]);
  const head = await store.head();
  const stopping = new AbortController();
  const faults: unknown[] = [];
  let warm: { readonly position: Position; readonly at: number } | undefined;
  let rate: number | undefined;
  const look = async (): Promise<void> => {
    const position = await readCheckpoint(pool, relayName);
    if (position === START || rate !== undefined) return;
    const now = performance.now();
    warm ??= { position, at: now };
    if (position < head) return;
    const since = warm;
    rate = (positions.filter((each) => each > since.position).length / (now - since.at)) * 1_000;
    stopping.abort();
  };
  const watching = setInterval(() => void look(), pollMs);
  await runRelay(
    {
      connection: connectKafka({ brokers, clientId: 'bench', prefix }),
      eventStore: store,
      database: pool,
      types: publishedTypes,
      translate: integrationEventsOf,
      onFault: (fault) => {
        faults.push(fault);
        stopping.abort();
      },
    },
    stopping.signal,
  );
  clearInterval(watching);
  if (rate === undefined) throw faults[0];
  return rate;
}
