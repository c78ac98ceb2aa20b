import type { ProblemKind } from '../problem-kind.ts';

export const versionProblems = {
  INVALID_STATE_TRANSITION: {
    status: 409,
    title: 'The current status does not allow this',
    runbook: 'check-status',
    recommendedActions: [
      'Read the current status with GET /api/v12/versions/{versionId}.',
      'If the version has ended, create a new one.',
    ],
  },
  SUBMISSION_ABANDONED: {
    status: 409,
    title: 'The submission was interrupted and abandoned',
    recommendedActions: ['Submit the version again, with another Idempotency-Key or without one.'],
  },
  VERSION_NOT_FOUND: {
    status: 404,
    title: 'The version does not exist',
    recommendedActions: ['Check the id. The response to the creation of the version contains it.'],
  },
} as const satisfies Record<string, ProblemKind>;
