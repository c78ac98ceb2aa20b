import type { Pool } from 'pg';
import { integrationEventKinds, type IntegrationEventType } from '#libs/contracts';
import { connectKafka, createKafkaChannel, handleOnce } from '#libs/messaging';
import { createPool, systemRole } from '#libs/postgres';
import type { OnDatabase } from '../runner/peer.ts';
import { closeAtEnd } from './opened.ts';

export { stop } from './opened.ts';

let pool: Pool;

export function start({ url, poolSize }: OnDatabase): void {
  pool = createPool(url, { max: poolSize, applicationName: 'assent-consumer', role: systemRole });
  closeAtEnd(() => pool.end());
}

/**
 * Takes all messages of the topics with a consumer group of Assent.
 * @param inbox true: records each event in `processed_events`, as the groups with an effect do; false: handles nothing
 * @returns milliseconds from the first message to the last
 */
export async function consume({
  brokers,
  prefix,
  group,
  messages,
  inbox,
}: {
  readonly brokers: readonly string[];
  readonly prefix: string;
  readonly group: string;
  readonly messages: number;
  readonly inbox: boolean;
}): Promise<number> {
  const stopping = new AbortController();
  const faults: unknown[] = [];
  let taken = 0;
  let firstAt: number | undefined;
  let lastAt: number | undefined;
  const channel = createKafkaChannel({
    connection: connectKafka({ brokers, clientId: 'bench', prefix }),
    database: pool,
    onFault: (fault) => {
      faults.push(fault);
      stopping.abort();
    },
  });
  await channel.consume({
    group,
    types: Object.keys(integrationEventKinds) as IntegrationEventType[],
    signal: stopping.signal,
    handle: async (event) => {
      firstAt ??= performance.now();
      if (inbox) await handleOnce(pool, group, event, () => Promise.resolve());
      taken += 1;
      if (taken < messages) return;
      lastAt ??= performance.now();
      stopping.abort();
    },
  });
  if (firstAt !== undefined && lastAt !== undefined) return lastAt - firstAt;
  if (faults.length > 0) throw faults[0];
  throw new Error(`Only ${taken} of ${messages} messages arrived.`);
}
