import type { Pool, PoolClient } from 'pg';
import { pause } from '#libs/concurrency';
import type { EventStore, Position, RecordedEvent } from '#libs/event-store';
import { inTransaction, type Queryable, type TenantSession } from '#libs/postgres';
import type { Subscription } from './channel.ts';
import { deliveryTo, type Received } from './delivery.ts';
import { translated, type Translation } from './translation.ts';

/** A part of the log, as one group sees it. */
export interface ReplayRange {
  readonly group: string;
  /** The types that the group subscribes to. */
  readonly types: readonly string[];
  readonly fromPosition: Position;
  readonly toPosition: Position;
  /** Only of this token; undefined: of all tokens. */
  readonly key: string | undefined;
}

/** A repeated delivery of a part of the log to one group (N7). */
export interface Replay extends Omit<ReplayRange, 'key'> {
  readonly id: string;
  readonly key: string | null;
  readonly eventsPerSecond: number;
  readonly requestedBy: string;
  readonly reason: string;
  readonly status: 'running' | 'completed' | 'stopped';
  /** How far the replay has come. */
  readonly position: Position;
  /** How many events the replay had to deliver when it was requested. */
  readonly total: number;
  readonly delivered: number;
  /** Events that the group had handled, and that were therefore not delivered again. */
  readonly skipped: number;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

type RunningReplay = Replay & { readonly tenantId: string };

/** What a replay reads: the log, and its translation into integration events. */
export interface ReplaySource extends Translation {
  readonly eventStore: EventStore;
}

/** A tenant has at most one running replay to a group. */
export class ReplayUnderWay extends Error {
  override readonly name = 'ReplayUnderWay';

  constructor(group: string) {
    super(`A replay to ${group} is running. Wait until it has ended, or stop it.`);
  }
}

const columns = `id, consumer_group as "group", types, from_position as "fromPosition", to_position as "toPosition", key,
  events_per_second as "eventsPerSecond", requested_by as "requestedBy", reason, status, position, total, delivered, skipped,
  created_at as "createdAt", ended_at as "endedAt"`;
const countPage = 1_000;

/** What a replay of the tenant's events in the range would deliver, by type, including events that the group has handled. */
export async function countReplay(
  tenantId: string,
  range: ReplayRange,
  source: ReplaySource,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (let after = range.fromPosition; after < range.toPosition;) {
    const page = await source.eventStore.readAll(after, { limit: countPage, filter: { types: source.types } });
    for (const { event } of eventsIn(range, tenantId, page.events, source))
      counts[event.type] = (counts[event.type] ?? 0) + 1;
    if (page.position === after) break;
    after = page.position;
  }
  return counts;
}

/** @throws ReplayUnderWay */
export async function startReplay(
  database: Queryable,
  range: ReplayRange,
  details: Pick<RunningReplay, 'id' | 'eventsPerSecond' | 'requestedBy' | 'reason' | 'total' | 'tenantId'>,
): Promise<Replay> {
  const { rows } = await database.query<Replay>(
    `insert into messaging.replays
       (id, consumer_group, types, from_position, to_position, key, events_per_second, requested_by, reason, total, position, tenant_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $4, $11)
     on conflict (consumer_group, tenant_id) where status = 'running' do nothing returning ${columns}`,
    [
      details.id,
      range.group,
      range.types,
      range.fromPosition,
      range.toPosition,
      range.key ?? null,
      details.eventsPerSecond,
      details.requestedBy,
      details.reason,
      details.total,
      details.tenantId,
    ],
  );
  const [replay] = rows;
  if (replay === undefined) throw new ReplayUnderWay(range.group);
  return replay;
}

/** Replays, the newest first. */
export async function listReplays(
  database: TenantSession,
  group: string | undefined,
  limit: number,
): Promise<readonly Replay[]> {
  const { rows } = await database.query<Replay>(
    `select ${columns} from messaging.replays where $1::text is null or consumer_group = $1
     order by created_at desc limit $2`,
    [group ?? null, limit],
  );
  return rows;
}

export async function findReplay(database: Queryable, id: string): Promise<Replay | undefined> {
  const { rows } = await database.query<Replay>(`select ${columns} from messaging.replays where id = $1`, [id]);
  return rows[0];
}

/** Stops a replay where it is; a replay that has ended is unchanged. @returns whether it was running */
export async function stopReplay(database: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await database.query(
    `update messaging.replays set status = 'stopped', ended_at = now() where id = $1 and status = 'running'`,
    [id],
  );
  return rowCount === 1;
}

const tickMs = 1_000;

/**
 * Runs the replays of a group beside its live events. Each second it delivers as many events as each replay allows,
 * marked with `replayid`, except those that the group has handled. Continues after a crash. Resolves after the signal.
 */
export async function runReplays(
  subscription: Subscription,
  source: ReplaySource,
  database: Pool,
  onFault: (fault: unknown) => void,
): Promise<void> {
  const { group, signal } = subscription;
  const deliver = deliveryTo(subscription, database, onFault);
  while (!signal.aborted) {
    const began = performance.now();
    try {
      await inTransaction(database, async (client) => {
        // The replays are locked while a second's worth of events is delivered, so no other process runs or stops one
        // meanwhile.
        const { rows } = await client.query<RunningReplay>({
          name: 'running-replays',
          text: `select ${columns}, tenant_id as "tenantId" from messaging.replays
                 where consumer_group = $1 and status = 'running' for update skip locked`,
          values: [group],
        });
        for (const replay of rows) await deliverSome(client, replay, deliver, source);
      });
    } catch (fault) {
      onFault(fault);
    }
    // Node warns about negative delays.
    await pause(Math.max(0, tickMs - (performance.now() - began)), signal);
  }
}

async function deliverSome(
  client: PoolClient,
  replay: RunningReplay,
  deliver: ReturnType<typeof deliveryTo>,
  source: ReplaySource,
): Promise<void> {
  const { id, eventsPerSecond, toPosition } = replay;
  const filter = { types: source.types };
  const page = await source.eventStore.readAll(replay.position, { limit: eventsPerSecond, filter });
  const events = eventsIn({ ...replay, key: replay.key ?? undefined }, replay.tenantId, page.events, source);
  const { rows } = await client.query<{ id: string }>(
    `select event_id as id from messaging.processed_events
     where consumer_group = $1 and event_id = any($2) and processing_status in ('success', 'skipped')`,
    [replay.group, events.map(({ event }) => event.id)],
  );
  const handled = new Set(rows.map((row) => row.id));
  const missing = events.filter(({ event }) => !handled.has(event.id));
  await deliver(missing.map(({ event, ...received }) => ({ ...received, event: { ...event, replayid: id } })));
  const done = page.position >= toPosition || page.position === replay.position;
  await client.query(
    `update messaging.replays
     set position = $2, delivered = delivered + $3, skipped = skipped + $4,
         status = $5, ended_at = case when $5 = 'completed' then now() end
     where id = $1`,
    [id, page.position, missing.length, handled.size, done ? 'completed' : 'running'],
  );
}

function eventsIn(
  { types, toPosition, key }: Pick<ReplayRange, 'types' | 'toPosition' | 'key'>,
  tenantId: string,
  recorded: readonly RecordedEvent[],
  source: ReplaySource,
): Received[] {
  return recorded
    .filter(({ position, metadata }) => position <= toPosition && metadata.tenantId === tenantId)
    .flatMap((event) => {
      try {
        return translated(event, source).filter((received) => types.includes(received.event.type));
      } catch {
        // The group or the relay parked it when the log was first read.
        return [];
      }
    })
    .filter(({ event }) => key === undefined || event.partitionkey === key);
}
