import type { ProblemKind } from '../problem-kind.ts';

export const tokenProblems = {
  CASCADE_BLOCKED: {
    status: 409,
    title: 'Active dependents stand in the way',
    runbook: 'failed-cascade',
    recommendedActions: [
      'Retire the dependents first; details.dependents names them.',
      'Retire with cascade: true, and look at the dry run before.',
    ],
  },
  CASCADE_TIMED_OUT: {
    status: 503,
    title: 'The cascade took too long',
    recommendedActions: ['Look at what has been retired, then retire the rest.'],
  },
  CASCADE_TOO_DEEP: {
    status: 409,
    title: 'The cascade would go too deep',
    recommendedActions: ['Retire the lowest dependents first.'],
  },
  CIRCULAR_DEPENDENCY: {
    status: 422,
    title: 'The parents would form a circle',
    recommendedActions: ['Choose a parent that does not depend on this one; details.path shows the circle.'],
  },
  PARENT_LOCKED: {
    status: 423,
    title: 'The parent, or the version’s own token, is locked',
    runbook: 'stalled-executions',
    recommendedActions: ['Unlock the token that the message names, then try again.'],
  },
  TOKEN_NOT_FOUND: {
    status: 404,
    title: 'There is no such token',
    recommendedActions: ['Check the id, or register the token at POST /api/v12/tokens.'],
  },
  TOKEN_RETIRED: {
    status: 409,
    title: 'The token or version is retired',
    recommendedActions: ['Use a token and a parent that are active.'],
  },
} as const satisfies Record<string, ProblemKind>;
