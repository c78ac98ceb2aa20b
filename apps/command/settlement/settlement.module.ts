import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { WriteModelModule } from '../write-model/write-model.module.ts';
import { RetrySettlementController } from './retry-settlement/retry-settlement.controller.ts';
import { RetrySettlementHandler } from './retry-settlement/retry-settlement.handler.ts';

/** Commands on settlements. */
@Module({
  imports: [CqrsModule, WriteModelModule],
  controllers: [RetrySettlementController],
  providers: [RetrySettlementHandler],
})
export class SettlementCommandsModule {}
