import type { Pool, PoolClient } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { coalesced, inTransaction, asynchronousCommit } from '#libs/postgres';

/** An event that a group is to handle, and what happens when it does. */
interface Once extends Handled {
  readonly effect: (client: PoolClient) => Promise<void>;
}

const handledAtOnce = 500;
const askedAtOnce = 500;

/** What a process does with the inbox of one database. */
interface Inbox {
  readonly handle: (once: Once) => Promise<boolean>;
  readonly flush: (asked: undefined) => Promise<void>;
  /** Transactions that have committed, and how many of them are known to be on the disk. */
  committed: number;
  onDisk: number;
}

const inboxes = new WeakMap<Pool, Inbox>();

function inboxOf(database: Pool): Inbox {
  const known = inboxes.get(database);
  if (known !== undefined) return known;
  const inbox: Inbox = {
    handle: coalesced(handledAtOnce, async (all) => {
      const happened = await handleTogether(database, all);
      inbox.committed += 1;
      return happened;
    }),
    flush: coalesced(askedAtOnce, async (asked: readonly undefined[]) => {
      const { committed } = inbox;
      // A commit that waits for the disk takes everything before it there; it only waits when something was written.
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
 * Runs an effect in one transaction with the record that this group has handled the event, so that
 * it happens once however often the event is delivered, at the same time or later. Effects that are asked for meanwhile share the
 * next transaction, one after the other; when one of them fails none has happened, and each has a transaction of its own.
 *
 * The commit does not wait for the disk. A crash of the server may undo the last effects, each together with its record. So
 * an event may only be given up for delivered in a later transaction of this database, or after {@link effectsOnDisk}.
 * @returns whether the effect happened now; false when it had happened before.
 */
export function handleOnce(
  database: Pool,
  group: string,
  event: IntegrationEvent,
  effect: (client: PoolClient) => Promise<void>,
): Promise<boolean> {
  return inboxOf(database).handle({ group, event, effect });
}

/** Resolves when no crash can undo the effects that {@link handleOnce} has answered for. */
export async function effectsOnDisk(database: Pool): Promise<void> {
  const inbox = inboxOf(database);
  if (inbox.onDisk < inbox.committed) await inbox.flush(undefined);
}

async function handleTogether(database: Pool, all: readonly Once[]): Promise<readonly boolean[]> {
  try {
    return await inTransaction(database, async (client) => {
      const { rows } = await client.query<{ group: string; id: string }>({
        name: 'claim-events',
        text: `with ${asynchronousCommit} ${recordHandled(handledParameters, 'asynchronous_commit')} returning consumer_group as "group", event_id as id`,
        values: handledColumns(all),
      });
      const claimed = new Set(rows.map(({ group, id }) => `${group}/${id}`));
      const happened: boolean[] = [];
      for (const { group, event, effect } of all) {
        // An event that is here twice is claimed by the first.
        const isFirst = claimed.delete(`${group}/${event.id}`);
        if (isFirst) await effect(client);
        happened.push(isFirst);
      }
      return happened;
    });
  } catch (fault) {
    // Effects that are in one transaction lock more than one of them would, and in an order of their own.
    if (all.length === 1 || !isDeadlock(fault)) throw fault;
    const happened: boolean[] = [];
    for (const each of all) happened.push(...(await handleTogether(database, [each])));
    return happened;
  }
}

function isDeadlock(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === '40P01';
}

/** An event, and the group that has handled it. */
export interface Handled {
  readonly group: string;
  readonly event: IntegrationEvent;
}

const recordedAtOnce = 200;
const handledParameters = '$1::text[], $2::uuid[], $3::text[], $4::text[]';

/**
 * Records that groups have handled events, after effects that take place once by themselves: those that come together in
 * one statement. A crash of the server may undo the last records, and the events are then delivered to effects that have
 * happened.
 */
export function handledRecorder(database: Pool): (handled: Handled) => Promise<void> {
  return coalesced(recordedAtOnce, async (handled: readonly Handled[]) => {
    await database.query({
      name: 'record-handled',
      text: `with ${asynchronousCommit} ${recordHandled(handledParameters, 'asynchronous_commit')}`,
      values: handledColumns(handled),
    });
    return handled.map(() => undefined);
  });
}

/**
 * The statement that records in the transaction of effects that groups have handled events, or the part of one that has the
 * effects too. It writes a row for each that was not handled before, in an order that all keep. A second delivery waits for
 * the commit of the first, on the primary key; a failure recorded before is overwritten (C-33).
 * @param columns parameters for the arrays of {@link handledColumns}, with their types
 * @param from what else it has to read from, such as `asynchronous_commit`
 */
export function recordHandled(columns: string, from?: string): string {
  return `insert into messaging.processed_events (consumer_group, event_id, event_type, source, processing_status)
          select distinct on (consumer_group, event_id) handled.*, 'success'
          from ${from === undefined ? '' : `${from}, `}unnest(${columns}) as handled (consumer_group, event_id, event_type, source)
          order by consumer_group, event_id
          on conflict (consumer_group, event_id) do update
          set processing_status = 'success', processing_error = null, processed_at = now()
          where processed_events.processing_status = 'failed'`;
}

/** The columns of {@link recordHandled}. */
export function handledColumns(handled: readonly Handled[]): unknown[] {
  return [
    handled.map(({ group }) => group),
    handled.map(({ event }) => event.id),
    handled.map(({ event }) => event.type),
    handled.map(({ event }) => event.source),
  ];
}
