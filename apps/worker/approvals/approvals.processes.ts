import { leaderLocks } from '#libs/runtime';
import { hourMs, minuteMs, type Processes, type Tools } from '../processes.ts';
import { sweep } from './expire-stale-approvals/expire-stale-approvals.ts';
import { openApprovalsReactor } from './open-approvals/open-approvals.reactor.ts';
import { rejectVersionsReactor } from './reject-versions/reject-versions.reactor.ts';
import { releaseSeatsReactor } from './release-seats/release-seats.reactor.ts';
import { releaseUnusedSeats } from './release-seats/release-unused-seats.ts';
import { openRequests } from './revoke-validators/open-requests.ts';
import { EndedValidators } from './revoke-validators/revoke-ended-validators.ts';
import { revokeValidatorsReactor } from './revoke-validators/revoke-validators.reactor.ts';

export function approvalProcesses({ aggregates, eventStore, database, clock, logger }: Tools): Processes {
  const open = openRequests(database);
  const endedValidators = new EndedValidators(aggregates, eventStore, open, clock, logger);
  return {
    reactors: [
      openApprovalsReactor(aggregates, clock),
      rejectVersionsReactor(aggregates, clock),
      releaseSeatsReactor(aggregates, clock),
      revokeValidatorsReactor(aggregates, open, logger, clock),
    ],
    schedules: [
      {
        lockId: leaderLocks.expireStaleApprovals,
        everyMs: hourMs,
        work: (ending) => sweep(aggregates, eventStore, database, clock, logger, ending),
        onFault: (err) => {
          logger.error({ err, code: 'SWEEP_FAILED' }, 'the expiry sweep met a fault and runs again in an hour');
        },
      },
      {
        lockId: leaderLocks.releaseUnusedSeats,
        everyMs: minuteMs,
        work: (ending) => releaseUnusedSeats(aggregates, clock, logger, ending),
        onFault: (err) => {
          logger.error(
            { err, code: 'SEATS_NOT_RELEASED' },
            'the look for unused seats failed; the next is in a minute',
          );
        },
      },
      {
        lockId: leaderLocks.revokeEndedValidators,
        everyMs: minuteMs,
        work: (ending) => endedValidators.revoke(ending),
        onFault: (err) => {
          logger.error(
            { err, code: 'VALIDATORS_NOT_REVOKED' },
            'the look for ended grants of validators failed; the next is in a minute',
          );
        },
      },
    ],
  };
}
