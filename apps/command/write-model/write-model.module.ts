import { Module } from '@nestjs/common';
import { BackPressure } from './back-pressure.ts';
import { PrincipalNames } from './principal-names.ts';
import { WriteModel } from './write-model.ts';

/** The write model that the commands of every subject run on, and the check of the persons whom they name. */
@Module({
  providers: [BackPressure, PrincipalNames, WriteModel],
  exports: [PrincipalNames, WriteModel],
})
export class WriteModelModule {}
