import { removeOld } from '#libs/messaging';
import { leaderLocks } from '#libs/runtime';
import { hourMs, type Processes, type Tools } from '../processes.ts';

/** C-35. */
export function operationProcesses({ database, config, logger }: Tools): Processes {
  return {
    schedules: [
      {
        lockId: leaderLocks.removeOld,
        everyMs: hourMs,
        work: async (ending) => {
          const removed = await removeOld(database, config.inboxRetentionDays, ending);
          logger.info({ removed }, 'what consumer groups have dealt with long ago was removed');
        },
        onFault: (err) => {
          logger.error(
            { err, code: 'RETENTION_FAILED' },
            'old inbox rows were not removed; the next try is in an hour',
          );
        },
      },
    ],
  };
}
