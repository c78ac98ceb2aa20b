import type { Pool } from 'pg';
import { asynchronousCommit } from '#libs/postgres';

/** Work that has met faults since some time and has not done anything in between. */
export interface Stuck {
  readonly processor: string;
  /** ISO 8601. */
  readonly since: string;
  /** Of the last fault. */
  readonly code: string;
}

/** What a process tells of itself. */
export interface Beat {
  readonly id: string;
  readonly apps: readonly string[];
  readonly host: string;
  readonly pid: number;
  /** The processors that it runs, by the names of their checkpoints. */
  readonly processors: readonly string[];
  /** The consumer groups that it reads from Kafka, which have no checkpoint. */
  readonly kafkaGroups: readonly string[];
  readonly stuck: readonly Stuck[];
}

export interface KnownProcess extends Beat {
  /** ISO 8601, by the database's clock. */
  readonly startedAt: string;
  readonly lastBeatAt: string;
  /** Whether it has told of itself in the last ten seconds. */
  readonly isHeard: boolean;
}

/** How often a process tells of itself: one that misses three beats is not heard. */
export const beatEveryMs = 3_000;

/** In either direction: a clock that was put back must not keep a dead process alive. */
const heard = (beatAt: string): string => `abs(extract(epoch from now() - ${beatAt})) < 10`;

/**
 * Tells that a process runs. Of those with the same apps that are not heard, it removes the ones that ended before this one
 * started, which it replaces, and those that have been silent for a day.
 */
export async function beat(database: Pool, process: Beat): Promise<void> {
  const { id, apps, host, pid, processors, kafkaGroups, stuck } = process;
  await database.query({
    name: 'beat',
    // A crash of the server may undo it: the next one comes soon.
    text: `with ${asynchronousCommit},
             gone as materialized (
               select other.id from processing.processes other join processing.processes own on own.apps = other.apps
               where own.id = $1 and not (${heard('other.beat_at')})
                 and (other.beat_at < own.started_at or other.beat_at < now() - interval '1 day')
               for update of other skip locked
             ),
             removed as (delete from processing.processes where id in (select id from gone))
           insert into processing.processes (id, apps, host, pid, processors, kafka_groups, stuck)
           select $1, $2, $3, $4, $5, $6, $7 from asynchronous_commit
           on conflict (id) do update set beat_at = now(), processors = excluded.processors,
             kafka_groups = excluded.kafka_groups, stuck = excluded.stuck`,
    values: [id, apps, host, pid, processors, kafkaGroups, JSON.stringify(stuck)],
  });
}

/** Tells that a process ends in order. */
export async function endBeats(database: Pool, id: string): Promise<void> {
  await database.query('delete from processing.processes where id = $1', [id]);
}

/** Every process that has told of itself and has not ended in order. */
export async function knownProcesses(database: Pool): Promise<readonly KnownProcess[]> {
  const { rows } = await database.query<KnownProcess>({
    name: 'known-processes',
    text: `select id, apps, host, pid, started_at as "startedAt", beat_at as "lastBeatAt", processors,
                  kafka_groups as "kafkaGroups", stuck, ${heard('beat_at')} as "isHeard"
           from processing.processes order by apps, started_at, id`,
  });
  return rows;
}
