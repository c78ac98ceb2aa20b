import { z } from 'zod';
import { reached } from '../http/commands.ts';
import { base64UrlSchema, signingKeyIdSchema, storedNameSchema, timestampSchema } from '../primitives.ts';

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

export type RegisterSigningKeyRequest = z.infer<typeof registerSigningKeySchema>;
export type OfferPasskeyRequest = z.infer<typeof offerPasskeySchema>;
export type PasskeyOffered = z.infer<typeof passkeyOfferedSchema>;
export type RegisterPasskeyRequest = z.infer<typeof registerPasskeySchema>;
export type SigningKeyChanged = z.infer<typeof signingKeyChangedSchema>;
