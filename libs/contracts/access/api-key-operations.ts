import { exampleIds } from '../example-ids.ts';
import { operation, type Operation } from '../http/operation.ts';
import {
  apiKeyIssuedSchema,
  apiKeyPageSchema,
  apiKeyRevokedSchema,
  apiKeyRotatedSchema,
  issueApiKeySchema,
  keyIdSchema,
  revokeSchema,
  rotateApiKeySchema,
  standingQuerySchema,
} from './schemas.ts';

const { keyId } = exampleIds;
const ada = 'https://id.example.com#ada';
const until = '2099-01-01T00:00:00.000Z';
const at = '2026-11-02T09:30:00.000Z';
const position = '0000000000000021';
const page = { query: { limit: 100, status: 'IN_FORCE' } } as const;

const keyFacts = {
  keyId,
  principal: `urn:assent:api-key#${keyId}`,
  name: 'importer',
  roles: ['SERVICE' as const],
  expiresAt: until,
};

export const apiKeyOperations: readonly Operation[] = [
  operation({
    operationId: 'issueApiKey',
    method: 'POST',
    path: '/api/v12/api-keys',
    summary: 'Issue an API key for a program',
    description: 'The answer shows the key once. Assent keeps only its SHA-256.',
    params: {},
    request: issueApiKeySchema,
    success: { status: 201, response: apiKeyIssuedSchema },
    dryRun: false,
    secretField: 'key',
    problems: ['ALREADY_GRANTED'],
    example: {
      request: { name: 'importer', roles: ['SERVICE'], expiresAt: until, reason: 'nightly import' },
      response: { ...keyFacts, key: null, position },
    },
  }),
  operation({
    operationId: 'rotateApiKey',
    method: 'POST',
    path: '/api/v12/api-keys/{keyId}/rotate',
    summary: 'Give an API key a new secret',
    description:
      'Each earlier secret stays valid until the end of its overlap, also when the key is rotated again. Revoking the key ends all of them. The answer shows the new key once.',
    params: { keyId: keyIdSchema },
    request: rotateApiKeySchema,
    success: { status: 200, response: apiKeyRotatedSchema },
    dryRun: false,
    secretField: 'key',
    problems: ['API_KEY_NOT_FOUND', 'TOO_MANY_SECRETS'],
    example: {
      request: { expiresAt: until, overlapSeconds: 3_600, reason: 'yearly rotation' },
      response: { keyId, key: null, expiresAt: until, previousEndsAt: at, position },
    },
  }),
  operation({
    operationId: 'revokeApiKey',
    method: 'POST',
    path: '/api/v12/api-keys/{keyId}/revoke',
    summary: 'Revoke an API key',
    description: 'The key ends within a second everywhere.',
    params: { keyId: keyIdSchema },
    request: revokeSchema,
    success: { status: 200, response: apiKeyRevokedSchema },
    problems: ['API_KEY_NOT_FOUND'],
    example: { request: { reason: 'leaked' }, response: { keyId, position } },
  }),
  operation({
    operationId: 'listApiKeys',
    method: 'GET',
    path: '/api/v12/api-keys',
    summary: 'List the API keys',
    description: 'With status, also those that ended or were revoked.',
    params: {},
    query: standingQuerySchema,
    success: { status: 200, response: apiKeyPageSchema },
    problems: [],
    example: {
      ...page,
      response: {
        items: [
          {
            ...{ ...keyFacts, previousEndsAt: null, issuedBy: ada, issuedAt: at },
            ...{ status: 'IN_FORCE', endedAt: null, revokedBy: null, revocationReason: null },
            ...{ lastUsedAt: at, lastUsedFrom: '192.0.2.7' },
          },
        ],
        nextCursor: null,
      },
    },
  }),
];
