import { Module } from '@nestjs/common';
import type { Pool } from 'pg';
import { Aggregates } from '#libs/event-store';
import type { Clock } from '#libs/process';
import { type App, CLOCK, SYSTEM_DATABASE, ProcessorHost, RunningProcessors } from '#libs/runtime';
import { Books } from './books/tenant-books.ts';
import { consumerGroups } from './consumer-groups.ts';
import { BooksProgress } from './get-trial-balance/books-progress.ts';
import { GetTrialBalanceController } from './get-trial-balance/get-trial-balance.controller.ts';
import { RevenueConsumer } from './revenue/revenue.consumer.ts';
import { SettlementConsumer } from './settlement/settlement.consumer.ts';
import { settlementReactor } from './settlement/settlement.reactor.ts';

export { keyAccounts } from './books/account-names.ts';
export { booksMigrations } from './books/books.ts';

/** Consumers of integration events that manage revenue and settlement, with their own books. */
@Module({
  controllers: [RevenueConsumer, SettlementConsumer, GetTrialBalanceController],
  providers: [
    BooksProgress,
    {
      provide: RunningProcessors,
      inject: [ProcessorHost, Aggregates, Books, CLOCK],
      useFactory: (host: ProcessorHost, aggregates: Aggregates, books: Books, clock: Clock) =>
        host.runReactors([settlementReactor(aggregates, books, clock)]),
    },
    { provide: Books, inject: [SYSTEM_DATABASE], useFactory: (database: Pool) => new Books(database) },
  ],
})
export class SettlementModule {}

export const settlement: App = {
  name: 'settlement',
  modules: () => [SettlementModule],
  groups: Object.values(consumerGroups),
};
