import type { Pool } from 'pg';
import type { Clock } from '#libs/process';

/** The advisory lock of each schedule. Migrations use 7,246,001. */
export const leaderLocks = {
  expireStaleApprovals: 7_246_002,
  releaseUnusedSeats: 7_246_003,
  removeOld: 7_246_004,
  projectionJobs: 7_246_005,
  revokeEndedValidators: 7_246_006,
} as const;

export interface LeaderSchedule {
  /** Lets one process at a time do the work. */
  readonly lockId: number;
  readonly everyMs: number;
  readonly work: (signal: AbortSignal) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}

/** Does the work now and repeatedly, by the clock, until the signal aborts. A fault ends one round, not the schedule. */
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

/** The lock belongs to the session, so the death of a leader releases it. */
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
    // Destroys the session, because it may still hold the lock.
    fault = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(fault);
  }
}
