import type { ProblemKind } from '../problem-kind.ts';

export const operationsProblems = {
  DEAD_LETTER_NOT_FOUND: {
    status: 404,
    title: 'The dead letter does not exist',
    runbook: 'dead-letters',
    recommendedActions: ['List dead letters with GET /api/v12/dead-letters.'],
  },
  DEAD_LETTER_NOT_OPEN: {
    status: 409,
    title: 'The dead letter is not open',
    runbook: 'dead-letters',
    recommendedActions: ['Read its status with GET /api/v12/dead-letters/{deadLetterId}.'],
  },
  PROJECTION_JOB_NOT_FOUND: {
    status: 404,
    title: 'The check or rebuild does not exist',
    runbook: 'projection-drift',
    recommendedActions: ['List the projections with GET /api/v12/projections.'],
  },
  PROJECTION_JOB_UNDER_WAY: {
    status: 409,
    title: 'A check or rebuild of this projection is running',
    runbook: 'projection-drift',
    recommendedActions: ['Wait until it ends. GET /api/v12/projections shows its status.'],
  },
  REPLAY_NOT_FOUND: {
    status: 404,
    title: 'The replay does not exist',
    runbook: 'dead-letters',
    recommendedActions: ['List replays with GET /api/v12/replays.'],
  },
  REPLAY_UNDER_WAY: {
    status: 409,
    title: 'A replay of this group is running',
    runbook: 'dead-letters',
    recommendedActions: ['Wait until it ends, or stop it. GET /api/v12/replays shows its status.'],
  },
} as const satisfies Record<string, ProblemKind>;
