import { integrationEventKinds } from '../../dist/libs/contracts/index.js';
import { connectKafka, createKafkaChannel, handleOnce } from '../../dist/libs/messaging/index.js';
import { createPool } from '../../dist/libs/postgres/index.js';

let pool;

export function start({ url, poolSize }) {
  pool = createPool(url, { max: poolSize, applicationName: 'assent-consumer' });
}

/**
 * Takes all messages of the topics as a consumer group of Assent's.
 * @param inbox records each in `processed_events`, as the groups with an effect do; otherwise nothing is done with them
 * @returns milliseconds from the first message to the last
 */
export async function consume({ brokers, prefix, group, messages, inbox }) {
  const stopping = new AbortController();
  let taken = 0;
  let startedAt;
  let ms;
  let fault;
  const channel = createKafkaChannel({
    connection: connectKafka({ brokers, clientId: 'bench', prefix }),
    database: pool,
    onFault: (error) => {
      fault = error;
      stopping.abort();
    },
  });
  await channel.consume({
    group,
    types: Object.keys(integrationEventKinds),
    signal: stopping.signal,
    handle: async (event) => {
      startedAt ??= performance.now();
      if (inbox) await handleOnce(pool, group, event, () => Promise.resolve());
      taken += 1;
      if (taken < messages) return;
      ms ??= performance.now() - startedAt;
      stopping.abort();
    },
  });
  if (ms === undefined) throw fault ?? new Error(`Only ${taken} of ${messages} messages came.`);
  return ms;
}

export async function stop() {
  await pool?.end();
}
