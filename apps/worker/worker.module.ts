import { Module } from '@nestjs/common';
import { ApprovalExecution } from '#libs/approval-execution';
import { Aggregates, type EventStore } from '#libs/event-store';
import { removeOld } from '#libs/messaging';
import {
  CLOCK,
  CONFIG,
  DATABASE,
  EVENT_STORE,
  LOGGER,
  ProcessorHost,
  RunningProcessors,
  runOnLeader,
  type App,
  type Clock,
  type Config,
  type LeaderSchedule,
  type Logger,
} from '#libs/platform';
import type { Pool } from 'pg';
import { abandonClaimsReactor } from './abandon-claims/abandon-claims.reactor.ts';
import { abandonReparentingsReactor } from './abandon-reparentings/abandon-reparentings.reactor.ts';
import { abandonRollbacksReactor } from './abandon-rollbacks/abandon-rollbacks.reactor.ts';
import { expireVersionsReactor } from './expire-versions/expire-versions.reactor.ts';
import { sweep } from './expire-stale-approvals/expire-stale-approvals.ts';
import { releaseSeatsReactor } from './release-seats/release-seats.reactor.ts';
import { releaseUnusedSeats } from './release-seats/release-unused-seats.ts';
import { restoreVersionsReactor } from './restore-versions/restore-versions.reactor.ts';
import { executeApprovedReactor } from './execute-approved/execute-approved.reactor.ts';
import { openApprovalsReactor } from './open-approvals/open-approvals.reactor.ts';
import { rejectVersionsReactor } from './reject-versions/reject-versions.reactor.ts';
import { releaseDependentsReactor } from './release-dependents/release-dependents.reactor.ts';
import { retryBlockedReactor } from './retry-blocked/retry-blocked.reactor.ts';
import { waitingVersions } from './retry-blocked/waiting-versions.ts';
import { retryFaultedReactor } from './retry-faulted/retry-faulted.reactor.ts';
import { resumeExecutionsReactor } from './resume-executions/resume-executions.reactor.ts';

/** S6-52. */
const hourMs = 3_600_000;
/** Among the advisory locks of this database. */
const sweepLock = 7_246_002;
const seatsLock = 7_246_003;
const retentionLock = 7_246_004;
const minuteMs = 60_000;

/** Work of all workers that one of them does at a time, from the start of the application to its end. */
function onLeader(schedule: LeaderSchedule, database: Pool, clock: Clock): RunningProcessors {
  return new RunningProcessors((signal) => runOnLeader(schedule, database, clock, signal));
}

/** Turns what has happened into the commands that follow from it. */
@Module({
  providers: [
    {
      provide: RunningProcessors,
      inject: [ProcessorHost, Aggregates, DATABASE, CLOCK, CONFIG, LOGGER],
      useFactory: (
        host: ProcessorHost,
        aggregates: Aggregates,
        database: Pool,
        clock: Clock,
        config: Config,
        logger: Logger,
      ) => {
        const execution = new ApprovalExecution(aggregates, logger);
        return host.runReactors([
          ...(config.automaticExecution
            ? [
                executeApprovedReactor(execution, clock),
                retryBlockedReactor(aggregates, execution, waitingVersions(database), clock),
                retryFaultedReactor(aggregates, execution, clock),
              ]
            : []),
          openApprovalsReactor(aggregates, clock),
          rejectVersionsReactor(aggregates, clock),
          releaseDependentsReactor(aggregates, clock),
          resumeExecutionsReactor(execution, clock),
          restoreVersionsReactor(aggregates, clock),
          abandonRollbacksReactor(aggregates, clock),
          abandonClaimsReactor(aggregates, clock),
          abandonReparentingsReactor(aggregates, clock),
          expireVersionsReactor(aggregates, clock, logger),
          releaseSeatsReactor(aggregates, clock),
        ]);
      },
    },
    {
      provide: 'expire-stale-approvals',
      inject: [Aggregates, EVENT_STORE, DATABASE, CLOCK, LOGGER],
      useFactory: (aggregates: Aggregates, store: EventStore, database: Pool, clock: Clock, log: Logger) =>
        onLeader(
          {
            lockId: sweepLock,
            everyMs: hourMs,
            work: (ending) => sweep(aggregates, store, database, clock, log, ending),
            onFault: (err) => {
              log.error({ err, code: 'SWEEP_FAILED' }, 'the expiry sweep met a fault and runs again in an hour');
            },
          },
          database,
          clock,
        ),
    },
    {
      provide: 'release-unused-seats',
      inject: [Aggregates, DATABASE, CLOCK, LOGGER],
      useFactory: (aggregates: Aggregates, database: Pool, clock: Clock, log: Logger) =>
        onLeader(
          {
            lockId: seatsLock,
            everyMs: minuteMs,
            work: (ending) => releaseUnusedSeats(aggregates, clock, log, ending),
            onFault: (err) => {
              log.error(
                { err, code: 'SEATS_NOT_RELEASED' },
                'the look for unused seats failed; the next is in a minute',
              );
            },
          },
          database,
          clock,
        ),
    },
    {
      provide: 'remove-old',
      inject: [DATABASE, CLOCK, CONFIG, LOGGER],
      useFactory: (database: Pool, clock: Clock, { inboxRetentionDays }: Config, log: Logger) =>
        onLeader(
          {
            lockId: retentionLock,
            everyMs: hourMs,
            work: async (ending) => {
              const removed = await removeOld(database, inboxRetentionDays, ending);
              log.info({ removed }, 'what consumer groups have dealt with long ago was removed');
            },
            onFault: (err) => {
              log.error(
                { err, code: 'RETENTION_FAILED' },
                'old inbox rows were not removed; the next try is in an hour',
              );
            },
          },
          database,
          clock,
        ),
    },
  ],
})
export class WorkerModule {}

export const worker: App = { name: 'worker', modules: () => [WorkerModule] };
