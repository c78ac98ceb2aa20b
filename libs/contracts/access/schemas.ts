import { z } from 'zod';
import { reached } from '../http/commands.ts';
import { pageOf, pageQuerySchema } from '../http/paging.ts';
import { permissions, roles, type Permission } from '../identity/permissions.ts';
import { listSchema, nameSchema, reasonSchema, tenantIdSchema, timestampSchema, uuidSchema } from '../primitives.ts';

const momentSchema = z.iso.datetime({ offset: true, error: 'must be a time such as 2030-01-31T18:00:00+09:00' });
const personSchema = nameSchema
  .refine(
    (id) => !id.startsWith('urn:assent:api-key#'),
    'must not be an API key, whose roles are set when it is issued',
  )
  .describe('The id of a principal, as GET /api/v12/principal shows it. Compared byte for byte.');
const roleSchema = z.enum(roles);

/** Lists show what is in force, unless they are asked for the past. */
export const standingQuerySchema = pageQuerySchema.extend({
  status: z
    .enum(['IN_FORCE', 'ENDED', 'REVOKED', 'ALL'])
    .default('IN_FORCE')
    .describe('ENDED: by its time. REVOKED: by somebody. ALL: what is in force, and the past.'),
});
const standing = {
  status: z.enum(['IN_FORCE', 'ENDED', 'REVOKED']),
  endedAt: timestampSchema.nullable().describe('When it ended or was revoked. Null while it is in force.'),
  revokedBy: z.string().nullable().describe('Null unless it was revoked.'),
  revocationReason: z.string().nullable().describe('Null unless it was revoked.'),
};

export const grantRoleSchema = z.strictObject({
  principal: personSchema,
  role: roleSchema,
  until: momentSchema.optional().describe('When the grant ends by itself. Unset: never.'),
  reason: reasonSchema,
});
export const revokeGrantSchema = z.strictObject({ principal: personSchema, role: roleSchema, reason: reasonSchema });

const grant = { principal: z.string(), role: roleSchema };
export const grantSchema = z.object({
  ...grant,
  until: timestampSchema.nullable(),
  reason: z.string(),
  grantedBy: z.string(),
  grantedAt: timestampSchema,
  ...standing,
});
export const roleGrantedSchema = z.object({ ...grant, until: timestampSchema.nullable(), ...reached });
export const grantRevokedSchema = z.object({ ...grant, ...reached });
export const grantPageSchema = pageOf(grantSchema);

/** The roles of persons are missing: a person votes, and a person controls access. */
export const apiKeyRoles = ['OPS', 'SUBMITTER', 'AUDITOR', 'SERVICE'] as const;

export const keyIdSchema = z.string().regex(/^[\dA-Za-z]{12,72}$/, 'must be the id of an API key');
const secretText = z
  .string()
  .nullable()
  .describe(
    'The key, which is shown once. Null if the request was repeated and its first answer had the key: rotate the key then.',
  );

export const issueApiKeySchema = z.strictObject({
  name: nameSchema.describe('What the key is for.'),
  roles: listSchema(z.enum(apiKeyRoles), { minimum: 1, maximum: apiKeyRoles.length }),
  expiresAt: momentSchema,
  reason: reasonSchema,
});
export const rotateApiKeySchema = z.strictObject({
  expiresAt: momentSchema.describe('When the new secret ends.'),
  overlapSeconds: z
    .int()
    .min(0)
    .max(2_592_000)
    .default(86_400)
    .describe(
      'How long the present secret stays valid. With 0 it ends at once. Secrets of earlier rotations keep their own ends.',
    ),
  reason: reasonSchema,
});
export const revokeSchema = z.strictObject({ reason: reasonSchema });

