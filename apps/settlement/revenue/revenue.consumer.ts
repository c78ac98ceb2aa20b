import { Controller, Inject, UseFilters } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { commandMetadata, revenueAggregate, type RevenueStreamCommand } from '#libs/domain';
import { Aggregates, EventFault } from '#libs/event-store';
import { handleOnce } from '#libs/messaging';
import type { Clock } from '#libs/process';
import { CLOCK, ConsumerFaults, SYSTEM_DATABASE } from '#libs/runtime';
import { consumerGroups, consumptionOf, idsOf } from '../consumer-groups.ts';

const { name: group, transport } = consumerGroups.revenue;

/** Opens a revenue stream per activation. Settles it with its settlement, or cancels it on rollback (S6-10, S6-43). */
@Controller()
@UseFilters(ConsumerFaults)
export class RevenueConsumer {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(SYSTEM_DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern('TokenActivated', transport)
  async openRevenueStream(@Payload() event: IntegrationEvent<'TokenActivated'>): Promise<void> {
    const { executionId, tokenId, versionId, amount, recipient, issuerAccountId } = event.data;
    await this.consume(event, idsOf(executionId).revenueStreamId, {
      type: 'OpenRevenueStream',
      ...idsOf(executionId),
      tokenId,
      versionId,
      amount,
      recipient,
      issuerAccountId,
    });
  }

  /** C-20. */
  @EventPattern('TokenDeactivated', transport)
  async cancelRevenueStream(@Payload() event: IntegrationEvent<'TokenDeactivated'>): Promise<void> {
    const { executionId, reason } = event.data;
    await this.consume(event, idsOf(executionId).revenueStreamId, { type: 'CancelRevenueStream', reason });
  }

  @EventPattern('SettlementCompleted', transport)
  async settleRevenueStream(@Payload() event: IntegrationEvent<'SettlementCompleted'>): Promise<void> {
    const { revenueStreamId, settlementId } = event.data;
    await this.consume(event, revenueStreamId, { type: 'SettleRevenueStream', settlementId });
  }

  private async consume(
    event: IntegrationEvent,
    revenueStreamId: string,
    command: DistributiveOmit<RevenueStreamCommand, 'metadata'>,
  ): Promise<void> {
    const context = consumptionOf(event, group, this.clock);
    const outcome = await this.aggregates
      .of(context.tenantId)
      .handle(revenueAggregate(revenueStreamId), { ...command, metadata: commandMetadata(context) }, context);
    if (outcome.kind === 'refused') throw new EventFault(`${event.type} was refused: ${outcome.refusal.message}`);
    await handleOnce(this.database, group, event);
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
