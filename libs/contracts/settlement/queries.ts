import { z } from 'zod';
import { nextCursor, pageOf, pageQuerySchema } from '../http/paging.ts';
import { storedNameSchema, timestampSchema, uuidSchema } from '../primitives.ts';

export const settlementsQuerySchema = pageQuerySchema.extend({ versionId: uuidSchema.optional() });

export const settlementViewSchema = z.object({
  settlementId: z.string(),
  revenueStreamId: z.string(),
  versionId: z.string(),
  tokenId: z.string(),
  status: z.string(),
  amount: z.string(),
  recipient: z.string(),
  issuerAccountId: z.string(),
  attempts: z.int(),
  failureCode: z.string().nullable(),
  failureReason: z.string().nullable(),
  requestedAt: timestampSchema.nullable(),
  completedAt: timestampSchema.nullable(),
  updatedAt: timestampSchema,
  revenueStream: z
    .object({ status: z.string(), createdAt: timestampSchema, settledAt: timestampSchema.nullable() })
    .nullable()
    .describe('Null until the revenue read model contains it (S6-43).'),
});

export const settlementPageSchema = pageOf(settlementViewSchema);

export const trialBalanceQuerySchema = pageQuerySchema.extend({
  prefix: storedNameSchema.optional().describe('Only accounts whose names start with this text.'),
});

/** The balance of every account, and their total, which is always zero. */
export const trialBalanceSchema = z.object({
  accounts: z.array(z.object({ account: z.string(), balance: z.string() })),
  total: z.string(),
  nextCursor,
});

export type SettlementsQuery = z.infer<typeof settlementsQuerySchema>;
export type SettlementView = z.infer<typeof settlementViewSchema>;
export type SettlementPage = z.infer<typeof settlementPageSchema>;
export type TrialBalanceQuery = z.infer<typeof trialBalanceQuerySchema>;
export type TrialBalance = z.infer<typeof trialBalanceSchema>;
