import { z } from 'zod';

/** How the principal of a recorded act had signed in. */
export const signInFields = {
  principal: z.string().describe('The id of the signed-in principal.'),
  issuer: z.string().nullable().describe('The identity provider, or urn:assent:api-key.'),
  method: z.enum(['jwt', 'api-key']),
  keyId: z.string().nullable().describe('Of the key that signed the token, or of the API key.'),
  keyHolders: z.array(z.string()).describe('The persons who issued or rotated the API key.'),
  address: z.string().nullable().describe('The source address.'),
};
