import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../http/paging.ts';
import { storedNameSchema, timestampSchema } from '../primitives.ts';

export const tokensQuerySchema = pageQuerySchema.extend({
  name: storedNameSchema.optional().describe('Only tokens with exactly this name.'),
});

export const tokenViewSchema = z.object({
  tokenId: z.string(),
  name: z.string(),
  kind: z.string(),
  status: z.string(),
  issuerAccountId: z.string(),
  attributes: z.record(z.string(), z.string()),
  effectiveAttributes: z
    .record(z.string(), z.string())
    .describe('Its own attributes and the inherited ones. The nearest token wins (S7-37).'),
  parents: z
    .array(z.object({ tokenId: z.string(), name: z.string(), status: z.string() }))
    .describe('The ancestors of the token, the nearest first.'),
  lockReason: z.string().nullable(),
  activeDependents: z.array(z.string()),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});

export const tokenPageSchema = pageOf(
  tokenViewSchema
    .omit({ effectiveAttributes: true, parents: true, activeDependents: true })
    .extend({ parentTokenId: z.string().nullable() }),
);

export type TokensQuery = z.infer<typeof tokensQuerySchema>;
export type TokenView = z.infer<typeof tokenViewSchema>;
export type TokenPage = z.infer<typeof tokenPageSchema>;
