import { exampleIds } from '../example-ids.ts';
import { operation, type Area } from '../http/operation.ts';
import { pageQuerySchema } from '../http/paging.ts';
import { uuidSchema } from '../primitives.ts';
import { recordedEventPageSchema } from '../recorded-events.ts';
import { apiKeyOperations } from './api-key-operations.ts';
import { streamKinds } from './stream-kinds.ts';
import {
  authenticationReleasedSchema,
  authenticationRequiredSchema,
  delegatedSchema,
  delegateSchema,
  delegationPageSchema,
  delegationRevokedSchema,
  denialPageSchema,
  exportedEventSchema,
  exportEndSchema,
  grantPageSchema,
  grantRevokedSchema,
  grantRoleSchema,
  requireAuthenticationSchema,
  revokeGrantSchema,
  revokeSchema,
  roleGrantedSchema,
  standingQuerySchema,
  stepUpActionSchema,
  stepUpRulesSchema,
  streamNameSchema,
} from './schemas.ts';

const { delegationId, action } = exampleIds;
const ada = 'https://id.example.com#ada';
const vera = 'https://id.example.com#vera';
const dan = 'https://id.example.com#dan';
const until = '2099-01-01T00:00:00.000Z';
const at = '2026-11-02T09:30:00.000Z';
const position = '0000000000000021';
const page = { query: { limit: 100 } };
const standingPage = { query: { limit: 100, status: 'IN_FORCE' } } as const;
const inForce = { status: 'IN_FORCE', endedAt: null, revokedBy: null, revocationReason: null } as const;

