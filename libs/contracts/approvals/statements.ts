import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../primitives.ts';
import { quorumPolicySchema } from './submission.ts';

/** What a validator signs (RFC 8785 gives the bytes, SHA-256 the hash). */
export const voteStatementSchema = z.object({
  statement: z.literal('assent-vote-2'),
  tenant: z.string(),
  approvalRequestId: uuidSchema,
  subject: z.object({
    kind: z.literal('version'),
    id: uuidSchema,
    hash: z.string().describe('SHA-256 in hex of the canonical JSON of `terms`.'),
  }),
  rules: z.string().describe('SHA-256 in hex of the canonical JSON of `rules`.'),
  principal: z.string(),
  choice: z.enum(['APPROVE', 'REJECT', 'ABSTAIN']),
  meaning: z.string().describe('What the signature means (21 CFR 11.50).'),
  reason: z.string().nullable(),
  nonce: z.string(),
});

export const statementIssuedSchema = z.object({
  statement: voteStatementSchema,
  hash: z
    .string()
    .describe(
      'SHA-256 of the canonical JSON of `statement`, as base64url: what a key signs, and the challenge of a passkey.',
    ),
  terms: z
    .object({
      versionId: uuidSchema,
      tokenId: uuidSchema,
      content: z.record(z.string(), z.unknown()),
      amount: z.string(),
      recipient: z.string(),
      issuerAccountId: z.string(),
      previousVersionId: z.string().nullable(),
    })
    .describe('What the vote is about. Its hash is in the statement.'),
  rules: z
    .object({
      policy: quorumPolicySchema,
      tier: z.enum(['STANDARD', 'ELEVATED', 'CRITICAL']).nullable().describe('Null for a policy of the submitter.'),
      comparison: z
        .enum(['exact', 'canonical', 'principal'])
        .describe('Which spellings of a name are the same validator. Principals are compared byte for byte.'),
      validators: z.array(z.string()),
      votingWindowEnd: timestampSchema,
      approvalExpiryDeadline: timestampSchema,
    })
    .describe('By which rules the vote is counted. Their hash is in the statement.'),
  expiresAt: timestampSchema.describe('Until then the statement can be used, once.'),
});

export type StatementIssued = z.infer<typeof statementIssuedSchema>;
