import { Controller, Inject, UseFilters } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { IntegrationEvent } from '#libs/contracts';
import type { Logger } from '#libs/process';
import { ConsumerFaults, LOGGER } from '#libs/runtime';
import { monitoringGroups } from '../monitoring-groups.ts';

const { transport } = monitoringGroups.logging;

/** S6-29: logs each change of a version's status, with its tenant. */
@Controller()
@UseFilters(ConsumerFaults)
export class LoggingConsumer {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  @EventPattern('TokenStateTransition', transport)
  changed(@Payload() { data, tenantid, correlationid }: IntegrationEvent<'TokenStateTransition'>): void {
    const facts = { ...data, tenantId: tenantid, correlationId: correlationid };
    this.logger.info(facts, `${data.fromStatus} → ${data.toStatus}`);
  }
}
