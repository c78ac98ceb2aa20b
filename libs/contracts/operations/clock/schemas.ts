import { z } from 'zod';
import { operatorCommandSchema } from '../../http/commands.ts';
import { timestampSchema } from '../../primitives.ts';

/** The clock can be moved in local mode and in tests only. */
export const moveClockSchema = operatorCommandSchema
  .extend({
    now: z.iso.datetime({ offset: true }).optional().describe('The new time.'),
    advanceByMs: z
      .int()
      .min(0)
      .max(3_155_760_000_000)
      .optional()
      .describe('Or the duration by which to advance the clock, in milliseconds.'),
  })
  .refine(({ now, advanceByMs }) => (now === undefined) !== (advanceByMs === undefined), {
    path: ['now'],
    error: 'send either now or advanceByMs, not both',
  });

export const clockSchema = z.object({
  now: timestampSchema,
  moved: z.boolean().describe('Whether the clock was moved.'),
});

export type MoveClockRequest = z.infer<typeof moveClockSchema>;
export type Clock = z.infer<typeof clockSchema>;
