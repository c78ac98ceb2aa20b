import { Module } from '@nestjs/common';
import { GetHealthController } from './health/get-health.controller.ts';
import { LoggingConsumer } from './logging/logging.consumer.ts';
import { ExecutionCounters } from './metrics/execution-counters.ts';
import { GetMetricsController } from './metrics/get-metrics.controller.ts';
import { MetricsConsumer } from './metrics/metrics.consumer.ts';

export { monitoringGroups } from './monitoring-groups.ts';

/** What operators and their tools look at: metrics, health, and a log line for each change of a version. */
@Module({
  controllers: [MetricsConsumer, LoggingConsumer, GetMetricsController, GetHealthController],
  providers: [ExecutionCounters],
})
export class MonitoringModule {}
