import { z } from 'zod';
import { reached } from '../http/commands.ts';
import { listSchema, nameSchema, timestampSchema, uuidSchema } from '../primitives.ts';

const maximumValidators = 10_000;

export const quorumPolicySchema = z.strictObject({
  numerator: z.int().min(1).max(1_000_000),
  denominator: z.int().min(1).max(1_000_000),
  basis: z
    .enum(['eligible', 'cast'])
    .describe(
      'The votes that the fraction applies to. With cast, the votes cast decide when the voting window closes.',
    ),
  inclusive: z.boolean(),
  selfApproval: z.boolean().optional().describe('Whether the submitter may be a validator of their own request.'),
  minimumTurnout: z
    .strictObject({ numerator: z.int().min(1).max(1_000_000), denominator: z.int().min(1).max(1_000_000) })
    .optional()
    .describe('The share of eligible validators who must vote or abstain. Only with the basis cast.'),
  signedVotes: z
    .literal('required')
    .optional()
    .describe('Whether each vote must carry the signature of the validator. Unset: a signature is optional.'),
});

const validatorsSchema = (minimum: number) =>
  listSchema(nameSchema, {
    minimum,
    maximum: maximumValidators,
    tooFew: 'must contain at least one validator',
  }).superRefine((validators, context) => {
    const seen = new Set<string>();
    validators.forEach((validator, index) => {
      if (seen.has(validator)) context.addIssue({ code: 'custom', path: [index], message: `repeats ${validator}` });
      seen.add(validator);
    });
  });

export const submitVersionSchema = z
  .strictObject({
    tier: z.enum(['STANDARD', 'ELEVATED', 'CRITICAL']).optional(),
    policy: quorumPolicySchema.optional(),
    validators: validatorsSchema(1).describe(
      'The persons who vote. With an identity provider: the ids of principals, as GET /api/v12/principal shows them.',
    ),
    backupValidators: validatorsSchema(0)
      .default([])
      .describe('The validators who replace revoked ones, in this order (S7-24).'),
    submittedBy: nameSchema
      .optional()
      .describe(
        'The submitter, who is notified of the outcome (S7-14). Unset: the caller. Cannot be a validator unless the policy allows it. With an identity provider, this must be the id of the signed-in principal.',
      ),
    votingWindowDays: z.int().min(1).max(365).optional().describe('Days until the vote closes (S6-51).'),
    /** The time at which the vote closes, in any time zone (S7-19). Unset: in seven days. */
    votingWindowEnd: z.iso
      .datetime({ offset: true, error: 'must be a time such as 2030-01-31T18:00:00+09:00' })
      .optional(),
  })
  .refine(({ votingWindowDays, votingWindowEnd }) => votingWindowDays === undefined || votingWindowEnd === undefined, {
    path: ['votingWindowEnd'],
    error: 'must not be given together with votingWindowDays',
  })
  .refine((submission) => (submission.tier === undefined) !== (submission.policy === undefined), {
    path: ['tier'],
    error: 'send either tier or policy, not both',
  });

export const versionSubmittedSchema = z.object({
  versionId: uuidSchema,
  approvalRequestId: uuidSchema,
  status: z.string(),
  votingWindowEnd: timestampSchema,
  approvalExpiryDeadline: timestampSchema,
  ...reached,
});

export type QuorumPolicy = z.infer<typeof quorumPolicySchema>;
export type SubmitVersionRequest = z.infer<typeof submitVersionSchema>;
export type VersionSubmitted = z.infer<typeof versionSubmittedSchema>;
