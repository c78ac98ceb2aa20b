import { z } from 'zod';
import { actingPerson, reached } from '../http/commands.ts';
import { contentSchema, nameSchema, positiveAmountSchema, reasonSchema, uuidSchema } from '../primitives.ts';
import { cascaded } from '../tokens/retirement.ts';

export const createVersionSchema = z
  .strictObject({
    content: contentSchema,
    parentTokenId: uuidSchema.optional(),
    parentVersionId: uuidSchema.optional(),
    previousVersionId: uuidSchema.optional(),
    amount: positiveAmountSchema,
    recipient: nameSchema,
  })
  .refine((version) => version.parentTokenId === undefined || version.parentVersionId === undefined, {
    path: ['parentVersionId'],
    error: 'must not be given together with parentTokenId: a version has one parent',
  })
  // While active, it would block the retirement of the version that it replaces (C-22).
  .refine(
    ({ parentVersionId, previousVersionId }) => parentVersionId === undefined || parentVersionId !== previousVersionId,
    {
      path: ['parentVersionId'],
      error: 'must not be the previous version: a version cannot depend on the version that it replaces',
    },
  );

/** S7-36. */
export const reparentVersionSchema = z
  .strictObject({
    parentTokenId: uuidSchema.optional().describe('Send one of the two, or neither for no parent.'),
    parentVersionId: uuidSchema.optional(),
    reason: reasonSchema,
    executedBy: actingPerson,
  })
  .refine((parent) => parent.parentTokenId === undefined || parent.parentVersionId === undefined, {
    path: ['parentVersionId'],
    error: 'must not be given together with parentTokenId: a version has one parent',
  });

export const versionCreatedSchema = z.object({
  versionId: uuidSchema,
  tokenId: uuidSchema,
  status: z.string(),
  ...reached,
});

export const versionReparentedSchema = z.object({
  versionId: uuidSchema,
  parentTokenId: uuidSchema.nullable(),
  parentVersionId: uuidSchema.nullable(),
  ...reached,
});

export const versionRetiredSchema = z.object({ versionId: uuidSchema, status: z.string(), cascaded, ...reached });

export type CreateVersionRequest = z.infer<typeof createVersionSchema>;
export type ReparentVersionRequest = z.infer<typeof reparentVersionSchema>;
export type VersionCreated = z.infer<typeof versionCreatedSchema>;
export type VersionReparented = z.infer<typeof versionReparentedSchema>;
export type VersionRetired = z.infer<typeof versionRetiredSchema>;
