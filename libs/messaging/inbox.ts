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
    // A second delivery waits here for the first one's commit, on the primary key.
    const { rowCount } = await client.query({
      name: 'claim-event',
      text: `insert into messaging.processed_events (consumer_group, event_id, event_type, source, processing_status)
             values ($1, $2, $3, $4, 'success')
             on conflict (consumer_group, event_id) do update
             set processing_status = 'success', processing_error = null, processed_at = now()
             where processed_events.processing_status = 'failed'`,
      values: [group, event.id, event.type, event.source],
    });
    if (rowCount !== 1) return false;
    await effect(client);
    return true;
  });
}

/** Whether this group is through with the event: it was handled, or discarded (C-33). */
export async function isHandled(database: Pool, group: string, eventId: string): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'is-handled',
    text: `select 1 from messaging.processed_events
           where consumer_group = $1 and event_id = $2 and processing_status in ('success', 'skipped')`,
    values: [group, eventId],
  });
  return rowCount === 1;
}
