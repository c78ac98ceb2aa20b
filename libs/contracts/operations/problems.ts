import type { ProblemKind } from '../problem-kind.ts';

export const operationsProblems = {
  DEAD_LETTER_NOT_FOUND: {
    status: 404,
    title: 'There is no such dead letter',
    runbook: 'dead-letters',
    recommendedActions: ['List them with GET /api/v12/dead-letters.'],
  },
  DEAD_LETTER_NOT_OPEN: {
    status: 409,
    title: 'The dead letter is not open',
    runbook: 'dead-letters',
    recommendedActions: ['Read its status at GET /api/v12/dead-letters/{deadLetterId}.'],
  },
  PROJECTION_JOB_NOT_FOUND: {
    status: 404,
    title: 'There is no such check or rebuild of a projection',
    runbook: 'projection-drift',
    recommendedActions: ['List the projections with GET /api/v12/projections.'],
  },
  PROJECTION_JOB_UNDER_WAY: {
    status: 409,
    title: 'The projection has a check or a rebuild under way',
    runbook: 'projection-drift',
    recommendedActions: ['Wait until it has ended (GET /api/v12/projections).'],
  },
  REPLAY_NOT_FOUND: {
    status: 404,
    title: 'There is no such replay',
    runbook: 'dead-letters',
    recommendedActions: ['List them with GET /api/v12/replays.'],
  },
  REPLAY_UNDER_WAY: {
    status: 409,
    title: 'The group has a replay under way',
    runbook: 'dead-letters',
    recommendedActions: ['Wait until it has ended (GET /api/v12/replays), or stop it.'],
  },
} as const satisfies Record<string, ProblemKind>;
