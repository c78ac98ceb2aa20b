import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { moveClockSchema, type Clock as ClockAnswer, type MoveClockRequest } from '#libs/contracts';
import { ProblemException } from '#libs/http';
import type { MovableClock } from '#libs/process';
import { CLOCK } from '#libs/runtime';

const latest = Date.parse('2200-01-01T00:00:00.000Z');

/** Moves the clock for every decision that depends on time. The route exists only in local mode and in tests. */
@Controller('api/v12/clock')
export class MoveClockController {
  constructor(@Inject(CLOCK) private readonly clock: MovableClock) {}

  @Get()
  read(): ClockAnswer {
    return { now: this.clock.now().toISOString(), moved: this.clock.moved };
  }

  @Post()
  @HttpCode(200)
  move(@Body({ schema: moveClockSchema }) { now, advanceByMs }: MoveClockRequest): ClockAnswer {
    const time = now === undefined ? this.clock.now().getTime() + (advanceByMs ?? 0) : Date.parse(now);
    if (time > latest || time < 0) {
      const detail = 'must lie between 1970 and 2200';
      throw new ProblemException('VALIDATION_FAILED', `The time ${detail}`, { errors: [{ pointer: '/now', detail }] });
    }
    this.clock.moveTo(new Date(time));
    return this.read();
  }
}
