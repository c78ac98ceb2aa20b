import { Controller, Inject, UseFilters } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { commandMetadata, revenueStreamDecider, revenueStream, type RevenueStreamCommand } from '#libs/domain';
import { Aggregates, derivedId } from '#libs/event-store';
import { handleOnce, isHandled } from '#libs/messaging';
import { CLOCK, ConsumerFaults, DATABASE, type Clock } from '#libs/platform';
import { consumerGroups, consumptionOf } from '../consumer-groups.ts';

const { name: group, transport } = consumerGroups.revenue;

/** Opens a revenue stream for every activation, and closes it when it has been settled (S6-10, S6-43). */
@Controller()
@UseFilters(ConsumerFaults)
export class RevenueConsumer {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern('TokenActivated', transport)
  async openRevenueStream(@Payload() event: IntegrationEvent<'TokenActivated'>): Promise<void> {
    const { tokenId, versionId, amount, recipient, issuerAccountId } = event.data;
    // One stream for each activation: a version that is activated again after a rollback gets another.
    const revenueStreamId = derivedId(event.id, 'revenue-stream');
    await this.consume(event, revenueStreamId, {
      type: 'OpenRevenueStream',
      revenueStreamId,
      settlementId: derivedId(event.id, 'settlement'),
      tokenId,
      versionId,
      amount,
      recipient,
      issuerAccountId,
    });
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
    if (await isHandled(this.database, group, event.id)) return;
    const context = consumptionOf(event, group, this.clock);
    const outcome = await this.aggregates.handle(
      revenueStream(revenueStreamId),
      revenueStreamDecider,
      { ...command, metadata: commandMetadata(context) },
      context,
    );
    if (outcome.kind === 'refused') throw new Error(`${event.type} was refused: ${outcome.refusal.message}`);
    // After the effect: the stream itself takes each command once, so a crash in between repeats nothing.
    await handleOnce(this.database, group, event, () => Promise.resolve());
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
