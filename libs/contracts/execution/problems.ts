import type { ProblemKind } from '../problem-kind.ts';

export const executionProblems = {
  APPROVAL_VERSION_MISMATCH: {
    status: 422,
    title: 'The approval request belongs to another version',
    recommendedActions: ['Use the approval request that was opened when this version was submitted.'],
  },
  EXECUTION_IN_PROGRESS: {
    status: 409,
    title: 'The execution is still in progress',
    recommendedActions: ['Try again in a few seconds.'],
  },
  HOLD_NOT_FOUND: {
    status: 404,
    title: 'The hold does not exist',
    recommendedActions: ['Read the holds of the version with GET /api/v12/approval-execution/{versionId}/explain.'],
  },
  SETTLEMENT_COMPLETED: {
    status: 409,
    title: 'The activation is already settled',
    runbook: 'roll-back-a-mistake',
    recommendedActions: [
      'Request the rollback with force: true. A second person then confirms it with the same request.',
      'Or replace this version with a new one.',
    ],
  },
  SUPERSEDED: {
    status: 409,
    title: 'A version that replaces this one is active',
    recommendedActions: [
      'Read the id of that version in detail, or with GET /api/v12/approval-execution/{versionId}/explain.',
      'Roll that version back first, or submit a new version.',
    ],
  },
  VERSION_HELD: {
    status: 409,
    title: 'A hold blocks the version',
    runbook: 'stalled-executions',
    recommendedActions: ['Ask the person who placed the hold to release it.'],
  },
} as const satisfies Record<string, ProblemKind>;
