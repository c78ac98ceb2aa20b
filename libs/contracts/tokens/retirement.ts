import { z } from 'zod';
import { executedBy } from '../http/commands.ts';
import { planHash } from '../http/dry-run.ts';
import { reasonSchema, uuidSchema } from '../primitives.ts';

export const retireSchema = z.strictObject({
  reason: reasonSchema,
  executedBy,
  cascade: z
    .boolean()
    .default(false)
    .describe('Retires what depends on it first, as far as three levels down (S6-34).'),
  planHash,
});

/** In an answer: the dependents that the cascade retired, the lowest first. */
export const cascaded = z.array(uuidSchema);

export type RetireRequest = z.infer<typeof retireSchema>;
