import {
  assignTokenParentSchema,
  describeTokenSchema,
  fundTokenSchema,
  operatorCommandSchema,
  registerTokenSchema,
  retireSchema,
  tokenChangedSchema,
  tokenFundedSchema,
  tokenParentAssignedSchema,
  tokenRegisteredSchema,
  tokenRetiredSchema,
} from '../command-api.ts';
import { uuidSchema } from '../primitives.ts';
import { tokenViewSchema } from '../query-api.ts';
import { exampleIds } from './example-ids.ts';
import { operation, type Area } from './operation.ts';

const { tokenId } = exampleIds;
const params = { tokenId: uuidSchema };

export const tokens: Area = {
  tag: 'Tokens',
  description: 'What versions are versions of, and the issuer accounts that settlements are paid from.',
  operations: [
    operation({
      operationId: 'registerToken',
      method: 'POST',
      path: '/api/v12/tokens',
      summary: 'Register a token and put its opening balance into the issuer account',
      params: {},
      request: registerTokenSchema,
      success: { status: 201, response: tokenRegisteredSchema },
      problems: ['TOKEN_NOT_FOUND'],
      example: {
        request: { name: 'Bond 2031', issuerAccountId: 'acme', openingBalance: '1000.00' },
        response: { tokenId, position: '0000000000000001' },
      },
    }),
    operation({
      operationId: 'getToken',
      method: 'GET',
      path: '/api/v12/tokens/{tokenId}',
      summary: 'Read a token, what stands above it, and what depends on it',
      params,
      headers: ['X-Min-Position'],
      success: { status: 200, response: tokenViewSchema },
      problems: ['TOKEN_NOT_FOUND'],
      example: {
        response: {
          tokenId,
          name: 'Bond 2031',
          kind: 'PRIMARY',
          status: 'REGISTERED',
          issuerAccountId: 'acme',
          attributes: { region: 'EU' },
          effectiveAttributes: { region: 'EU' },
          parents: [],
          lockReason: null,
          activeDependents: [],
          createdAt: '2026-11-02T09:28:00.000Z',
          updatedAt: '2026-11-02T09:28:00.000Z',
        },
      },
    }),
    operation({
      operationId: 'fundToken',
      method: 'POST',
      path: '/api/v12/tokens/{tokenId}/fund',
      summary: 'Put money into the issuer account of a token',
      params,
      request: fundTokenSchema,
      success: { status: 200, response: tokenFundedSchema },
      problems: ['TOKEN_NOT_FOUND', 'TOKEN_RETIRED'],
      example: {
        request: { amount: '500.00' },
        response: { tokenId, position: '0000000000000002' },
      },
    }),
    operation({
      operationId: 'describeToken',
      method: 'PUT',
      path: '/api/v12/tokens/{tokenId}/attributes',
      summary: 'Say what a token is',
      description: 'Its children say the same, as far as they say nothing else themselves.',
      params,
      request: describeTokenSchema,
      success: { status: 200, response: tokenChangedSchema },
      problems: ['TOKEN_NOT_FOUND', 'TOKEN_RETIRED'],
      example: {
        request: { attributes: { region: 'EU', currency: 'EUR' } },
        response: { tokenId, status: 'REGISTERED', position: '0000000000000003' },
      },
    }),
    operation({
      operationId: 'assignTokenParent',
      method: 'POST',
      path: '/api/v12/tokens/{tokenId}/parent',
      summary: 'Give a token another parent, or none',
      description: 'For versions that are created from then on. Parents that would form a circle are refused.',
      params,
      request: assignTokenParentSchema,
      success: { status: 200, response: tokenParentAssignedSchema },
      problems: ['TOKEN_NOT_FOUND', 'CIRCULAR_DEPENDENCY'],
      example: {
        request: { parentTokenId: null, reason: 'stands alone from now on' },
        response: { tokenId, parentTokenId: null, position: '0000000000000004' },
      },
    }),
    operation({
      operationId: 'lockToken',
      method: 'POST',
      path: '/api/v12/tokens/{tokenId}/lock',
      summary: 'Lock a token: no version becomes active under it',
      params,
      request: operatorCommandSchema,
      success: { status: 200, response: tokenChangedSchema },
      problems: ['TOKEN_NOT_FOUND', 'TOKEN_RETIRED'],
      example: {
        request: { reason: 'under investigation', executedBy: 'ops@example.com' },
        response: { tokenId, status: 'LOCKED', position: '0000000000000005' },
      },
    }),
    operation({
      operationId: 'unlockToken',
      method: 'POST',
      path: '/api/v12/tokens/{tokenId}/unlock',
      summary: 'Unlock a token',
      params,
      request: operatorCommandSchema,
      success: { status: 200, response: tokenChangedSchema },
      problems: ['TOKEN_NOT_FOUND', 'TOKEN_RETIRED'],
      example: {
        request: { reason: 'cleared', executedBy: 'ops@example.com' },
        response: { tokenId, status: 'REGISTERED', position: '0000000000000006' },
      },
    }),
    operation({
      operationId: 'retireToken',
      method: 'POST',
      path: '/api/v12/tokens/{tokenId}/retire',
      summary: 'Retire a token',
      description: 'Refused while versions depend on it, unless the cascade retires them first.',
      params,
      request: retireSchema,
      success: { status: 200, response: tokenRetiredSchema },
      problems: ['TOKEN_NOT_FOUND', 'CASCADE_BLOCKED', 'CASCADE_TOO_DEEP', 'CASCADE_TIMED_OUT', 'PLAN_CHANGED'],
      example: {
        request: { reason: 'matured', cascade: false },
        response: { tokenId, status: 'RETIRED', cascaded: [], position: '0000000000000007' },
      },
    }),
  ],
};
