import { z } from 'zod';
import { actingPerson, reached } from '../http/commands.ts';
import { nameSchema, reasonSchema, storedNameSchema, uuidSchema } from '../primitives.ts';

export const castVoteSchema = z.strictObject({
  validatorId: storedNameSchema
    .optional()
    .describe(
      'The voter. Unset: the caller. With an identity provider, this must be the id of the signed-in principal. In local mode the name is compared without regard to case, width or the form of accents.',
    ),
  choice: z.enum(['APPROVE', 'REJECT', 'ABSTAIN']),
  reason: reasonSchema.optional(),
});

/** S7-23, S7-24. */
export const revokeValidatorSchema = z.strictObject({
  replacementId: nameSchema.optional().describe('Unset: the first remaining backup validator, if any.'),
  reason: reasonSchema,
  executedBy: actingPerson,
});

/** S7-26. */
export const setCapacitySchema = z.strictObject({
  maximumOpen: z
    .int()
    .min(0)
    .max(1_000_000)
    .nullable()
    .describe('The maximum number of open requests for the validator. Null: no limit.'),
  executedBy: actingPerson,
});

export const voteCastSchema = z.object({
  approvalRequestId: uuidSchema,
  validatorId: z.string(),
  choice: z.string(),
  counted: z.boolean().describe('False for a vote cast after the decision. It is recorded and changes nothing.'),
  status: z.string(),
  ...reached,
});

export const validatorRevokedSchema = z.object({
  approvalRequestId: uuidSchema,
  validatorId: z.string(),
  replacementId: z.string().nullable().describe('The validator who votes instead. Null when there is none.'),
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
