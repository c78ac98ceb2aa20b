import { z } from 'zod';
import { nameSchema, positionSchema, reasonSchema } from '../primitives.ts';

/** The person who is accountable for an operator's command. In local mode the administrator acts on their behalf (C-24). */
export const executedBy = nameSchema.optional();

/** Every command of an operator needs a reason. */
export const operatorCommandSchema = z.strictObject({ reason: reasonSchema, executedBy });

/** Every command returns the position that it reached (N2). */
export const reached = {
  position: positionSchema.describe(
    'The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write.',
  ),
};

export type OperatorCommandRequest = z.infer<typeof operatorCommandSchema>;
