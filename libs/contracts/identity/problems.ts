import type { ProblemKind } from '../problem-kind.ts';

export const identityProblems = {
  ACCESS_UNAVAILABLE: {
    status: 503,
    title: 'The grants and keys of the tenant cannot be read now',
    runbook: 'store-away',
    recommendedActions: [
      'Try again after Retry-After, with the same credentials.',
      'Operators: check that the event store answers. Nothing is allowed by what was known before.',
    ],
  },
  ACTING_FOR_ANOTHER: {
    status: 403,
    title: 'The request names another person as the acting person',
    recommendedActions: [
      'Omit the field, or send the id of the signed-in principal.',
      'To act for another person, ask that person for a delegation: POST /api/v12/delegations.',
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
  INSUFFICIENT_AUTHENTICATION: {
    status: 401,
    title: 'The operation needs a fresher or stronger sign-in',
    recommendedActions: [
      'Sign in again with the max_age and acr_values of the header WWW-Authenticate (RFC 9470), and send the new token.',
    ],
  },
  NOT_A_PRINCIPAL: {
    status: 400,
    title: 'A name in the request is not the id of a principal',
    recommendedActions: [
      'Send the id of a person who can sign in: the issuer of the access token, # and its subject. `errors` names the fields.',
      'GET /api/v12/principal shows each person their own id.',
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
  SECOND_PERSON_REQUIRED: {
    status: 403,
    title: 'Another person must do this',
    recommendedActions: [
      'Ask another person who has the permission to confirm it.',
      'A delegate counts as both persons, and an API key as everybody who issued or rotated it.',
    ],
  },
  TENANT_NOT_ALLOWED: {
    status: 403,
    title: 'The principal has no access to this tenant',
    recommendedActions: [
      'Send X-Organization-ID with the tenant of the token, or omit it.',
      'If the tenant of the token does not exist, ask an administrator of the tenant default to create it.',
    ],
  },
  TENANT_SUSPENDED: {
    status: 403,
    title: 'The tenant is suspended',
    recommendedActions: [
      'Read as before. To change data, ask an administrator of the tenant default to resume the tenant.',
    ],
  },
  UNAUTHENTICATED: {
    status: 401,
    title: 'The request has no valid credentials',
    runbook: 'identity-provider',
    recommendedActions: [
      'Send the header Authorization as "Bearer <token>", with an access token of the identity provider or an API key.',
      'If the token has expired, sign in again.',
    ],
  },
} as const satisfies Record<string, ProblemKind>;
