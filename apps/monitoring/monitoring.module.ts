import { Module } from '@nestjs/common';
import type { App } from '#libs/platform';
import { LoggingConsumer } from './logging/logging.consumer.ts';
import { ExecutionCounters } from './metrics/execution-counters.ts';
import { GetMetricsController } from './metrics/get-metrics.controller.ts';
import { MetricsConsumer } from './metrics/metrics.consumer.ts';
import { monitoringGroups } from './monitoring-groups.ts';

/** What operators and their tools look at: metrics, and a log line for each change of a version. */
@Module({
  controllers: [MetricsConsumer, LoggingConsumer, GetMetricsController],
  providers: [ExecutionCounters],
})
export class MonitoringModule {}

export const monitoring: App = {
  name: 'monitoring',
  modules: () => [MonitoringModule],
  groups: Object.values(monitoringGroups),
};
