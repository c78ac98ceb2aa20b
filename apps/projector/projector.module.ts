import { Module } from '@nestjs/common';
import type { Pool } from 'pg';
import type { EventStore } from '#libs/event-store';
import type { Logger } from '#libs/process';
import {
  type App,
  SYSTEM_DATABASE,
  EVENT_STORE,
  LOGGER,
  ProcessorHost,
  RunningProcessors,
  leaderLocks,
} from '#libs/runtime';
import { runProjectionJobs, type ProjectionJob } from '#libs/projections';
import { approvalRequestsProjection } from './approvals/approval-requests.projection.ts';
import { executionAuditProjection } from './execution/execution-audit.projection.ts';
import { notificationsProjection } from './approvals/notifications.projection.ts';
import { revenueStreamsProjection } from './settlement/revenue-streams.projection.ts';
import { settlementsProjection } from './settlement/settlements.projection.ts';
import { signingKeysProjection } from './signatures/signing-keys.projection.ts';
import { tokensProjection } from './tokens/tokens.projection.ts';
import { tokenVersionsProjection } from './versions/token-versions.projection.ts';

/** The projections of all read models. */
export const projections = [
  notificationsProjection,
  tokensProjection,
  tokenVersionsProjection,
  approvalRequestsProjection,
  executionAuditProjection,
  revenueStreamsProjection,
  settlementsProjection,
  signingKeysProjection,
] as const;

const everyMs = 1_000;

/** Fills the read models from the log, each with its own processor, and carries out checks and rebuilds (N6). */
@Module({
  providers: [
    {
      provide: RunningProcessors,
      inject: [ProcessorHost],
      useFactory: (host: ProcessorHost) => host.runProjections(projections),
    },
    {
      provide: 'projection-jobs',
      inject: [ProcessorHost, EVENT_STORE, SYSTEM_DATABASE, LOGGER],
      useFactory: (host: ProcessorHost, eventStore: EventStore, database: Pool, logger: Logger) => {
        const onEnd = ({ jobId, projection, kind, status, differences, error }: ProjectionJob): void => {
          logger.info({ jobId, projection, kind, status, differences, error }, 'a job of a projection has ended');
        };
        return host.runSchedules([
          {
            lockId: leaderLocks.projectionJobs,
            everyMs,
            work: (signal) => runProjectionJobs(projections, { eventStore, database, signal, onEnd }),
            onFault: (err) => logger.error({ err }, 'a job of a projection could not be carried out'),
          },
        ]);
      },
    },
  ],
})
export class ProjectorModule {}

export const projector: App = { name: 'projector', modules: () => [ProjectorModule], relays: true };
