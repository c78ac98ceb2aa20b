import { z } from 'zod';
import { timestampSchema } from '../../primitives.ts';

/** Where the clock may be moved: in local mode and in tests. */
export const moveClockSchema = z
  .strictObject({
    now: z.iso.datetime({ offset: true }).optional().describe('The time that it shall be.'),
    advanceByMs: z.int().min(0).max(3_155_760_000_000).optional().describe('Or how far it shall go, in milliseconds.'),
  })
  .refine(({ now, advanceByMs }) => (now === undefined) !== (advanceByMs === undefined), {
    path: ['now'],
    error: 'give either now or advanceByMs',
  });

export const clockSchema = z.object({
  now: timestampSchema,
  moved: z.boolean().describe('Whether somebody has moved it.'),
});

export type MoveClockRequest = z.infer<typeof moveClockSchema>;
export type Clock = z.infer<typeof clockSchema>;
