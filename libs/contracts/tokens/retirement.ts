import { z } from 'zod';
import { actingPerson } from '../http/commands.ts';
import { planHash } from '../http/dry-run.ts';
import { reasonSchema, uuidSchema } from '../primitives.ts';

export const retireSchema = z.strictObject({
  reason: reasonSchema,
  executedBy: actingPerson,
  cascade: z.boolean().default(false).describe('Retire its dependents first, at most three levels deep (S6-34).'),
  planHash,
});

/** In an answer: the dependents that the cascade retired, the deepest first. */
export const cascaded = z.array(uuidSchema);

export type RetireRequest = z.infer<typeof retireSchema>;