export const apiKeyIssuedSchema = z.object({
  keyId: keyIdSchema,
  key: secretText,
  principal: z.string().describe('The id of the key in events and audits.'),
  name: z.string(),
  roles: z.array(roleSchema),
  expiresAt: timestampSchema,
  ...reached,
});
export const apiKeyRotatedSchema = z.object({
  keyId: keyIdSchema,
  key: secretText,
  expiresAt: timestampSchema,
  previousEndsAt: timestampSchema.describe('When the secret before this one ends, unless the key is revoked.'),
  ...reached,
});
export const apiKeyRevokedSchema = z.object({ keyId: keyIdSchema, ...reached });
export const apiKeySchema = z.object({
  keyId: keyIdSchema,
  principal: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
  expiresAt: timestampSchema,
  previousEndsAt: timestampSchema.nullable().describe('When the last of the earlier secrets ends.'),
  issuedBy: z.string(),
  issuedAt: timestampSchema,
  ...standing,
  lastUsedAt: timestampSchema
    .nullable()
    .describe('When the key was last used, to about a minute. Null if it was never used.'),
  lastUsedFrom: z.string().nullable().describe('The source address of that use.'),
});
export const apiKeyPageSchema = pageOf(apiKeySchema);

/** A submission cannot be delegated: who submits is not among the validators. */
export const delegablePermissions = [
  'tokens:register',
  'tokens:control',
  'versions:control',
  'approvals:vote',
  'approvals:control',
  'execution:execute',
  'execution:control',
  'operations:control',
  'installation:control',
] as const satisfies readonly Permission[];

const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('permission'), permission: z.enum(delegablePermissions) }),
  z.strictObject({ kind: z.literal('approval-request'), approvalRequestId: uuidSchema }),
]);
export const delegateSchema = z.strictObject({
  to: personSchema,
  scope: scopeSchema.describe('A permission, or the vote on one approval request.'),
  until: momentSchema,
  reason: reasonSchema,
});
export const delegationSchema = z.object({
  delegationId: uuidSchema,
  from: z.string(),
  to: z.string(),
  scope: scopeSchema,
  until: timestampSchema,
  reason: z.string(),
  delegatedAt: timestampSchema,
  ...standing,
});
export const delegatedSchema = z.object({
  delegationId: uuidSchema,
  from: z.string(),
  to: z.string(),
  until: timestampSchema,
  ...reached,
});
export const delegationRevokedSchema = z.object({ delegationId: uuidSchema, ...reached });
export const delegationPageSchema = pageOf(delegationSchema);

export const streamNameSchema = z.string().regex(/^[\w-]{1,120}$/, 'must be letters, digits, - and _');

export const denialSchema = z.object({
  minute: timestampSchema.describe('The beginning of the minute, by the clock of Assent.'),
  principal: z
    .string()
    .describe(
      'anonymous: no valid credentials. others, here and in the next three fields: requests beyond the number of rows that a minute may have.',
    ),
  operation: z.string().describe('The operationId.'),
  code: z.string().describe('The code of the problem.'),
  address: z.string().describe('The source address; of IPv6 its first four groups (/64).'),
  count: z.int().describe('The number of requests.'),
});
export const denialPageSchema = pageOf(denialSchema);

