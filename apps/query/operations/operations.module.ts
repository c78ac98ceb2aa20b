import { Module } from '@nestjs/common';
import { ControlActionsController } from './control-actions/control-actions.controller.ts';
import { DeadLettersController } from './dead-letters/dead-letters.controller.ts';
import { DiagnoseController } from './diagnose/diagnose.controller.ts';
import { ProjectionsController } from './projections/projections.controller.ts';
import { ReplaysController } from './replays/replays.controller.ts';

/** The pages of operators: diagnosis, dead letters, replays, projections and control actions. */
@Module({
  controllers: [
    ControlActionsController,
    DeadLettersController,
    DiagnoseController,
    ProjectionsController,
    ReplaysController,
  ],
})
export class OperationQueriesModule {}
