import type { ProblemKind } from '../problem-kind.ts';

export const settlementProblems = {
  SETTLEMENT_NOT_FOUND: {
    status: 404,
    title: 'There is no such settlement',
    recommendedActions: ['List the settlements of a version at GET /api/v12/settlements?versionId=.'],
  },
} as const satisfies Record<string, ProblemKind>;