export const access: Area = {
  tag: 'Access',
  description: 'Grants of roles, API keys, delegations and rules for signing in, of one tenant, and who did what.',
  schemas: { RevokeRequest: revokeSchema, ExportedEvent: exportedEventSchema, ExportEnd: exportEndSchema },
  operations: [
    operation({
      operationId: 'grantRole',
      method: 'POST',
      path: '/api/v12/grants',
      summary: 'Grant a role to a principal',
      description: 'The role holds in addition to those of the access token. A later end makes a grant longer.',
      params: {},
      request: grantRoleSchema,
      success: { status: 201, response: roleGrantedSchema },
      problems: ['ALREADY_GRANTED', 'GRANT_TO_ONESELF', 'NOT_A_PRINCIPAL'],
      example: {
        request: { principal: vera, role: 'VALIDATOR', reason: 'joins the board' },
        response: { principal: vera, role: 'VALIDATOR', until: null, position },
      },
    }),
    operation({
      operationId: 'revokeGrant',
      method: 'POST',
      path: '/api/v12/grants/revoke',
      summary: 'Revoke a grant',
      description:
        'The role ends within a second everywhere. If it is VALIDATOR, the principal is then revoked as a validator of the open requests of the tenant, except those that you submitted or validate, and backups take over (S7-23).',
      params: {},
      request: revokeGrantSchema,
      success: { status: 200, response: grantRevokedSchema },
      problems: ['GRANT_NOT_FOUND'],
      example: {
        request: { principal: vera, role: 'VALIDATOR', reason: 'left the board' },
        response: { principal: vera, role: 'VALIDATOR', position },
      },
    }),
    operation({
      operationId: 'listGrants',
      method: 'GET',
      path: '/api/v12/grants',
      summary: 'List the grants of roles',
      description: 'With status, also those that ended or were revoked. A grant that a longer one replaced has ended.',
      params: {},
      query: standingQuerySchema,
      success: { status: 200, response: grantPageSchema },
      problems: [],
      example: {
        ...standingPage,
        response: {
          items: [
            {
              principal: vera,
              role: 'VALIDATOR',
              until: null,
              reason: 'joins the board',
              grantedBy: ada,
              grantedAt: at,
              ...inForce,
            },
          ],
          nextCursor: null,
        },
      },
    }),
    ...apiKeyOperations,
    operation({
      operationId: 'delegate',
      method: 'POST',
      path: '/api/v12/delegations',
      summary: 'Let another principal act for you',
      description:
        'The delegate needs the permission as well: a delegation lends a name and not a role. What was delegated cannot be delegated again.',
      params: {},
      request: delegateSchema,
      success: { status: 201, response: delegatedSchema },
      problems: ['ALREADY_GRANTED', 'GRANT_TO_ONESELF', 'DELEGATION_NOT_POSSIBLE', 'NOT_A_PRINCIPAL'],
      example: {
        request: { to: dan, scope: { kind: 'permission', permission: 'approvals:vote' }, until, reason: 'on leave' },
        response: { delegationId, from: vera, to: dan, until, position },
      },
    }),
    operation({
      operationId: 'revokeDelegation',
      method: 'POST',
      path: '/api/v12/delegations/{delegationId}/revoke',
      summary: 'Revoke a delegation from or to you',
      description: 'Administrators may revoke every delegation.',
      params: { delegationId: uuidSchema },
      request: revokeSchema,
      success: { status: 200, response: delegationRevokedSchema },
      problems: ['DELEGATION_NOT_FOUND'],
      example: { request: { reason: 'is back' }, response: { delegationId, position } },
    }),
    operation({
      operationId: 'listDelegations',
      method: 'GET',
      path: '/api/v12/delegations',
      summary: 'List the delegations from and to you',
      description:
        'Principals with the permission access:read see all of the tenant. With status, also those that ended or were revoked. A delegation also ends with the grant of the role that allows it.',
      params: {},
      query: standingQuerySchema,
      success: { status: 200, response: delegationPageSchema },
      problems: [],
      example: {
        ...standingPage,
        response: {
          items: [
            {
              delegationId,
              from: vera,
              to: dan,
              scope: { kind: 'permission', permission: 'approvals:vote' },
              until,
              reason: 'on leave',
              delegatedAt: at,
              ...inForce,
            },
          ],
          nextCursor: null,
        },
      },
    }),
    operation({
      operationId: 'requireAuthentication',
      method: 'PUT',
      path: '/api/v12/step-up-rules/{action}',
      summary: 'Require a fresh or strong sign-in for a permission',
      description:
        'A request that does not meet the rule is answered with 401 and a challenge (RFC 9470). API keys never meet one. critical-votes means votes on requests of the tier CRITICAL.',
      params: { action: stepUpActionSchema },
      request: requireAuthenticationSchema,
      success: { status: 200, response: authenticationRequiredSchema },
      problems: ['STEP_UP_RULE_NOT_MET'],
      example: {
        request: { maxAgeSeconds: 300, reason: 'policy 7' },
        response: { action, maxAgeSeconds: 300, acr: null, position },
      },
    }),
    operation({
      operationId: 'releaseAuthentication',
      method: 'POST',
      path: '/api/v12/step-up-rules/{action}/release',
      summary: 'Release a rule for signing in',
      params: { action: stepUpActionSchema },
      request: revokeSchema,
      success: { status: 200, response: authenticationReleasedSchema },
      problems: ['STEP_UP_RULE_NOT_FOUND'],
      example: { request: { reason: 'policy 8' }, response: { action, position } },
    }),
    operation({
      operationId: 'listStepUpRules',
      method: 'GET',
      path: '/api/v12/step-up-rules',
      summary: 'List the rules for signing in',
      params: {},
      success: { status: 200, response: stepUpRulesSchema },
      problems: [],
      example: { response: { items: [{ action, maxAgeSeconds: 300, acr: null }] } },
    }),
    operation({
      operationId: 'listDenials',
      method: 'GET',
      path: '/api/v12/denials',
      summary: 'List the requests that were denied, the latest first',
      description:
        'Requests that were refused because of who acted: those answered with 401 or 403, self-approvals, second votes of one person, signatures that are missing or do not verify, and delegations and rules for signing in that the caller does not meet. Counted by minute and written within seconds. Requests without valid credentials belong to the tenant default.',
      params: {},
      query: pageQuerySchema,
      success: { status: 200, response: denialPageSchema },
      problems: ['INVALID_CURSOR'],
      example: {
        ...page,
        response: {
          items: [
            {
              minute: '2026-11-02T09:30:00.000Z',
              principal: vera,
              operation: 'rollBack',
              code: 'PERMISSION_DENIED',
              address: '192.0.2.7',
              count: 3,
            },
          ],
          nextCursor: null,
        },
      },
    }),
    operation({
      operationId: 'getHistory',
      method: 'GET',
      path: '/api/v12/history/{stream}',
      summary: 'Read every event of a token, version, request or another stream, the oldest first',
      description: `What happened, who did it, how and from which address they had signed in, and why. ${streamKinds} The hashes of the secrets of API keys are left out.`,
      params: { stream: streamNameSchema },
      query: pageQuerySchema,
      success: { status: 200, response: recordedEventPageSchema },
      problems: ['INVALID_CURSOR', 'STREAM_NOT_FOUND'],
      example: {
        ...page,
        response: {
          items: [
            {
              stream: exampleIds.stream,
              revision: 1,
              position,
              type: 'TokenLocked',
              data: { reason: 'audit' },
              metadata: {
                tenantId: 'default',
                occurredAt: '2026-11-02T09:30:30.000Z',
                actor: {
                  type: 'user',
                  id: vera,
                  issuer: 'https://id.example.com',
                  method: 'jwt',
                  keyId: 'signing-2026',
                  address: '192.0.2.7',
                },
                reason: 'audit',
              },
            },
          ],
          nextCursor: null,
        },
      },
    }),
  ],
};
