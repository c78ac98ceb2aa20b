import type { PoolClient } from 'pg';
import type { Queryable, TenantSession } from '#libs/postgres';
import type { EventStore } from '#libs/event-store';
import { askForRetry, discardParked, isFaultOfEvent, recordedEventOf } from '#libs/projections';
import { processorOf } from './channel.ts';
import { askForRedelivery, discardDeadLetter, type DeadLetterStatus } from './dead-letters.ts';

/** A dead letter of a consumer group, or an event that a processor parked: it failed, or waits behind one that did. */
export interface Letter {
  readonly id: string;
  /** The consumer group, or the processor. */
  readonly group: string;
  readonly status: DeadLetterStatus;
  readonly eventId: string;
  readonly eventType: string;
  /** The token of a dead letter, or the stream of a parked event. Later events of it wait. */
  readonly key: string;
  /** Null for a dead letter, which is not an event of the log. */
  readonly position: string | null;
  /** The last fault; null if it was never tried. */
  readonly error: string | null;
  readonly attempts: number;
  readonly deadAt: string;
  readonly lastTriedAt: string | null;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly reason: string | null;
}

/** A letter with what is needed to find its event: {@link letterWithEvent}. */
export interface FoundLetter extends Letter {
  /** Null for a parked event, which is in the log. */
  readonly event: object | null;
  /** Null for a dead letter, and for an event that an earlier version parked. */
  readonly revision: number | null;
}

/** The status of the letter does not allow the request. */
export class DeadLetterNotOpen extends Error {
  override readonly name = 'DeadLetterNotOpen';

  constructor(
    readonly id: string,
    readonly status: DeadLetterStatus,
    message: string,
  ) {
    super(message);
  }
}

/** Where a page of the list ended. */
export interface LetterPlace {
  readonly isParked: boolean;
  readonly number: string;
}

export interface LetterFilter {
  readonly group: string | undefined;
  /** Undefined: open letters. */
  readonly status: DeadLetterStatus | undefined;
  readonly limit: number;
  /** The `next` of the previous page. */
  readonly after: LetterPlace | undefined;
}

const columns = `id, "group", status, "eventId", "eventType", key, position, error, attempts, "deadAt", "lastTriedAt", "endedAt",
  "endedBy", reason`;

const parkedColumns = (ended: string): string =>
  `true, number, id, processor, status, event_id, event_type, stream, position, revision, error, attempts, parked_at,
   last_tried_at, ${ended}, null::json`;

const letters = `(
  select false as "isParked", number, id, consumer_group as "group", status, event_id as "eventId", event_type as "eventType", key,
         null as position, null::integer as revision, error, attempts, dead_at as "deadAt", last_tried_at as "lastTriedAt",
         ended_at as "endedAt", ended_by as "endedBy", reason, event
  from messaging.dead_letters
  union all
  select ${parkedColumns('null, null, null')} from processing.parked_events
  union all
  select ${parkedColumns('ended_at, ended_by, reason')} from processing.ended_parked_events
) letters`;

/**
 * Letters of consumer groups first, then of processors, each oldest first. Includes letters of groups that read the
 * log.
 */
export async function listLetters(
  database: TenantSession,
  { group, status, limit, after }: LetterFilter,
): Promise<{ readonly items: readonly Letter[]; readonly next: LetterPlace | undefined }> {
  const { rows } = await database.query<Letter & LetterPlace>(
    `select "isParked", number, ${columns} from ${letters}
     where ("isParked", number) > ($1, $2) and ($3::text is null or "group" in ($3, $6))
       and (status = $4 or ($4::text is null and "endedAt" is null))
     order by "isParked", number limit $5`,
    [
      after?.isParked ?? false,
      after?.number ?? '0',
      group ?? null,
      status ?? null,
      limit + 1,
      group && processorOf(group),
    ],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ isParked: _, number: __, ...letter }) => letter),
    next: rows.length > limit && last !== undefined ? { isParked: last.isParked, number: last.number } : undefined,
  };
}

export async function findLetter(database: Queryable, id: string): Promise<FoundLetter | undefined> {
  const { rows } = await database.query<FoundLetter>(
    `select ${columns}, event, revision from ${letters} where id = $1`,
    [id],
  );
  return rows[0];
}

/** A letter with its event; a parked event is read from the log. The event is null when it cannot be read. */
export async function letterWithEvent(
  { event, revision, ...letter }: FoundLetter,
  eventStore: Pick<EventStore, 'read'>,
): Promise<Letter & { readonly event: Record<string, unknown> | null }> {
  const { position, key: stream } = letter;
  if (position === null) return { ...letter, event: event && { ...event } };
  try {
    return { ...letter, event: { ...(await recordedEventOf({ stream, position, revision }, eventStore)) } };
  } catch (fault) {
    if (isFaultOfEvent(fault)) return { ...letter, event: null };
    throw fault;
  }
}

/**
 * Asks the group or processor to retry a failed letter.
 * @returns undefined when there is no such letter
 * @throws DeadLetterNotOpen when it waits behind another, or is closed
 */
export async function retryLetter(database: Queryable, id: string): Promise<FoundLetter | undefined> {
  await askForRedelivery(database, id);
  await askForRetry(database, id);
  const letter = await findLetter(database, id);
  if (letter === undefined || letter.status === 'retry') return letter;
  throw new DeadLetterNotOpen(
    id,
    letter.status,
    letter.status === 'waiting'
      ? 'It waits behind an earlier one of its token or stream: retry or discard that one, and this follows by itself.'
      : `It has ended: ${letter.status}.`,
  );
}

/**
 * Discards an open letter: its group or processor never processes it, and the letters behind it follow.
 * @param client in a transaction
 * @returns undefined when there is no such letter
 * @throws DeadLetterNotOpen when it is closed
 */
export async function discardLetter(
  client: PoolClient,
  id: string,
  decision: { readonly by: string; readonly reason: string },
): Promise<FoundLetter | undefined> {
  const isDiscarded = (await discardDeadLetter(client, id, decision)) || (await discardParked(client, id, decision));
  const letter = await findLetter(client, id);
  if (letter === undefined || isDiscarded) return letter;
  throw new DeadLetterNotOpen(id, letter.status, `It has ended: ${letter.status}.`);
}
