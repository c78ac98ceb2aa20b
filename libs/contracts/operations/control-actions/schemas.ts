import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../../http/paging.ts';
import { signInFields } from '../../sign-in.ts';
import { timestampSchema } from '../../primitives.ts';

export const controlActionsQuerySchema = pageQuerySchema.extend({
  target: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[\w-]+$/, 'must be an id, the name of a read model, or clock')
    .optional()
    .describe('Only actions on this one: the id of a dead letter or a replay, the name of a read model, or clock.'),
});

export const controlActionSchema = z.object({
  at: timestampSchema.describe('By the clock of Assent; for a move of the clock, its time before the move.'),
  operation: z.string().describe('The operationId.'),
  target: z.string().describe('The id of a dead letter or a replay, the name of a read model, or clock.'),
  detail: z.string().nullable().describe('The new time of the clock; the id of the check or rebuild.'),
  executedBy: z
    .string()
    .describe('The acting person: the principal, or the person whom a delegate or the local administrator acted for.'),
  reason: z.string(),
  ...signInFields,
  issuer: signInFields.issuer.describe('The identity provider. This and the next fields are null in local mode.'),
  method: signInFields.method.nullable(),
});

export const controlActionPageSchema = pageOf(controlActionSchema);

export type ControlActionsQuery = z.infer<typeof controlActionsQuerySchema>;
export type ControlAction = z.infer<typeof controlActionSchema>;
export type ControlActionPage = z.infer<typeof controlActionPageSchema>;
