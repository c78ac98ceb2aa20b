import type { ProblemKind } from '../problem-kind.ts';

export const settlementProblems = {
  SETTLEMENT_NOT_FOUND: {
    status: 404,
    title: 'The settlement does not exist',
    recommendedActions: ['List the settlements of a version with GET /api/v12/settlements?versionId=.'],
  },
} as const satisfies Record<string, ProblemKind>;
