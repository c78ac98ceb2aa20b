import type { ProblemKind } from '../problem-kind.ts';

export const tokenProblems = {
  CASCADE_BLOCKED: {
    status: 409,
    title: 'Active dependents block the operation',
    runbook: 'failed-cascade',
    recommendedActions: [
      'Retire the dependents first. details.dependents lists them.',
      'Retire with cascade: true. Review a dry run first.',
    ],
  },
  CASCADE_TIMED_OUT: {
    status: 503,
    title: 'The cascade timed out',
    recommendedActions: ['Check which versions are retired, then retire the rest.'],
  },
  CASCADE_TOO_DEEP: {
    status: 409,
    title: 'The cascade has too many levels',
    recommendedActions: ['Retire the lowest dependents first.'],
  },
  CIRCULAR_DEPENDENCY: {
    status: 422,
    title: 'The parents would form a cycle',
    recommendedActions: ['Choose a parent that does not depend on this one. details.path shows the cycle.'],
  },
  PARENT_LOCKED: {
    status: 423,
    title: 'The parent or the token of the version is locked',
    runbook: 'stalled-executions',
    recommendedActions: ['Unlock the token that the error names, then try again.'],
  },
  TOKEN_NOT_FOUND: {
    status: 404,
    title: 'The token does not exist',
    recommendedActions: ['Check the id, or register the token with POST /api/v12/tokens.'],
  },
  TOKEN_RETIRED: {
    status: 409,
    title: 'The token or version is retired',
    recommendedActions: ['Use a token and a parent that are not retired.'],
  },
} as const satisfies Record<string, ProblemKind>;
