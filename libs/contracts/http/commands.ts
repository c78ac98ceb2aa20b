import { z } from 'zod';
import { nameSchema, positionSchema, reasonSchema } from '../primitives.ts';

/** Who answers for an operator's command. In local mode the administrator acts for whoever is named (C-24). */
export const executedBy = nameSchema.optional();

/** What an operator commands needs a reason. */
export const operatorCommandSchema = z.strictObject({ reason: reasonSchema, executedBy });

/** Every command answers with the position it reached (N2). */
export const reached = {
  position: positionSchema.describe(
    'The place in the event log that this command reached: give it to a query as X-Min-Position to read your own write.',
  ),
};

export type OperatorCommandRequest = z.infer<typeof operatorCommandSchema>;
