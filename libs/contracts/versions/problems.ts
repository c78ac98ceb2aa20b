import type { ProblemKind } from '../problem-kind.ts';

export const versionProblems = {
  INVALID_STATE_TRANSITION: {
    status: 409,
    title: 'The current status does not allow this',
    runbook: 'check-status',
    recommendedActions: [
      'Read the current status at GET /api/v12/versions/{versionId}.',
      'Create a new version in the place of one that has ended.',
    ],
  },
  SUBMISSION_ABANDONED: {
    status: 409,
    title: 'The submission was given up after an interruption',
    recommendedActions: ['Submit the version again as a new command: with another Idempotency-Key, or without one.'],
  },
  VERSION_NOT_FOUND: {
    status: 404,
    title: 'There is no such version',
    recommendedActions: ['Check the id; the answer to the creation of the version names it.'],
  },
} as const satisfies Record<string, ProblemKind>;
