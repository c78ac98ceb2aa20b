import type { Pool, PoolClient } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { coalesced, inTransaction, asynchronousCommit } from '#libs/postgres';

/** An event for a group to handle, and its effect. */
interface Once extends Handled {
  readonly effect: (client: PoolClient) => Promise<void>;
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
 * Runs an effect in one transaction with the record that the group handled the event, so that it happens once, however
 * often and concurrently the event is delivered. Effects requested meanwhile share the next transaction, in order. If
 * one of them fails, none has happened, and each gets its own transaction.
 *
 * The commit does not wait for the disk. If the server crashes, it may lose the last effects, each together with its
 * record. So report an event as delivered only in a later transaction of this database, or after {@link effectsOnDisk}.
 * @returns whether the effect happened now; false when it had happened before
 */
export function handleOnce(
  database: Pool,
  group: string,
  event: IntegrationEvent,
  effect: (client: PoolClient) => Promise<void>,
): Promise<boolean> {
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
      const { rows } = await client.query<{ group: string; id: string }>({
        name: 'claim-events',
        text: `with ${asynchronousCommit} ${recordHandled(handledParameters, 'asynchronous_commit')} returning consumer_group as "group", event_id as id`,
        values: handledColumns(all),
      });
      const claimed = new Set(rows.map(({ group, id }) => `${group}/${id}`));
      const happened: boolean[] = [];
      for (const { group, event, effect } of all) {
        // Of an event that is here twice, the first occurrence runs the effect.
        const isFirst = claimed.delete(`${group}/${event.id}`);
        if (isFirst) await effect(client);
        happened.push(isFirst);
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
 * Records that groups have handled events whose effects are idempotent. Concurrent records share one statement. If the
 * server crashes, it may lose the last records, and the events are delivered to their effects again.
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
 * The statement, or part of one, that records handled events in the transaction of their effects. It returns a row for
 * each event that was not handled before, in a fixed order, to avoid deadlocks. A second delivery waits on the primary
 * key for the commit of the first. An earlier failure is overwritten (C-33).
 * @param columns parameters for the arrays of {@link handledColumns}, with their types
 * @param from further relations that it must read from, such as `asynchronous_commit`
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
