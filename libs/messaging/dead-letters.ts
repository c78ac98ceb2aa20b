import { inspect } from 'node:util';
import type { Pool, PoolClient } from 'pg';
import { tenantIdSchema, type IntegrationEvent } from '#libs/contracts';
import { defaultTenant } from '#libs/event-store';
import { inTransaction, type Queryable } from '#libs/postgres';

type Database = Pool | PoolClient;

export type DeadLetterStatus = 'failed' | 'waiting' | 'retry' | 'resolved' | 'discarded';

/** An event that a group failed to process, or that waits behind one of its key. */
export interface DeadLetter {
  readonly id: string;
  readonly group: string;
  readonly event: IntegrationEvent;
}

const open = `status in ('failed', 'waiting', 'retry')`;
/** Records an event that a group failed to process. Later events of its key wait behind it. */
export async function addFailed(database: Pool, group: string, event: IntegrationEvent, fault: unknown): Promise<void> {
  const error = textOf(fault);
  await inTransaction(database, async (client) => {
    await client.query(
      `insert into messaging.dead_letters
         (consumer_group, event_id, event_type, key, sequence, event, error, status, attempts, last_tried_at, tenant_id)
       values ($1, $2, $3, $4, $5, $6, $7, 'failed', 1, now(), $8)
       on conflict (consumer_group, event_id) do update
       set status = 'failed', error = excluded.error, attempts = dead_letters.attempts + 1, last_tried_at = now(), ended_at = null
       where dead_letters.status = 'resolved'`,
      [group, event.id, event.type, event.partitionkey, event.sequence, JSON.stringify(event), error, tenantOf(event)],
    );
    await recordFailure(client, group, event, error);
  });
}

/**
 * Adds an event behind the open letters of its key.
 * @returns false when no letter is open any more, so the event is to be processed as usual. This call and a redelivery
 *   that closes the last letter lock each other out, so no event is left behind a closed letter
 */
export async function addWaiting(database: Pool, group: string, event: IntegrationEvent): Promise<boolean> {
  const { rows } = await database.query<{ waits: boolean }>({
    name: 'add-waiting',
    text: `with last as materialized (
             select 1 from messaging.dead_letters
             where consumer_group = $1 and tenant_id = $7 and key = $4 and ${open}
             order by number desc limit 1 for share
           ), added as (
             insert into messaging.dead_letters (consumer_group, event_id, event_type, key, sequence, event, status, tenant_id)
             select $1, $2, $3, $4, $5, $6, 'waiting', $7 from last on conflict do nothing
           )
           select exists (select from last) as waits`,
    values: [group, event.id, event.type, event.partitionkey, event.sequence, JSON.stringify(event), tenantOf(event)],
  });
  return rows[0]?.waits === true;
}

/** The keys with open dead letters of a group, as {@link keyOf} gives them, whose later events wait. */
export async function blockedKeys(database: Pool, group: string): Promise<Set<string>> {
  return (await standingInTheWay(database, group, [])).blocked;
}

/**
 * What keeps a group from processing events.
 * @returns `blocked`: the keys with open dead letters, as {@link keyOf} gives them, whose later events wait; `discarded`: the ids of events that an
 *   operator discarded
 */
export async function standingInTheWay(
  database: Pool,
  group: string,
  events: readonly IntegrationEvent[],
): Promise<{ readonly blocked: Set<string>; readonly discarded: ReadonlySet<string> }> {
  const { rows } = await database.query<{ blocked: string[]; discarded: string[] }>({
    name: 'standing-in-the-way',
    text: `select
             array(select distinct tenant_id || '/' || key from messaging.dead_letters where consumer_group = $1 and ${open}) as blocked,
             array(select event_id::text from messaging.processed_events
                   where consumer_group = $1 and event_id = any($2) and processing_status = 'skipped') as discarded`,
    values: [group, events.map(({ id }) => id)],
  });
  return { blocked: new Set(rows[0]?.blocked), discarded: new Set(rows[0]?.discarded) };
}

/** The number of open dead letters by consumer group. */
export async function openDeadLetters(database: Database): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.query<{ group: string; count: number }>(
    `select consumer_group as "group", count(*)::int as count from messaging.dead_letters where ${open}
     group by consumer_group order by consumer_group`,
  );
  return new Map(rows.map(({ group, count }) => [group, count]));
}

