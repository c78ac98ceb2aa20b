import { Module, type DynamicModule } from '@nestjs/common';
import { type Clock, MovableClock } from '#libs/process';
import { DeadLettersController } from './dead-letters/dead-letters.controller.ts';
import { MoveClockController } from './move-clock/move-clock.controller.ts';
import { ProjectionsController } from './projections/projections.controller.ts';
import { ReplaysController } from './replays/replays.controller.ts';

/** What operators do: dead letters, replays, checks and rebuilds of read models. */
@Module({ controllers: [DeadLettersController, ReplaysController, ProjectionsController] })
export class OperationCommandsModule {
  /** With a clock that can be moved, also the route that moves it. */
  static with(clock: Clock): DynamicModule {
    return {
      module: OperationCommandsModule,
      controllers: clock instanceof MovableClock ? [MoveClockController] : [],
    };
  }
}
