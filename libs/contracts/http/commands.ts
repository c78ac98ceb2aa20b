import { z } from 'zod';
import { nameSchema, positionSchema, reasonSchema } from '../primitives.ts';

/**
 * The person who acts and is accountable. With an identity provider this is the signed-in principal. In
 * local mode the administrator acts on their behalf (C-24).
 */
export const actingPerson = nameSchema
  .optional()
  .describe(
    'The acting person. Unset: the caller. With an identity provider, this must be the id of the signed-in principal, or of a principal who delegated the operation to it.',
  );

/** Every command of an operator needs a reason. */
export const operatorCommandSchema = z.strictObject({ reason: reasonSchema, executedBy: actingPerson });

/** Every command returns the position that it reached (N2). */
export const reached = {
  position: positionSchema.describe(
    'The position in the event log that this command reached. Send it to a query as X-Min-Position to read your own write.',
  ),
};

export type OperatorCommandRequest = z.infer<typeof operatorCommandSchema>;
