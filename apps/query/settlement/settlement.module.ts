import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReadsModule } from '../reads/reads.module.ts';
import { ListSettlementsController } from './list-settlements/list-settlements.controller.ts';
import { ListSettlementsHandler } from './list-settlements/list-settlements.handler.ts';

/** The current state of settlements. */
@Module({
  imports: [CqrsModule, ReadsModule],
  controllers: [ListSettlementsController],
  providers: [ListSettlementsHandler],
})
export class SettlementQueriesModule {}
