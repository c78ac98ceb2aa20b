import { z } from 'zod';
import { reached } from '../http/commands.ts';
import { base64UrlSchema, signingKeyIdSchema, storedNameSchema, timestampSchema, uuidSchema } from '../primitives.ts';

const ofValidator = {
  validatorId: storedNameSchema
    .optional()
    .describe(
      'The person whose key it is. Unset: the caller. With an identity provider, this must be the id of the signed-in principal.',
    ),
};

export const registerSigningKeySchema = z.strictObject({
  ...ofValidator,
  publicKey: base64UrlSchema(100).describe('An Ed25519 key: its SubjectPublicKeyInfo in DER, as base64url.'),
  proof: base64UrlSchema(86).describe(
    'The signature, as base64url, of the SHA-256 of the canonical JSON (RFC 8785) of {statement: "assent-signing-key-1", tenant, principal, publicKey}.',
  ),
});

export const offerPasskeySchema = z.strictObject(ofValidator);

export const passkeyOfferedSchema = z.object({
  options: z
    .record(z.string(), z.unknown())
    .describe(
      'PublicKeyCredentialCreationOptionsJSON: the argument of PublicKeyCredential.parseCreationOptionsFromJSON.',
    ),
  expiresAt: timestampSchema.describe('Until then the options can be used, once.'),
});

const longestAttestation = 20_000;

export const registerPasskeySchema = z.strictObject({
  ...ofValidator,
  credential: z
    .object({
      id: base64UrlSchema(1_400),
      rawId: base64UrlSchema(1_400),
      response: z.object({
        clientDataJSON: base64UrlSchema(2_800),
        attestationObject: base64UrlSchema(longestAttestation),
      }),
    })
    .describe('RegistrationResponseJSON: what toJSON() of the new credential answers.'),
});

export const signingKeyChangedSchema = z.object({
  keyId: signingKeyIdSchema.describe(
    'SHA-256 of the public key. Compare it with what the person sees before you confirm it.',
  ),
  principal: z.string(),
  status: z.enum(['REGISTERED', 'CONFIRMED', 'REVOKED']),
  ...reached,
});

/** What a validator signs (RFC 8785 gives the bytes, SHA-256 the hash). */
export const voteStatementSchema = z.object({
  statement: z.literal('assent-vote-1'),
  tenant: z.string(),
  approvalRequestId: uuidSchema,
  subject: z.object({
    kind: z.literal('version'),
    id: uuidSchema,
    hash: z.string().describe('SHA-256 in hex of the canonical JSON of `terms`.'),
  }),
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
  expiresAt: timestampSchema.describe('Until then the statement can be used, once.'),
});

export type RegisterSigningKeyRequest = z.infer<typeof registerSigningKeySchema>;
export type OfferPasskeyRequest = z.infer<typeof offerPasskeySchema>;
export type PasskeyOffered = z.infer<typeof passkeyOfferedSchema>;
export type RegisterPasskeyRequest = z.infer<typeof registerPasskeySchema>;
export type SigningKeyChanged = z.infer<typeof signingKeyChangedSchema>;
export type StatementIssued = z.infer<typeof statementIssuedSchema>;
