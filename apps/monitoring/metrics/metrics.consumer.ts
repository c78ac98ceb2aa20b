import { Controller, UseFilters } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { IntegrationEvent } from '#libs/contracts';
import { ConsumerFaults } from '#libs/runtime';
import { monitoringGroups } from '../monitoring-groups.ts';
import { ExecutionCounters } from './execution-counters.ts';

const { transport } = monitoringGroups.metrics;

/** S6-29: a consumer group of its own, so that exactly one of several processes counts each execution. */
@Controller()
@UseFilters(ConsumerFaults)
export class MetricsConsumer {
  constructor(private readonly counters: ExecutionCounters) {}

  @EventPattern('ApprovalExecutionCompleted', transport)
  completed(@Payload() { data }: IntegrationEvent<'ApprovalExecutionCompleted'>): void {
    this.counters.executions.inc({ outcome: 'completed' });
    this.counters.duration.observe(data.durationMs / 1_000);
    if (data.cascadeFailed) this.counters.cascadeFailures.inc();
  }

  @EventPattern('ApprovalExecutionFailed', transport)
  failed(@Payload() { data }: IntegrationEvent<'ApprovalExecutionFailed'>): void {
    this.counters.executions.inc({ outcome: 'failed' });
    this.counters.failures.inc({ code: data.cause });
  }

  @EventPattern('TokenDeactivated', transport)
  rolledBack(@Payload() _: IntegrationEvent<'TokenDeactivated'>): void {
    this.counters.rollbacks.inc();
  }

  @EventPattern('TokenStateTransition', transport)
  changed(@Payload() { data }: IntegrationEvent<'TokenStateTransition'>): void {
    this.counters.transitions.inc({ from: data.fromStatus, to: data.toStatus });
  }
}
