import type { Pool } from 'pg';

/**
 * The rows that may be removed after a time (C-35). A failure stays until somebody resolves it, and a discarded event
 * stays forever, because a replay must not apply it. Without its inbox row, a replay would deliver a handled event
 * again. Its effect is idempotent and treats it as a repetition. Denials are kept as long, for want of a reason to differ.
 */
const removable = {
  inbox: { table: 'messaging.processed_events', since: 'processed_at', when: `processing_status = 'success'` },
  'dead-letters': { table: 'messaging.dead_letters', since: 'ended_at', when: `status in ('resolved', 'discarded')` },
  'parked-events': { table: 'processing.ended_parked_events', since: 'ended_at', when: 'true' },
  replays: { table: 'messaging.replays', since: 'ended_at', when: `status <> 'running'` },
  denials: { table: 'access.denials', since: 'minute', when: 'true' },
} as const;

type Removable = keyof typeof removable;
const kinds = Object.keys(removable) as readonly Removable[];

const batchSize = 5_000;

/**
 * Removes rows that are older than so many days, by the database's clock and in short transactions.
 * @returns the number of removed rows of each kind
 */
export async function removeOld(
  database: Pool,
  days: number,
  signal: AbortSignal,
): Promise<Readonly<Record<Removable, number>>> {
  const removed = { inbox: 0, 'dead-letters': 0, 'parked-events': 0, replays: 0, denials: 0 };
  for (const kind of kinds) {
    const { table, since, when } = removable[kind];
    for (let last = batchSize; last === batchSize && !signal.aborted;) {
      const { rowCount } = await database.query(
        `delete from ${table} where ctid = any (array(
           select ctid from ${table} where ${when} and ${since} < now() - make_interval(days => $1)
           order by ${since} limit ${batchSize} for update skip locked))`,
        [days],
      );
      last = rowCount ?? 0;
      removed[kind] += last;
    }
  }
  return removed;
}

/** For how many seconds the oldest row of each kind has been overdue; 0 when none is. */
export async function overdueSeconds(database: Pool, days: number): Promise<ReadonlyMap<string, number>> {
  const oldest = kinds.map((kind) => {
    const { table, since, when } = removable[kind];
    return `select '${kind}' as kind, (select min(${since}) from ${table} where ${when}) as at`;
  });
  const { rows } = await database.query<{ kind: string; seconds: number | null }>(
    `select kind, greatest(0, extract(epoch from now() - make_interval(days => $1) - at))::float8 as seconds
     from (${oldest.join(' union all ')}) oldest`,
    [days],
  );
  return new Map(rows.map(({ kind, seconds }) => [kind, seconds ?? 0]));
}
