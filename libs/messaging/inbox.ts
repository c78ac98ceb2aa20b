import type { Pool, PoolClient } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { coalesced, inTransaction, lazily } from '#libs/postgres';

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

/** An event, and the group that has handled it. */
export interface Handled {
  readonly group: string;
  readonly event: IntegrationEvent;
}

const recordedAtOnce = 200;

/**
 * Records that groups have handled events, after effects that take place once by themselves: those that come together in
 * one statement. A crash of the server may undo the last records, and the events are then delivered to effects that have
 * happened.
 */
export function handledRecorder(database: Pool): (handled: Handled) => Promise<void> {
  return coalesced(recordedAtOnce, async (handled: readonly Handled[]) => {
    await database.query({
      name: 'record-handled',
      text: `with ${lazily}
             select messaging.claim_event(of_group, event, type, source)
             from lazily, unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) as handled (of_group, event, type, source)`,
      values: claimColumns(handled),
    });
    return handled.map(() => undefined);
  });
}

/** The arguments of `messaging.claim_event`, a column each: for what records with an effect that an event was handled. */
export function claimColumns(handled: readonly Handled[]): unknown[] {
  return [
    handled.map(({ group }) => group),
    handled.map(({ event }) => event.id),
    handled.map(({ event }) => event.type),
    handled.map(({ event }) => event.source),
  ];
}