/** Asks the group to retry a failed letter. */
export async function askForRedelivery(database: Queryable, id: string): Promise<void> {
  await database.query(`update messaging.dead_letters set status = 'retry' where id = $1 and status = 'failed'`, [id]);
}

/**
 * Discards an open letter: its group never processes it, and the letters behind it follow.
 * @param client in a transaction
 * @returns whether there was one
 */
export async function discardDeadLetter(
  client: PoolClient,
  id: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<boolean> {
  // Waits for a redelivery in flight.
  const { rows } = await client.query<{ event: IntegrationEvent }>(
    `update messaging.dead_letters set status = 'discarded', ended_at = now(), ended_by = $2, reason = $3
     where id = $1 and ${open} returning event`,
    [id, by, reason],
  );
  if (rows[0] === undefined) return false;
  // If the event is delivered again, the inbox knows it. PostgreSQL cannot read the event as JSON here, because it
  // may contain \u0000.
  await client.query(
    `insert into messaging.processed_events (consumer_group, event_id, event_type, source, processing_status, tenant_id)
     select consumer_group, event_id, event_type, $2::text, 'skipped', tenant_id
     from messaging.dead_letters where id = $1
     on conflict (consumer_group, event_id) do update
     set processing_status = 'skipped', processed_at = now() where processed_events.processing_status = 'failed'`,
    [id, rows[0].event.source],
  );
  return true;
}

/** The next letter of a group to retry: locked, and the first of its key. */
export async function nextToRedeliver(client: PoolClient, group: string): Promise<DeadLetter | undefined> {
  const { rows } = await client.query<DeadLetter>({
    name: 'next-to-redeliver',
    text: `select id, consumer_group as "group", event from messaging.dead_letters letter
           where consumer_group = $1 and status in ('retry', 'waiting')
             and not exists (select from messaging.dead_letters earlier
                             where earlier.consumer_group = $1 and earlier.tenant_id = letter.tenant_id
                               and earlier.key = letter.key
                               and earlier.number < letter.number and earlier.${open})
           order by number limit 1 for update skip locked`,
    values: [group],
  });
  return rows[0];
}

export async function resolveLetter(client: PoolClient, id: string): Promise<void> {
  await client.query(
    `update messaging.dead_letters
     set status = 'resolved', attempts = attempts + 1, last_tried_at = now(), ended_at = now() where id = $1`,
    [id],
  );
}

export async function failLetter(client: PoolClient, letter: DeadLetter, fault: unknown): Promise<void> {
  const error = textOf(fault);
  await client.query(
    `update messaging.dead_letters
     set status = 'failed', attempts = attempts + 1, last_tried_at = now(), error = $2 where id = $1`,
    [letter.id, error],
  );
  await recordFailure(client, letter.group, letter.event, error);
}

/** MK-5. */
async function recordFailure(client: PoolClient, group: string, event: IntegrationEvent, error: string): Promise<void> {
  await client.query(
    `insert into messaging.processed_events
       (consumer_group, event_id, event_type, source, processing_status, processing_error, tenant_id)
     values ($1, $2, $3, $4, 'failed', $5, $6)
     on conflict (consumer_group, event_id) do update
     set processing_error = excluded.processing_error, processed_at = now()
     where processed_events.processing_status = 'failed'`,
    [group, event.id, event.type, event.source, error, tenantOf(event)],
  );
}

/**
 * The tenant of an event. One that another program wrote to a topic may name none, or anything; it belongs to the operators
 * of the installation.
 */
export function tenantOf({ tenantid }: { readonly tenantid: unknown }): string {
  return tenantIdSchema.safeParse(tenantid).data ?? defaultTenant;
}

/** The key of an event within the whole installation: tenants never wait for each other. */
export function keyOf(event: IntegrationEvent): string {
  return `${tenantOf(event)}/${event.partitionkey}`;
}

function textOf(fault: unknown): string {
  // A fault may quote the invalid text, and text columns reject NUL.
  return inspect(fault, { depth: 2 }).replaceAll('\0', '\uFFFD');
}
