import { z } from 'zod';
import { roles } from './permissions.ts';

export const principalSchema = z.object({
  id: z
    .string()
    .describe(
      'The id in votes, events and audits, in the form issuer#subject. List it in validators[] to let this principal vote.',
    ),
  issuer: z.string().nullable().describe('Null in local mode.'),
  subject: z.string().nullable().describe('Null in local mode.'),
  tenantId: z.string(),
  method: z.enum(['jwt', 'api-key', 'local']).describe('How the principal proved who they are.'),
  roles: z.array(z.enum(roles)),
  permissions: z
    .array(z.string())
    .describe('What the roles allow. The OpenAPI document names the permission of each operation.'),
});

export type PrincipalView = z.infer<typeof principalSchema>;
