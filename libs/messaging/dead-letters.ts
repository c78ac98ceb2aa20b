import { inspect } from 'node:util';
import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';

/** Keeps an event that a group could not take; `fault` is null when it only waits behind an earlier one of its key. */
export async function addDeadLetter(
  database: Pool,
  group: string,
  event: IntegrationEvent,
  fault: unknown,
): Promise<void> {
  const error = fault === null ? null : inspect(fault, { depth: 2 });
  await database.query(
    `insert into messaging.dead_letters (consumer_group, event_id, event_type, key, sequence, event, error)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [group, event.id, event.type, event.partitionkey, event.sequence, JSON.stringify(event), error],
  );
}

/** The keys of which a group has dead letters: their later events wait. */
export async function blockedKeys(database: Pool, group: string): Promise<Set<string>> {
  const { rows } = await database.query<{ key: string }>({
    name: 'blocked-keys',
    text: 'select distinct key from messaging.dead_letters where consumer_group = $1',
    values: [group],
  });
  return new Set(rows.map(({ key }) => key));
}
