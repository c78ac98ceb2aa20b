import type { Pool } from 'pg';
import type { Clock } from '#libs/process';

/** The advisory locks of all schedules, one for each. Migrations have 7,246,001. */
export const leaderLocks = {
  expireStaleApprovals: 7_246_002,
  releaseUnusedSeats: 7_246_003,
  removeOld: 7_246_004,
  projectionJobs: 7_246_005,
} as const;

export interface LeaderSchedule {
  /** Of all processes that run this schedule, one at a time does the work. */
  readonly lockId: number;
  readonly everyMs: number;
  readonly work: (signal: AbortSignal) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}

/** Does the work now and then again and again, by the clock, until the signal. A fault ends one round, not the schedule. */
export async function runOnLeader(
  { lockId, everyMs, work, onFault }: LeaderSchedule,
  database: Pool,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const startedAt = clock.now().getTime();
    try {
      await ifLeader(database, lockId, () => work(signal));
    } catch (fault) {
      onFault(fault);
    }
    await clock.until(new Date(startedAt + everyMs), signal);
  }
}

/** The lock is the session's: a leader that dies leaves it to the next one. */
async function ifLeader(database: Pool, lockId: number, work: () => Promise<void>): Promise<void> {
  const client = await database.connect();
  let fault: Error | undefined;
  try {
    const { rows } = await client.query<{ leads: boolean }>('select pg_try_advisory_lock($1) as leads', [lockId]);
    if (rows[0]?.leads !== true) return;
    try {
      await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lockId]);
    }
  } catch (error) {
    // A session that may still hold the lock must not go back to the pool.
    fault = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(fault);
  }
}
