import type { Pool, PoolClient } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { inTransaction } from '#libs/postgres';

/**
 * Runs an effect in one transaction with the record that this group has handled the event, so that
 * it happens once however often the event is delivered, at the same time or later.
 * @returns whether the effect happened now; false when it had happened before.
 */
export function handleOnce(
  database: Pool,
  group: string,
  event: IntegrationEvent,
  effect: (client: PoolClient) => Promise<void>,
): Promise<boolean> {
  return inTransaction(database, async (client) => {
    const { rows } = await client.query<{ claimed: boolean }>({
      name: 'claim-event',
      text: 'select messaging.claim_event($1, $2, $3, $4) as claimed',
      values: [group, event.id, event.type, event.source],
    });
    if (rows[0]?.claimed !== true) return false;
    await effect(client);
    return true;
  });
}

/**
 * Records that this group has handled an event, after an effect that takes place once by itself. A crash of the server may
 * undo the record, and the event is then delivered to an effect that has happened.
 */
export async function recordHandled(database: Pool, group: string, event: IntegrationEvent): Promise<void> {
  await database.query({
    name: 'record-handled',
    text: `with lazily as materialized (select set_config('synchronous_commit', 'off', true))
           select messaging.claim_event($1, $2, $3, $4) from lazily`,
    values: [group, event.id, event.type, event.source],
  });
}
