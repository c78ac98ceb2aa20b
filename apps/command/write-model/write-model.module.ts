import { Module } from '@nestjs/common';
import { ApprovalExecution } from '#libs/approval-execution';
import { Aggregates } from '#libs/event-store';
import type { Logger } from '#libs/process';
import { LOGGER } from '#libs/runtime';
import { BackPressure } from './back-pressure.ts';
import { WriteModel } from './write-model.ts';

/** The write model that the commands of every subject run on. */
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
