import { z } from 'zod';
import { actingPerson, reached } from '../http/commands.ts';
import {
  base64UrlSchema,
  signingKeyIdSchema,
  nameSchema,
  reasonSchema,
  storedNameSchema,
  uuidSchema,
} from '../primitives.ts';

const ballot = {
  validatorId: storedNameSchema
    .optional()
    .describe(
      'The voter. Unset: the caller. With an identity provider, this must be the id of the signed-in principal. In local mode the name is compared without regard to case, width or the form of accents.',
    ),
  choice: z.enum(['APPROVE', 'REJECT', 'ABSTAIN']),
  reason: reasonSchema.optional(),
};

/** The vote for which the statement is. */
export const issueStatementSchema = z.strictObject(ballot);

const longestSignature = 1_400;

export const castVoteSchema = z.strictObject({
  ...ballot,
  signature: z
    .strictObject({
      keyId: signingKeyIdSchema,
      nonce: base64UrlSchema(22).describe('From the statement.'),
      signature: base64UrlSchema(longestSignature).describe(
        'By an Ed25519 key: of the hash of the statement. By a passkey: what the authenticator answered.',
      ),
      passkey: z
        .strictObject({ authenticatorData: base64UrlSchema(longestSignature), clientDataJSON: base64UrlSchema(2_800) })
        .optional()
        .describe('Only for a passkey: what the authenticator and the browser answered.'),
    })
    .optional()
    .describe(
      'The signature of the statement that POST /api/v12/approvals/{approvalRequestId}/statements answered for the same choice and reason. Required if the policy says so.',
    ),
});

/** S7-23, S7-24. */
export const revokeValidatorSchema = z.strictObject({
  replacementId: nameSchema
    .optional()
    .describe(
      'Unset: the first remaining backup validator, if any. With an identity provider, this must be the id of a principal.',
    ),
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
  reason: reasonSchema,
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
  position: reached.position
    .nullable()
    .describe('The position that the command reached. Null when there was no limit to remove, and never one before.'),
});

export type IssueStatementRequest = z.infer<typeof issueStatementSchema>;
export type CastVoteRequest = z.infer<typeof castVoteSchema>;
export type RevokeValidatorRequest = z.infer<typeof revokeValidatorSchema>;
export type SetCapacityRequest = z.infer<typeof setCapacitySchema>;
export type VoteCast = z.infer<typeof voteCastSchema>;
export type ValidatorRevoked = z.infer<typeof validatorRevokedSchema>;
export type CapacitySet = z.infer<typeof capacitySetSchema>;
