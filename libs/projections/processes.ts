import type { Pool } from 'pg';
import { asynchronousCommit } from '#libs/postgres';

/** Work that has met only faults since `since`. */
export interface Stuck {
  readonly processor: string;
  /** ISO 8601. */
  readonly since: string;
  /** The code of the last fault. */
  readonly code: string;
}

/** The heartbeat of a process. */
export interface Beat {
  readonly id: string;
  readonly apps: readonly string[];
  readonly host: string;
  readonly pid: number;
  /** The names of the processors that it runs. */
  readonly processors: readonly string[];
  /** The consumer groups that it reads from Kafka, which have no checkpoint. */
  readonly kafkaGroups: readonly string[];
  readonly stuck: readonly Stuck[];
}

export interface KnownProcess extends Beat {
  /** ISO 8601, by the database's clock. */
  readonly startedAt: string;
  readonly lastBeatAt: string;
  /** Whether it has sent a heartbeat within the last ten seconds. */
  readonly isHeard: boolean;
}

/** The interval of heartbeats. A process that misses three counts as not heard. */
export const beatEveryMs = 3_000;

/** Compares in both directions, because a clock that was put back must not keep a dead process alive. */
const heard = (beatAt: string): string => `abs(extract(epoch from now() - ${beatAt})) < 10`;

/**
 * Records a heartbeat. It removes silent processes with the same apps that ended before this one started, because it
 * replaces them, and those that have been silent for a day.
 */
export async function beat(database: Pool, process: Beat): Promise<void> {
  const { id, apps, host, pid, processors, kafkaGroups, stuck } = process;
  await database.query({
    name: 'beat',
    // A crash of the server may undo this heartbeat, but the next one follows soon.
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

/** Records that a process has shut down in order. */
export async function endBeats(database: Pool, id: string): Promise<void> {
  await database.query('delete from processing.processes where id = $1', [id]);
}

/** Every process with a heartbeat that has not shut down in order. */
export async function knownProcesses(database: Pool): Promise<readonly KnownProcess[]> {
  const { rows } = await database.query<KnownProcess>({
    name: 'known-processes',
    text: `select id, apps, host, pid, started_at as "startedAt", beat_at as "lastBeatAt", processors,
                  kafka_groups as "kafkaGroups", stuck, ${heard('beat_at')} as "isHeard"
           from processing.processes order by apps, started_at, id`,
  });
  return rows;
}
