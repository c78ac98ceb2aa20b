import { z } from 'zod';
import {
  amountSchema,
  contentSchema,
  nameSchema,
  positionSchema,
  positiveAmountSchema,
  reasonSchema,
  timestampSchema,
  uuidSchema,
} from './primitives.ts';

const maximumValidators = 10_000;

export const registerTokenSchema = z.strictObject({
  name: nameSchema,
  kind: z.enum(['PRIMARY', 'SECONDARY']).default('PRIMARY'),
  parentTokenId: uuidSchema.optional(),
  issuerAccountId: nameSchema.describe('The account that settlements of this token are paid from.'),
  openingBalance: amountSchema.describe('What the issuer puts into that account when the token is registered.'),
});

export const fundTokenSchema = z.strictObject({ amount: positiveAmountSchema });

export const createVersionSchema = z
  .strictObject({
    content: contentSchema,
    parentTokenId: uuidSchema.optional(),
    parentVersionId: uuidSchema.optional(),
    previousVersionId: uuidSchema.optional(),
    amount: positiveAmountSchema,
    recipient: nameSchema,
  })
  .refine((version) => version.parentTokenId === undefined || version.parentVersionId === undefined, {
    path: ['parentVersionId'],
    error: 'must not be given together with parentTokenId: a version has one parent',
  });

export const quorumPolicySchema = z.strictObject({
  numerator: z.int().min(1).max(1_000_000),
  denominator: z.int().min(1).max(1_000_000),
  basis: z.enum(['eligible', 'cast']),
  inclusive: z.boolean(),
});

export const submitVersionSchema = z
  .strictObject({
    tier: z.enum(['STANDARD', 'ELEVATED', 'CRITICAL']).optional(),
    policy: quorumPolicySchema.optional(),
    validators: z
      .array(nameSchema)
      .min(1, 'must name at least one validator')
      .max(maximumValidators, `must name at most ${maximumValidators} validators`)
      .superRefine((validators, context) => {
        const seen = new Set<string>();
        validators.forEach((validator, index) => {
          if (seen.has(validator))
            context.addIssue({ code: 'custom', path: [index], message: `names ${validator} twice` });
          seen.add(validator);
        });
      }),
    votingWindowDays: z.int().min(1).max(365).default(7).describe('Days from now until voting closes (S6-51).'),
  })
  .refine((submission) => (submission.tier === undefined) !== (submission.policy === undefined), {
    path: ['tier'],
    error: 'give either a tier or a policy',
  });

export const castVoteSchema = z.strictObject({
  validatorId: nameSchema,
  choice: z.enum(['APPROVE', 'REJECT', 'ABSTAIN']),
  reason: reasonSchema.optional(),
});

/** S6-45. */
export const executeManuallySchema = z.strictObject({
  approvalRequestId: uuidSchema,
  executedBy: nameSchema,
  reason: reasonSchema,
});

export const retireVersionSchema = z.strictObject({ reason: reasonSchema });

/** Every command answers with the position it reached (N2). */
const reached = {
  position: positionSchema.describe(
    'The place in the event log that this command reached: give it to a query as X-Min-Position to read your own write.',
  ),
};

export const tokenRegisteredSchema = z.object({ tokenId: uuidSchema, ...reached });
export const tokenFundedSchema = z.object({ tokenId: uuidSchema, ...reached });
export const versionCreatedSchema = z.object({
  versionId: uuidSchema,
  tokenId: uuidSchema,
  status: z.string(),
  ...reached,
});
export const versionSubmittedSchema = z.object({
  versionId: uuidSchema,
  approvalRequestId: uuidSchema,
  status: z.string(),
  votingWindowEnd: timestampSchema,
  approvalExpiryDeadline: timestampSchema,
  ...reached,
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
/** S6-45; the duration also as a number (C-37). */
export const executedManuallySchema = z.object({
  versionId: uuidSchema,
  approvalRequestId: uuidSchema,
  executionId: uuidSchema,
  previousStatus: z.string(),
  newStatus: z.string(),
  timestamp: timestampSchema,
  executionDuration: z.string(),
  executionDurationMs: z.number(),
  metadata: z.object({
    executedManually: z.boolean(),
    executedBy: z.string(),
    alreadyExecuted: z
      .boolean()
      .describe('True when this approval had taken effect before this call, which then changed nothing (C-5).'),
    cascadeRetirementExecuted: z.boolean(),
    cascadeError: z.string().nullable(),
  }),
  ...reached,
});
export const versionRetiredSchema = z.object({ versionId: uuidSchema, status: z.string(), ...reached });
export const settlementRetriedSchema = z.object({ settlementId: uuidSchema, status: z.string(), ...reached });

export type QuorumPolicy = z.infer<typeof quorumPolicySchema>;
export type RegisterTokenRequest = z.infer<typeof registerTokenSchema>;
export type FundTokenRequest = z.infer<typeof fundTokenSchema>;
export type CreateVersionRequest = z.infer<typeof createVersionSchema>;
export type SubmitVersionRequest = z.infer<typeof submitVersionSchema>;
export type CastVoteRequest = z.infer<typeof castVoteSchema>;
export type ExecuteManuallyRequest = z.infer<typeof executeManuallySchema>;
export type RetireVersionRequest = z.infer<typeof retireVersionSchema>;
export type TokenRegistered = z.infer<typeof tokenRegisteredSchema>;
export type TokenFunded = z.infer<typeof tokenFundedSchema>;
export type VersionCreated = z.infer<typeof versionCreatedSchema>;
export type VersionSubmitted = z.infer<typeof versionSubmittedSchema>;
export type VoteCast = z.infer<typeof voteCastSchema>;
export type ExecutedManually = z.infer<typeof executedManuallySchema>;
export type VersionRetired = z.infer<typeof versionRetiredSchema>;
export type SettlementRetried = z.infer<typeof settlementRetriedSchema>;
