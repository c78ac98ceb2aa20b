import { z } from 'zod';
import { executedBy, reached } from '../http/commands.ts';
import { nameSchema, reasonSchema, storedNameSchema, uuidSchema } from '../primitives.ts';

export const castVoteSchema = z.strictObject({
  validatorId: storedNameSchema.describe('In any spelling: case, width and the form of accents do not matter.'),
  choice: z.enum(['APPROVE', 'REJECT', 'ABSTAIN']),
  reason: reasonSchema.optional(),
});

/** S7-23, S7-24. */
export const revokeValidatorSchema = z.strictObject({
  replacementId: nameSchema.optional().describe('Unset: the first of the backup validators, if there is one left.'),
  reason: reasonSchema,
  executedBy,
});

/** S7-26. */
export const setCapacitySchema = z.strictObject({
  maximumOpen: z
    .int()
    .min(0)
    .max(1_000_000)
    .nullable()
    .describe('How many open requests the validator may be on; null: any number.'),
  executedBy,
});

export const voteCastSchema = z.object({
  approvalRequestId: uuidSchema,
  validatorId: z.string(),
  choice: z.string(),
  counted: z
    .boolean()
    .describe('False for a vote that came after the decision: it is on the record and changes nothing.'),
  status: z.string(),
  ...reached,
});

export const validatorRevokedSchema = z.object({
  approvalRequestId: uuidSchema,
  validatorId: z.string(),
  replacementId: z.string().nullable().describe('Who votes instead; null when nobody does.'),
  status: z.string(),
  ...reached,
});

export const capacitySetSchema = z.object({
  validatorId: z.string(),
  maximumOpen: z.int().nullable(),
  ...reached,
});

export type CastVoteRequest = z.infer<typeof castVoteSchema>;
export type RevokeValidatorRequest = z.infer<typeof revokeValidatorSchema>;
export type SetCapacityRequest = z.infer<typeof setCapacitySchema>;
export type VoteCast = z.infer<typeof voteCastSchema>;
export type ValidatorRevoked = z.infer<typeof validatorRevokedSchema>;
export type CapacitySet = z.infer<typeof capacitySetSchema>;
