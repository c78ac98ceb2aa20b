import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../http/paging.ts';
import { timestampSchema, uuidSchema } from '../primitives.ts';

export const versionsQuerySchema = pageQuerySchema.extend({
  tokenId: uuidSchema.optional(),
  status: z
    .enum(['CREATED', 'PENDING_VVB', 'ACTIVE', 'REPLACED', 'RETIRED', 'REJECTED', 'EXPIRED', 'ARCHIVED'])
    .optional(),
  rollbackRequested: z
    .literal('true')
    .optional()
    .describe('Only versions with a rollback request that awaits a second person.'),
});

const rollbackRequestSchema = z.object({
  executionId: z.string(),
  requestedBy: z.string(),
  delegate: z.string().nullable().describe('Who signed in to request it for requestedBy. Null: that person did.'),
  reason: z.string(),
  requestedAt: timestampSchema,
});

/** S6-40. */
export const versionViewSchema = z.object({
  versionId: z.string(),
  tokenId: z.string(),
  status: z.string(),
  content: z.record(z.string(), z.unknown()),
  amount: z.string(),
  recipient: z.string(),
  parentTokenId: z.string().nullable(),
  parentVersionId: z.string().nullable(),
  previousVersionId: z.string().nullable(),
  replacedByVersionId: z.string().nullable(),
  merkleHash: z.string().nullable(),
  approvalRequestId: z.string().nullable(),
  approvalThresholdPercentage: z.number().nullable(),
  approvedByCount: z.int().nullable(),
  approversList: z.array(z.string()),
  approvalTimestamp: timestampSchema.nullable(),
  approvalExpiryDeadline: timestampSchema.nullable(),
  vvbApprovedAt: timestampSchema.nullable(),
  activatedAt: timestampSchema.nullable(),
  previousVersionRetiredAt: timestampSchema.nullable(),
  archiveAfter: timestampSchema.nullable(),
  rollbackRequest: rollbackRequestSchema
    .nullable()
    .describe('The forced rollback that a first person requested and a second person must confirm. Null: none.'),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});

export const versionPageSchema = pageOf(versionViewSchema);

export type VersionsQuery = z.infer<typeof versionsQuerySchema>;
export type VersionView = z.infer<typeof versionViewSchema>;
export type VersionPage = z.infer<typeof versionPageSchema>;
