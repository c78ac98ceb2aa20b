import { exampleIds } from '../example-ids.ts';
import { operation, type Area } from '../http/operation.ts';
import { pageQuerySchema } from '../http/paging.ts';
import { tenantIdSchema } from '../primitives.ts';
import {
  createTenantSchema,
  exportLineSchema,
  revokeSchema,
  tenantChangedSchema,
  tenantPageSchema,
} from './schemas.ts';

const { tenantId } = exampleIds;
const at = '2026-11-02T09:30:00.000Z';
const position = '0000000000000021';
const page = { query: { limit: 100 } };

export const tenants: Area = {
  tag: 'Tenants',
  description: 'The tenants of the installation. Most operations are for principals of the tenant default.',
  schemas: {},
  operations: [
    operation({
      operationId: 'createTenant',
      method: 'POST',
      path: '/api/v12/tenants',
      summary: 'Create a tenant',
      params: {},
      request: createTenantSchema,
      success: { status: 201, response: tenantChangedSchema },
      problems: ['TENANT_EXISTS'],
      example: {
        request: { tenantId, reason: 'contract 7' },
        response: { tenantId, status: 'ACTIVE', position },
      },
    }),
    operation({
      operationId: 'suspendTenant',
      method: 'POST',
      path: '/api/v12/tenants/{tenantId}/suspend',
      summary: 'Suspend a tenant, whose data can then be read and not changed',
      description: 'Requests are refused within a second everywhere. Work that has begun is completed.',
      params: { tenantId: tenantIdSchema },
      request: revokeSchema,
      success: { status: 200, response: tenantChangedSchema },
      problems: ['TENANT_NOT_FOUND', 'TENANT_NOT_SUSPENDABLE'],
      example: { request: { reason: 'unpaid' }, response: { tenantId, status: 'SUSPENDED', position } },
    }),
    operation({
      operationId: 'resumeTenant',
      method: 'POST',
      path: '/api/v12/tenants/{tenantId}/resume',
      summary: 'Resume a suspended tenant',
      params: { tenantId: tenantIdSchema },
      request: revokeSchema,
      success: { status: 200, response: tenantChangedSchema },
      problems: ['TENANT_NOT_FOUND'],
      example: { request: { reason: 'paid' }, response: { tenantId, status: 'ACTIVE', position } },
    }),
    operation({
      operationId: 'listTenants',
      method: 'GET',
      path: '/api/v12/tenants',
      summary: 'List the tenants',
      params: {},
      query: pageQuerySchema,
      success: { status: 200, response: tenantPageSchema },
      problems: [],
      example: {
        ...page,
        response: { items: [{ tenantId, status: 'ACTIVE', createdAt: at, reason: 'contract 7' }], nextCursor: null },
      },
    }),
    operation({
      operationId: 'exportEvents',
      method: 'GET',
      path: '/api/v12/tenants/{tenantId}/events',
      summary: 'Export all events of a tenant, one JSON object in each line',
      description:
        'The events that were recorded before the request, in their order. The last line states their number: an answer without it is incomplete. The hashes of the secrets of API keys are left out. For the own tenant; administrators of the tenant default may export every tenant.',
      params: { tenantId: tenantIdSchema },
      success: { status: 200, response: exportLineSchema, lines: true },
      weight: 50,
      problems: ['TENANT_NOT_FOUND'],
      example: {
        response: {
          id: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0001',
          stream: 'acme.token-01981c5e-7d40-7a31-9d2e-4f1b6c8a0001',
          revision: 0,
          position,
          type: 'TokenLocked',
          schemaVersion: 1,
          data: { reason: 'audit' },
          metadata: { tenantId },
          recordedAt: at,
        },
      },
    }),
  ],
};
