import { operation, type Area } from '../../http/operation.ts';
import { clockSchema, moveClockSchema } from './schemas.ts';

export const clock: Area = {
  tag: 'Clock',
  description: 'The clock that all decisions use. These routes exist in local mode only.',
  schemas: {
    Clock: clockSchema,
  },
  operations: [
    operation({
      operationId: 'readClock',
      method: 'GET',
      path: '/api/v12/clock',
      summary: 'Read the clock',
      params: {},
      success: { status: 200, response: clockSchema },
      problems: [],
      example: { response: { now: '2026-11-02T09:30:00.000Z', moved: false } },
    }),
    operation({
      operationId: 'moveClock',
      method: 'POST',
      path: '/api/v12/clock',
      summary: 'Move the clock to a time or by a duration. It continues from there',
      params: {},
      request: moveClockSchema,
      success: { status: 200, response: clockSchema },
      dryRun: false,
      problems: [],
      example: {
        request: { advanceByMs: 1_000, reason: 'tries the end of a voting window' },
        response: { now: '2026-11-02T09:30:01.000Z', moved: true },
      },
    }),
  ],
};