/** Votes on requests of the tier CRITICAL, whatever `approvals:vote` asks for. */
export const criticalVotes = 'critical-votes';
export const stepUpActionSchema = z.enum([criticalVotes, ...(Object.keys(permissions) as Permission[])]);
export const requireAuthenticationSchema = z
  .strictObject({
    maxAgeSeconds: z
      .int()
      .min(60)
      .max(31_536_000)
      .optional()
      .describe(
        'The greatest age of the sign-in (auth_time). At least a minute, because a rule of a few seconds would also keep everybody from lifting it.',
      ),
    acr: z
      .string()
      .max(200)
      .regex(
        /^[!#-[\]-~]+( [!#-[\]-~]+)*$/,
        'must be words of visible ASCII characters without quotes and backslashes, separated by single spaces',
      )
      .optional()
      .describe(
        'The authentication contexts, separated by spaces. The access token must name one of them. Rules that can apply to one request, such as those for approvals:vote and critical-votes, need one in common.',
      ),
    reason: reasonSchema,
  })
  .refine(({ maxAgeSeconds, acr }) => maxAgeSeconds !== undefined || acr !== undefined, {
    path: ['maxAgeSeconds'],
    error: 'send maxAgeSeconds, acr, or both',
  });
const rule = { action: stepUpActionSchema, maxAgeSeconds: z.int().nullable(), acr: z.string().nullable() };
export const authenticationRequiredSchema = z.object({ ...rule, ...reached });
export const authenticationReleasedSchema = z.object({ action: stepUpActionSchema, ...reached });
export const stepUpRulesSchema = z.object({ items: z.array(z.object(rule)) });

export const createTenantSchema = z.strictObject({ tenantId: tenantIdSchema, reason: reasonSchema });
const tenant = { tenantId: tenantIdSchema, status: z.enum(['ACTIVE', 'SUSPENDED']) };
export const tenantChangedSchema = z.object({ ...tenant, ...reached });
export const tenantSchema = z.object({
  ...tenant,
  createdAt: timestampSchema.nullable().describe('Null for the tenant default, which exists from the start.'),
  reason: z.string().nullable().describe('Why the tenant has this status.'),
});
export const tenantPageSchema = pageOf(tenantSchema);
export const exportedEventSchema = z.object({
  id: z.string(),
  stream: z.string(),
  revision: z.int(),
  position: z.string(),
  type: z.string(),
  schemaVersion: z.int(),
  data: z.record(z.string(), z.unknown()),
  metadata: z.record(z.string(), z.unknown()),
  recordedAt: z.string(),
});
export const exportEndSchema = z
  .object({
    end: z.object({
      tenantId: tenantIdSchema,
      events: z.int().describe('The number of events in the lines before.'),
      position: z.string().describe('The events after this position are not in the export.'),
    }),
  })
  .describe('The last line of an export. An export without it is incomplete.');
export const exportLineSchema = z.union([exportedEventSchema, exportEndSchema]);

export type StandingQuery = z.infer<typeof standingQuerySchema>;
export type GrantRoleRequest = z.infer<typeof grantRoleSchema>;
export type RevokeGrantRequest = z.infer<typeof revokeGrantSchema>;
export type RoleGranted = z.infer<typeof roleGrantedSchema>;
export type GrantRevoked = z.infer<typeof grantRevokedSchema>;
export type GrantPage = z.infer<typeof grantPageSchema>;
export type IssueApiKeyRequest = z.infer<typeof issueApiKeySchema>;
export type RotateApiKeyRequest = z.infer<typeof rotateApiKeySchema>;
export type RevokeRequest = z.infer<typeof revokeSchema>;
export type ApiKeyIssued = z.infer<typeof apiKeyIssuedSchema>;
export type ApiKeyRotated = z.infer<typeof apiKeyRotatedSchema>;
export type ApiKeyRevoked = z.infer<typeof apiKeyRevokedSchema>;
export type ApiKeyPage = z.infer<typeof apiKeyPageSchema>;
export type DelegateRequest = z.infer<typeof delegateSchema>;
export type Delegated = z.infer<typeof delegatedSchema>;
export type DelegationRevoked = z.infer<typeof delegationRevokedSchema>;
export type DelegationPage = z.infer<typeof delegationPageSchema>;
export type DenialPage = z.infer<typeof denialPageSchema>;
export type StepUpAction = z.infer<typeof stepUpActionSchema>;
export type RequireAuthenticationRequest = z.infer<typeof requireAuthenticationSchema>;
export type AuthenticationRequired = z.infer<typeof authenticationRequiredSchema>;
export type AuthenticationReleased = z.infer<typeof authenticationReleasedSchema>;
export type StepUpRules = z.infer<typeof stepUpRulesSchema>;
export type CreateTenantRequest = z.infer<typeof createTenantSchema>;
export type TenantChanged = z.infer<typeof tenantChangedSchema>;
export type TenantPage = z.infer<typeof tenantPageSchema>;
export type ExportEnd = z.infer<typeof exportEndSchema>;
