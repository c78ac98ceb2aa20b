import type { ProblemKind } from '../problem-kind.ts';
import { streamKinds } from './stream-kinds.ts';

export const accessProblems = {
  ALREADY_GRANTED: {
    status: 409,
    title: 'The grant, the delegation or the name of the API key exists',
    recommendedActions: ['List what exists. Send a later end to make it longer, or revoke it first.'],
  },
  API_KEY_NOT_FOUND: {
    status: 404,
    title: 'There is no such API key',
    recommendedActions: ['GET /api/v12/api-keys lists the keys.'],
  },
  DELEGATION_NOT_FOUND: {
    status: 404,
    title: 'There is no such delegation',
    recommendedActions: ['GET /api/v12/delegations lists the delegations from and to you.'],
  },
  DELEGATION_NOT_POSSIBLE: {
    status: 422,
    title: 'The principal cannot delegate this',
    denies: true,
    recommendedActions: ['Delegate a permission that your own roles hold. GET /api/v12/principal lists them.'],
  },
  GRANT_NOT_FOUND: {
    status: 404,
    title: 'There is no such grant',
    recommendedActions: [
      'GET /api/v12/grants lists the grants.',
      'Revoke roles that come from access tokens at the identity provider.',
    ],
  },
  GRANT_TO_ONESELF: {
    status: 403,
    title: 'Nobody grants or delegates to themselves',
    recommendedActions: ['Ask another administrator.'],
  },
  STEP_UP_RULE_NOT_FOUND: {
    status: 404,
    title: 'There is no such rule for signing in',
    recommendedActions: ['GET /api/v12/step-up-rules lists the rules.'],
  },
  STEP_UP_RULE_NOT_MET: {
    status: 422,
    title: 'Your own sign-in does not meet the rule',
    denies: true,
    recommendedActions: ['Sign in so that the rule is met, and set it then. Otherwise it could lock everybody out.'],
  },
  STREAM_NOT_FOUND: {
    status: 404,
    title: 'There is no such stream',
    recommendedActions: [`Name a stream that has an event. ${streamKinds}`],
  },
  TENANT_EXISTS: {
    status: 409,
    title: 'The tenant exists',
    recommendedActions: ['Choose another name. GET /api/v12/tenants lists the tenants.'],
  },
  TENANT_NOT_FOUND: {
    status: 404,
    title: 'There is no such tenant',
    recommendedActions: ['GET /api/v12/tenants lists the tenants.'],
  },
  TENANT_NOT_SUSPENDABLE: {
    status: 409,
    title: 'The tenant default cannot be suspended',
    recommendedActions: ['Stop the apps to stop the whole installation.'],
  },
  TOO_MANY_SECRETS: {
    status: 409,
    title: 'Five earlier secrets of the API key are still valid',
    recommendedActions: [
      'Rotate again when one of them has ended, or with overlapSeconds 0.',
      'If a secret leaked, revoke the key, which ends all of them, and issue another.',
    ],
  },
} as const satisfies Record<string, ProblemKind>;
