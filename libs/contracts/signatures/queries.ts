import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../http/paging.ts';
import { storedNameSchema, timestampSchema } from '../primitives.ts';

export const signingKeysQuerySchema = pageQuerySchema.extend({
  validatorId: storedNameSchema
    .optional()
    .describe('The keys of this person, compared without regard to case, width or the form of accents.'),
  status: z.enum(['REGISTERED', 'CONFIRMED', 'REVOKED']).optional(),
});

export const signingKeyPageSchema = pageOf(
  z.object({
    keyId: z.string(),
    principal: z.string(),
    kind: z.enum(['ed25519', 'webauthn']),
    status: z.enum(['REGISTERED', 'CONFIRMED', 'REVOKED']),
    publicKey: z.string().describe('The SubjectPublicKeyInfo in DER, as base64url.'),
    passkey: z
      .object({
        credentialId: z.string(),
        rpId: z.string(),
        origin: z.string(),
        aaguid: z.string(),
        userVerified: z.boolean(),
        backupEligible: z.boolean(),
        backedUp: z.boolean(),
      })
      .nullable(),
    registeredAt: timestampSchema,
    confirmedBy: z.string().nullable(),
    confirmedAt: timestampSchema.nullable(),
    revokedBy: z.string().nullable(),
    revokedAt: timestampSchema.nullable(),
  }),
);

export type SigningKeysQuery = z.infer<typeof signingKeysQuerySchema>;
export type SigningKeyPage = z.infer<typeof signingKeyPageSchema>;
