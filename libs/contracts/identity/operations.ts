import { operation, type Area } from '../http/operation.ts';
import { principalSchema } from './queries.ts';

export const identity: Area = {
  tag: 'Identity',
  description: 'The signed-in principals and their permissions.',
  schemas: { Principal: principalSchema },
  operations: [
    operation({
      operationId: 'getPrincipal',
      method: 'GET',
      path: '/api/v12/principal',
      summary: 'Read the signed-in principal',
      params: {},
      success: { status: 200, response: principalSchema },
      problems: [],
      example: {
        response: {
          id: 'https://id.example.com#ann',
          issuer: 'https://id.example.com',
          subject: 'ann',
          tenantId: 'default',
          method: 'jwt',
          roles: ['VALIDATOR'],
          permissions: ['records:read', 'approvals:vote', 'principal:read'],
        },
      },
    }),
  ],
};
