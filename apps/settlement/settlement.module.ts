import { Module } from '@nestjs/common';
import type { Pool } from 'pg';
import { Aggregates } from '#libs/event-store';
import type { Clock } from '#libs/process';
import { type App, CLOCK, SYSTEM_DATABASE, ProcessorHost, RunningProcessors } from '#libs/runtime';
import { AccountNames } from './books/account-names.ts';
import { SettlementSteps } from './books/settlement-steps.ts';
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
      inject: [ProcessorHost, Aggregates, SettlementSteps, CLOCK],
      useFactory: (host: ProcessorHost, aggregates: Aggregates, steps: SettlementSteps, clock: Clock) =>
        host.runReactors([settlementReactor(aggregates, steps, clock)]),
    },
    { provide: AccountNames, inject: [SYSTEM_DATABASE], useFactory: (database: Pool) => new AccountNames(database) },
    {
      provide: SettlementSteps,
      inject: [SYSTEM_DATABASE, AccountNames],
      useFactory: (database: Pool, names: AccountNames) => new SettlementSteps(database, names),
    },
  ],
})
export class SettlementModule {}

export const settlement: App = {
  name: 'settlement',
  modules: () => [SettlementModule],
  groups: Object.values(consumerGroups),
};
