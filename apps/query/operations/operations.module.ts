import { Module } from '@nestjs/common';
import { DeadLettersController } from './dead-letters/dead-letters.controller.ts';
import { DiagnoseController } from './diagnose/diagnose.controller.ts';
import { ProjectionsController } from './projections/projections.controller.ts';
import { ReplaysController } from './replays/replays.controller.ts';

/** The pages of operators: diagnosis, dead letters, replays and projections. */
@Module({
  controllers: [DeadLettersController, DiagnoseController, ProjectionsController, ReplaysController],
})
export class OperationQueriesModule {}
