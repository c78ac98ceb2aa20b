import { Module } from '@nestjs/common';
import { ApprovalExecution } from '#libs/approval-execution';
import { Aggregates } from '#libs/event-store';
import { LOGGER, type Logger } from '#libs/platform';
import { BackPressure } from './back-pressure.ts';
import { WriteModel } from './write-model.ts';

/** What the commands of every subject run on. */
@Module({
  providers: [
    {
      provide: ApprovalExecution,
      inject: [Aggregates, LOGGER],
      useFactory: (aggregates: Aggregates, logger: Logger) => new ApprovalExecution(aggregates, logger),
    },
    BackPressure,
    WriteModel,
  ],
  exports: [WriteModel],
})
export class WriteModelModule {}
