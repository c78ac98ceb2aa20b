import { Module } from '@nestjs/common';
import { BackPressure } from './back-pressure.ts';
import { WriteModel } from './write-model.ts';

/** The write model that the commands of every subject run on. */
@Module({
  providers: [BackPressure, WriteModel],
  exports: [WriteModel],
})
export class WriteModelModule {}
