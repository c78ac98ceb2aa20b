import { Module } from '@nestjs/common';
import type { Pool } from 'pg';
import { Aggregates } from '#libs/event-store';
import { CLOCK, DATABASE, ProcessorHost, RunningProcessors, type App, type Clock } from '#libs/platform';
import { consumerGroups } from './consumer-groups.ts';
import { GetTrialBalanceController } from './get-trial-balance/get-trial-balance.controller.ts';
import { RevenueConsumer } from './revenue/revenue.consumer.ts';
import { SettlementConsumer } from './settlement/settlement.consumer.ts';
import { settlementReactor } from './settlement/settlement.reactor.ts';

export { migrateBooks } from './books/books.ts';

/** Revenue and settlement: consumers of integration events, with books of their own. */
@Module({
  controllers: [RevenueConsumer, SettlementConsumer, GetTrialBalanceController],
  providers: [
    {
      provide: RunningProcessors,
      inject: [ProcessorHost, Aggregates, DATABASE, CLOCK],
      useFactory: (host: ProcessorHost, aggregates: Aggregates, database: Pool, clock: Clock) =>
        host.runReactors([settlementReactor(aggregates, database, clock)]),
    },
  ],
})
export class SettlementModule {}

export const settlement: App = {
  name: 'settlement',
  modules: () => [SettlementModule],
  groups: Object.values(consumerGroups),
};
