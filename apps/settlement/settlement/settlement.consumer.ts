import { Controller, Inject, UseFilters } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { commandMetadata, settlementAggregate } from '#libs/domain';
import { Aggregates, EventFault } from '#libs/event-store';
import { handleOnce } from '#libs/messaging';
import { inTransaction } from '#libs/postgres';
import type { Clock } from '#libs/process';
import { CLOCK, ConsumerFaults, SYSTEM_DATABASE } from '#libs/runtime';
import { accountIn } from '../books/account-names.ts';
import { issuerAccount } from '../books/accounts.ts';
import { cancel, fund } from '../books/books.ts';
import { Books } from '../books/tenant-books.ts';
import { consumerGroups, consumptionOf, idsOf } from '../consumer-groups.ts';

const { name: group, transport } = consumerGroups.settlement;

const firstAttempt = 1;

/** Funds the issuers' accounts, and starts a settlement for every revenue stream (S6-44). */
@Controller()
@UseFilters(ConsumerFaults)
export class SettlementConsumer {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly books: Books,
    @Inject(SYSTEM_DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern('TokenFunded', transport)
  async fundIssuer(@Payload() event: IntegrationEvent<'TokenFunded'>): Promise<void> {
    const { tenantid: tenantId, id } = event;
    const { issuerAccountId, amount } = event.data;
    const named = issuerAccount(issuerAccountId);
    const account = accountIn(await this.books.of(tenantId).names.resolve([named]), named);
    await handleOnce(this.database, group, event, (client) => fund(client, { tenantId, id, account, amount }));
  }

  @EventPattern('RevenueStreamInitiated', transport)
  async startSettlement(@Payload() event: IntegrationEvent<'RevenueStreamInitiated'>): Promise<void> {
    const { initiatedAt: _, ...terms } = event.data;
    // Also appends on a repeated delivery, because a crash may separate the books, which repeat their answer, from the append.
    const allocation = await this.books.of(event.tenantid).steps.allocate({ ...terms, attempt: firstAttempt });
    const context = consumptionOf(event, group, this.clock);
    const outcome = await this.aggregates
      .of(context.tenantId)
      .handle(
        settlementAggregate(terms.settlementId),
        { type: 'OpenSettlement', ...terms, allocation, metadata: commandMetadata(context) },
        context,
      );
    if (outcome.kind === 'refused') throw new EventFault(`${event.type} was refused: ${outcome.refusal.message}`);
    await handleOnce(this.database, group, event);
  }

  /** C-20. Also handles a settlement that is not open yet, because RevenueStreamInitiated may arrive later. */
  @EventPattern('TokenDeactivated', transport)
  async cancelSettlement(@Payload() event: IntegrationEvent<'TokenDeactivated'>): Promise<void> {
    const { executionId, tokenId, versionId, reason } = event.data;
    const { settlementId, revenueStreamId } = idsOf(executionId);
    const refund = await inTransaction(this.database, (client) => cancel(client, event.tenantid, settlementId));
    const context = consumptionOf(event, group, this.clock);
    const outcome = await this.aggregates.of(context.tenantId).handle(
      settlementAggregate(settlementId),
      {
        type: 'CancelSettlement',
        settlementId,
        revenueStreamId,
        tokenId,
        versionId,
        refund,
        reason,
        metadata: commandMetadata(context),
      },
      context,
    );
    if (outcome.kind === 'refused') throw new EventFault(`${event.type} was refused: ${outcome.refusal.message}`);
    await handleOnce(this.database, group, event);
  }
}
