import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { moveClockSchema, type Clock as ClockAnswer, type MoveClockRequest } from '#libs/contracts';
import { type CommandRequest, ProblemException, recordControlAction, Requester } from '#libs/http';
import type { TenantDatabase } from '#libs/postgres';
import type { MovableClock } from '#libs/process';
import { CLOCK, TENANT_DATABASE } from '#libs/runtime';

const latest = Date.parse('2200-01-01T00:00:00.000Z');

/** Moves the clock for every decision that depends on time. The route exists only in local mode and in tests. */
@Controller('api/v12/clock')
export class MoveClockController {
  constructor(
    @Inject(CLOCK) private readonly clock: MovableClock,
    @Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase,
  ) {}

  @Get()
  read(): ClockAnswer {
    return { now: this.clock.now().toISOString(), moved: this.clock.moved };
  }

  @Post()
  @HttpCode(200)
  async move(
    @Body({ schema: moveClockSchema }) { now, advanceByMs, executedBy, reason }: MoveClockRequest,
    @Requester() { context }: CommandRequest,
  ): Promise<ClockAnswer> {
    const time = now === undefined ? this.clock.now().getTime() + (advanceByMs ?? 0) : Date.parse(now);
    if (time > latest || time < 0) {
      const detail = 'must lie between 1970 and 2200';
      throw new ProblemException('VALIDATION_FAILED', `The time ${detail}`, { errors: [{ pointer: '/now', detail }] });
    }
    const to = new Date(time);
    const action = { operation: 'moveClock', target: 'clock', detail: to.toISOString(), executedBy, reason } as const;
    // Recorded first, because a clock that has moved cannot be rolled back for everybody who has seen its time.
    await recordControlAction(this.tenants.of(context.tenantId), { context, clock: this.clock }, action);
    this.clock.moveTo(to);
    return this.read();
  }
}
