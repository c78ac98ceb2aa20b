import { z } from 'zod';
import { nextCursor, pageOf, pageQuerySchema } from '../http/paging.ts';
import { signInFields } from '../sign-in.ts';
import { storedNameSchema, timestampSchema } from '../primitives.ts';

const tallySchema = z.object({
  approve: z.int(),
  reject: z.int(),
  abstain: z.int(),
  notVoted: z.int(),
  validators: z.int(),
});

const signedInSchema = z.object(signInFields).nullable();

export const approvalViewSchema = z.object({
  approvalRequestId: z.string(),
  versionId: z.string(),
  tokenId: z.string(),
  status: z.string(),
  tier: z.string().nullable(),
  policy: z.object({
    numerator: z.int(),
    denominator: z.int(),
    basis: z.enum(['eligible', 'cast']),
    inclusive: z.boolean(),
    minimumTurnout: z.object({ numerator: z.int(), denominator: z.int() }).optional(),
    signedVotes: z.literal('required').optional(),
  }),
  thresholdPercentage: z.number(),
  votingWindowEnd: timestampSchema,
  approvalExpiryDeadline: timestampSchema,
  requestedBy: z.string(),
  requestedAt: timestampSchema,
  tally: tallySchema.describe('All recorded votes, including those after the decision.'),
  decision: z
    .object({
      outcome: z.string(),
      approve: z.int(),
      reject: z.int(),
      abstain: z.int(),
      early: z.boolean(),
      decidedAt: timestampSchema,
    })
    .nullable()
    .describe('The decision and the votes that made it. Null while the request is open.'),
  votes: z
    .array(
      z.object({
        validatorId: z.string(),
        choice: z.string(),
        counted: z.boolean(),
        castAt: timestampSchema,
        castBy: z.string().nullable().describe('The delegate who voted for the validator. Null: the validator voted.'),
        signedIn: signedInSchema.describe(
          'How the person who voted had signed in. Null in local mode, and when the system revoked the validator.',
        ),
        reason: z.string().nullable(),
        revokedBy: z
          .string()
          .nullable()
          .describe(
            'Who revoked the validator after the vote, which no longer counts. castAt, signedIn and reason are then those of the revocation.',
          ),
        signature: z
          .object({ keyId: z.string(), meaning: z.string() })
          .nullable()
          .describe('The key that signed the vote and what the signature means (21 CFR 11.50). Null: not signed.'),
      }),
    )
    .describe(
      'A page of the validators who voted, with the last vote of each, in the order of validatorId. The operation getVoteEvidence lists every vote and revocation.',
    ),
  nextCursor,
});

export const notificationsQuerySchema = pageQuerySchema.extend({
  recipient: storedNameSchema.describe('The submitter, compared without regard to case, width or the form of accents.'),
});

/** S7-14: oldest first. */
export const notificationPageSchema = pageOf(
  z.object({
    id: z.string(),
    recipient: z.string(),
    kind: z.enum(['REJECTED', 'ACTIVATED', 'EXECUTION_FAILED', 'ROLLED_BACK', 'EXPIRED']),
    versionId: z.string(),
    approvalRequestId: z.string().nullable(),
    message: z.string(),
    createdAt: timestampSchema,
  }),
);

export type ApprovalView = z.infer<typeof approvalViewSchema>;
export type NotificationsQuery = z.infer<typeof notificationsQuerySchema>;
export type NotificationPage = z.infer<typeof notificationPageSchema>;
