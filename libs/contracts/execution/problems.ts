import type { ProblemKind } from '../problem-kind.ts';

export const executionProblems = {
  APPROVAL_VERSION_MISMATCH: {
    status: 422,
    title: 'The approval request belongs to another version',
    recommendedActions: ['Use the approval request that the submission of this version opened.'],
  },
  EXECUTION_IN_PROGRESS: {
    status: 409,
    title: 'The execution has not ended yet',
    recommendedActions: ['Try again in a few seconds.'],
  },
  HOLD_NOT_FOUND: {
    status: 404,
    title: 'There is no such hold',
    recommendedActions: ['Read the holds of the version at GET /api/v12/approval-execution/{versionId}/explain.'],
  },
  SETTLEMENT_COMPLETED: {
    status: 409,
    title: 'The activation has been settled',
    runbook: 'roll-back-a-mistake',
    recommendedActions: [
      'Ask for the rollback with force: true; a second person then carries it out in the same way.',
      'Let a new version replace this one instead.',
    ],
  },
  SUPERSEDED: {
    status: 409,
    title: 'A version that replaces this one is in force',
    recommendedActions: [
      'Read which version it is in the detail, or in GET /api/v12/approval-execution/{versionId}/explain.',
      'Roll that version back first, or submit a new version.',
    ],
  },
  VERSION_HELD: {
    status: 409,
    title: 'A hold on the version blocks it',
    runbook: 'stalled-executions',
    recommendedActions: ['Ask whoever placed the hold to release it.'],
  },
} as const satisfies Record<string, ProblemKind>;
