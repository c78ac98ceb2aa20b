import { Module, type DynamicModule } from '@nestjs/common';
import { type Clock, MovableClock } from '#libs/process';
import { DeadLettersController } from './dead-letters/dead-letters.controller.ts';
import { MoveClockController } from './move-clock/move-clock.controller.ts';
import { ProjectionsController } from './projections/projections.controller.ts';
import { ReplaysController } from './replays/replays.controller.ts';

/** Commands of operators: dead letters, replays, checks and rebuilds of read models, and the clock. */
@Module({ controllers: [DeadLettersController, ReplaysController, ProjectionsController] })
export class OperationCommandsModule {
  /** Adds the route that moves the clock, if the clock can be moved. */
  static with(clock: Clock): DynamicModule {
    return {
      module: OperationCommandsModule,
      controllers: clock instanceof MovableClock ? [MoveClockController] : [],
    };
  }
}
