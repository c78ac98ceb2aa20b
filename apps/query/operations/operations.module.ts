import { Module } from '@nestjs/common';
import { DeadLettersController } from './dead-letters/dead-letters.controller.ts';
import { DiagnoseController } from './diagnose/diagnose.controller.ts';
import { ProjectionsController } from './projections/projections.controller.ts';
import { ReplaysController } from './replays/replays.controller.ts';

/** What operators look at: the log and what is derived from it, dead letters, replays, projections. */
@Module({
  controllers: [DeadLettersController, DiagnoseController, ProjectionsController, ReplaysController],
})
export class OperationQueriesModule {}
