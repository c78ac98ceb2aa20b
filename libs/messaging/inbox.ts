import type { Pool, PoolClient } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { tenantOf } from './dead-letters.ts';
import { coalesced, inTransaction, asynchronousCommit } from '#libs/postgres';

/** What a group's handling of an event writes to the database. */
type Effect = (client: PoolClient) => Promise<void>;

/** An event for a group to handle. Without an effect it is only recorded. */
interface Once {
  readonly group: string;
  readonly event: IntegrationEvent;
  readonly effect: Effect | undefined;
}

const handledAtOnce = 500;
const askedAtOnce = 500;

/** The inbox of one database, as one process uses it. */
interface Inbox {
  readonly handle: (once: Once) => Promise<boolean>;
  readonly flush: (asked: undefined) => Promise<void>;
  /** The number of committed transactions, and how many of them are known to be on disk. */
  committed: number;
  onDisk: number;
}

const inboxes = new WeakMap<Pool, Inbox>();

function inboxOf(database: Pool): Inbox {
  const known = inboxes.get(database);
  if (known !== undefined) return known;
  const inbox: Inbox = {
    handle: coalesced(handledAtOnce, async (all) => {
      if (all.every(({ effect }) => effect === undefined)) return recordTogether(database, all);
      const happened = await handleTogether(database, all);
      inbox.committed += 1;
      return happened;
    }),
    flush: coalesced(askedAtOnce, async (asked: readonly undefined[]) => {
      const { committed } = inbox;
      // A synchronous commit also flushes all earlier commits, but it waits only if the transaction wrote something.
      await database.query(`select pg_logical_emit_message(true, 'assent', 'flush')`);
      inbox.onDisk = committed;
      return asked.map(() => undefined);
    }),
    committed: 0,
    onDisk: 0,
  };
  inboxes.set(database, inbox);
  return inbox;
}

/**
 * Records that the group handled the event. This is the last step of every handler with an effect (ADR 31).
 *
 * An effect in the database shares the transaction of the record, so it happens once, however often and concurrently the
 * event is delivered. Effects requested meanwhile share the next transaction, in order. If one of them fails, none has
 * happened, and each gets its own transaction. An effect elsewhere comes before, and must be idempotent.
 *
 * The commit does not wait for the disk. If the server crashes, it may lose the last effects, each together with its
 * record. So report an event as delivered only in a later transaction of this database, or after {@link effectsOnDisk}.
 * @returns whether the event was recorded, and the effect happened, now; false when that had happened before
 */
export function handleOnce(database: Pool, group: string, event: IntegrationEvent, effect?: Effect): Promise<boolean> {
  return inboxOf(database).handle({ group, event, effect });
}

/** Resolves when all effects that {@link handleOnce} has reported are on disk. */
export async function effectsOnDisk(database: Pool): Promise<void> {
  const inbox = inboxOf(database);
  if (inbox.onDisk < inbox.committed) await inbox.flush(undefined);
}

async function handleTogether(database: Pool, all: readonly Once[]): Promise<readonly boolean[]> {
  try {
    return await inTransaction(database, async (client) => {
      const isRecordedNow = await record(client, all);
      const happened: boolean[] = [];
      for (const once of all) {
        const isNow = isRecordedNow(once);
        if (isNow) await once.effect?.(client);
        happened.push(isNow);
      }
      return happened;
    });
  } catch (fault) {
    // Effects that share a transaction take more locks than one of them, and in an order of their own, so they can
    // deadlock.
    if (all.length === 1 || !isDeadlock(fault)) throw fault;
    const happened: boolean[] = [];
    for (const each of all) happened.push(...(await handleTogether(database, [each])));
    return happened;
  }
}

/** If the server crashes, it may lose the last records, and the events are delivered to their idempotent effects again. */
async function recordTogether(database: Pool, all: readonly Once[]): Promise<readonly boolean[]> {
  return all.map(await record(database, all));
}

function isDeadlock(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === '40P01';
}

/**
 * Writes a row for each event that its group has not handled before, in a fixed order, to avoid deadlocks. A second
 * delivery waits on the primary key for the commit of the first. An earlier failure is overwritten (C-33).
 * @returns whether the event is recorded now; of an event that is here twice, only its first occurrence is
 */
async function record(database: Pick<PoolClient, 'query'>, all: readonly Once[]): Promise<(once: Once) => boolean> {
  const { rows } = await database.query<{ group: string; id: string }>({
    name: 'record-handled',
    text: `with ${asynchronousCommit}
           insert into messaging.processed_events (consumer_group, event_id, event_type, source, tenant_id, processing_status)
           select distinct on (consumer_group, event_id) handled.*, 'success'
           from asynchronous_commit, unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[])
             as handled (consumer_group, event_id, event_type, source, tenant_id)
           order by consumer_group, event_id
           on conflict (consumer_group, event_id) do update
           set processing_status = 'success', processing_error = null, processed_at = now()
           where processed_events.processing_status = 'failed'
           returning consumer_group as "group", event_id as id`,
    values: [
      all.map(({ group }) => group),
      all.map(({ event }) => event.id),
      all.map(({ event }) => event.type),
      all.map(({ event }) => event.source),
      all.map(({ event }) => tenantOf(event)),
    ],
  });
  const recorded = new Set(rows.map(({ group, id }) => `${group}/${id}`));
  return ({ group, event }) => recorded.delete(`${group}/${event.id}`);
}
