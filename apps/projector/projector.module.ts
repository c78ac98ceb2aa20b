import { Module } from '@nestjs/common';
import { ProcessorHost, RunningProcessors, type App } from '#libs/platform';
import { approvalRequestsProjection } from './approval-requests/approval-requests.projection.ts';
import { executionAuditProjection } from './execution-audit/execution-audit.projection.ts';
import { notificationsProjection } from './notifications/notifications.projection.ts';
import { revenueStreamsProjection } from './revenue-streams/revenue-streams.projection.ts';
import { settlementsProjection } from './settlements/settlements.projection.ts';
import { tokensProjection } from './tokens/tokens.projection.ts';
import { tokenVersionsProjection } from './token-versions/token-versions.projection.ts';

/** All read models, by the projections that make them. */
export const projections = [
  notificationsProjection,
  tokensProjection,
  tokenVersionsProjection,
  approvalRequestsProjection,
  executionAuditProjection,
  revenueStreamsProjection,
  settlementsProjection,
] as const;

/** Fills the read models from the log, each by a processor of its own. */
@Module({
  providers: [
    {
      provide: RunningProcessors,
      inject: [ProcessorHost],
      useFactory: (host: ProcessorHost) => host.runProjections(projections),
    },
  ],
})
export class ProjectorModule {}

export const projector: App = { name: 'projector', modules: () => [ProjectorModule], relays: true };
