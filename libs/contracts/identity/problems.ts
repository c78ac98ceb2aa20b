import type { ProblemKind } from '../problem-kind.ts';

export const identityProblems = {
  ACTING_FOR_ANOTHER: {
    status: 403,
    title: 'The request names another person as the acting person',
    recommendedActions: [
      'Omit the field, or send the id of the signed-in principal.',
      'GET /api/v12/principal shows the id.',
    ],
  },
  IDENTITY_PROVIDER_UNAVAILABLE: {
    status: 503,
    title: 'The keys of the identity provider cannot be fetched',
    runbook: 'identity-provider',
    recommendedActions: [
      'Try again after Retry-After, with the same token.',
      'Operators: check that AUTH_JWKS_URL or AUTH_ISSUER can be reached from this host.',
    ],
  },
  PERMISSION_DENIED: {
    status: 403,
    title: 'The roles of the principal do not allow this operation',
    recommendedActions: [
      'Ask an administrator for one of the roles that `details` lists.',
      'GET /api/v12/principal shows your roles. docs/permissions.md lists every operation.',
    ],
  },
  TENANT_NOT_ALLOWED: {
    status: 403,
    title: 'The principal has no access to this tenant',
    recommendedActions: ['Send X-Organization-ID with the tenant of the token, or omit it.'],
  },
  UNAUTHENTICATED: {
    status: 401,
    title: 'The request has no valid credentials',
    runbook: 'identity-provider',
    recommendedActions: [
      'Send an access token of the identity provider as Authorization: Bearer <token>.',
      'If the token has expired, sign in again.',
    ],
  },
} as const satisfies Record<string, ProblemKind>;
