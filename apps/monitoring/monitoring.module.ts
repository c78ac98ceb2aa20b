import { Module } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Clock, Config } from '#libs/process';
import { type App, CLOCK, CONFIG, SYSTEM_DATABASE, EVENT_STORE, GROUP_OFFSETS, ProcessMetrics } from '#libs/runtime';
import type { GroupOffsets } from '#libs/messaging';
import type { LagSource } from '#libs/projections';
import { LoggingConsumer } from './logging/logging.consumer.ts';
import { ExecutionCounters } from './metrics/execution-counters.ts';
import { InstallationGauges } from './metrics/installation-gauges.ts';
import { MetricsConsumer } from './metrics/metrics.consumer.ts';
import { monitoringGroups } from './monitoring-groups.ts';

/** Serves the metrics of the installation, and logs each change of a version's status. */
@Module({
  controllers: [MetricsConsumer, LoggingConsumer],
  providers: [
    {
      provide: ExecutionCounters,
      inject: [ProcessMetrics],
      useFactory: ({ registry }: ProcessMetrics) => new ExecutionCounters(registry),
    },
    {
      provide: InstallationGauges,
      inject: [ProcessMetrics, SYSTEM_DATABASE, EVENT_STORE, GROUP_OFFSETS, CLOCK, CONFIG],
      useFactory: (
        metrics: ProcessMetrics,
        database: Pool,
        eventStore: LagSource,
        kafka: GroupOffsets | null,
        clock: Clock,
        config: Config,
      ) => {
        const gauges = new InstallationGauges(metrics.registry, { database, eventStore, kafka }, clock, config);
        metrics.beforeScrape(() => gauges.refresh());
        return gauges;
      },
    },
  ],
})
export class MonitoringModule {}

export const monitoring: App = {
  name: 'monitoring',
  modules: () => [MonitoringModule],
  groups: Object.values(monitoringGroups),
};
