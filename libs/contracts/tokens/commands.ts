import { z } from 'zod';
import { actingPerson, reached } from '../http/commands.ts';
import { amountSchema, mapSchema, nameSchema, positiveAmountSchema, reasonSchema, uuidSchema } from '../primitives.ts';
import { cascaded } from './retirement.ts';

/** At most 50 texts, by name. */
const attributesSchema = mapSchema(nameSchema, z.string().max(2_000, 'must have at most 2000 characters'), 50).refine(
  (attributes) => Object.values(attributes).every((text) => text.isWellFormed() && !text.includes('\u0000')),
  'must be well-formed Unicode without NUL characters',
);

export const registerTokenSchema = z.strictObject({
  name: nameSchema,
  kind: z.enum(['PRIMARY', 'SECONDARY']).default('PRIMARY'),
  parentTokenId: uuidSchema.optional(),
  issuerAccountId: nameSchema.describe('The account that pays the settlements of this token.'),
  openingBalance: amountSchema.describe('The amount that the issuer deposits into the account at registration.'),
  attributes: attributesSchema.default({}).describe('Attributes of the token, which its children inherit (S7-37).'),
});

export const fundTokenSchema = z.strictObject({ amount: positiveAmountSchema });

export const describeTokenSchema = z.strictObject({ attributes: attributesSchema, executedBy: actingPerson });

export const assignTokenParentSchema = z.strictObject({
  parentTokenId: uuidSchema.nullable().describe('Null: no parent.'),
  reason: reasonSchema,
  executedBy: actingPerson,
});

export const tokenRegisteredSchema = z.object({ tokenId: uuidSchema, ...reached });

export const tokenFundedSchema = z.object({ tokenId: uuidSchema, ...reached });

export const tokenChangedSchema = z.object({ tokenId: uuidSchema, status: z.string(), ...reached });

export const tokenParentAssignedSchema = z.object({
  tokenId: uuidSchema,
  parentTokenId: uuidSchema.nullable(),
  ...reached,
});

export const tokenRetiredSchema = z.object({ tokenId: uuidSchema, status: z.string(), cascaded, ...reached });

export type RegisterTokenRequest = z.infer<typeof registerTokenSchema>;
export type FundTokenRequest = z.infer<typeof fundTokenSchema>;
export type DescribeTokenRequest = z.infer<typeof describeTokenSchema>;
export type AssignTokenParentRequest = z.infer<typeof assignTokenParentSchema>;
export type TokenRegistered = z.infer<typeof tokenRegisteredSchema>;
export type TokenFunded = z.infer<typeof tokenFundedSchema>;
export type TokenChanged = z.infer<typeof tokenChangedSchema>;
export type TokenParentAssigned = z.infer<typeof tokenParentAssignedSchema>;
export type TokenRetired = z.infer<typeof tokenRetiredSchema>;
