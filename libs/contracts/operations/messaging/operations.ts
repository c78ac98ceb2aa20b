import { exampleIds } from '../../example-ids.ts';
import { operatorCommandSchema } from '../../http/commands.ts';
import { operation, type Area } from '../../http/operation.ts';
import { uuidSchema } from '../../primitives.ts';
import {
  deadLetterPageSchema,
  deadLetterSchema,
  deadLettersQuerySchema,
  discardDeadLetterSchema,
} from './dead-letters.ts';
import {
  countReplaySchema,
  replayCountSchema,
  replaySchema,
  replaysQuerySchema,
  replaysSchema,
  startReplaySchema,
} from './replays.ts';

const { deadLetterId, replayId, tokenId } = exampleIds;

const failed = {
  deadLetterId,
  group: 'settlement',
  status: 'failed',
  eventId: '01981c5e-7d40-5a31-9d2e-4f1b6c8a0011',
  eventType: 'RevenueStreamInitiated',
  key: tokenId,
  position: null,
  attempts: 1,
  error: 'Error: RevenueStreamInitiated was refused: …',
  deadAt: '2026-11-02T09:31:00.050Z',
  lastTriedAt: '2026-11-02T09:31:00.050Z',
  endedAt: null,
  endedBy: null,
  reason: null,
} as const;

const parked = {
  ...failed,
  deadLetterId: '01981c5e-7d40-4a31-9d2e-4f1b6c8a0012',
  group: 'token-versions',
  eventType: 'VersionActivated',
  key: 'version-01981c5e-7d40-7a31-9d2e-4f1b6c8a0002',
  position: '0000000000000042',
  error: 'EventFault: token-versions cannot be made of the event.',
} as const;

const view = {
  ...failed,
  event: { specversion: '1.0', id: failed.eventId, type: failed.eventType, partitionkey: tokenId, data: { tokenId } },
};

const types: ['TokenActivated'] = ['TokenActivated'];
const range = { group: 'revenue', types } as const;

const replay = {
  replayId,
  group: 'revenue',
  status: 'running',
  fromPosition: '',
  toPosition: '0000000000000042',
  position: '',
  types,
  tokenId: null,
  eventsPerSecond: 100,
  total: 3,
  delivered: 0,
  skipped: 0,
  requestedBy: 'ops@example.com',
  reason: 'restored from a backup',
  createdAt: '2026-11-02T09:31:00.050Z',
  endedAt: null,
} as const;

export const messaging: Area = {
  tag: 'Dead letters and replays',
  description:
    'Events that a consumer group or processor could not process, and repeated delivery of a part of the event log.',
  schemas: {
    DeadLetter: deadLetterSchema,
    DeadLetterPage: deadLetterPageSchema,
    Replay: replaySchema,
    ReplayCount: replayCountSchema,
  },
  operations: [
    operation({
      operationId: 'listDeadLetters',
      method: 'GET',
      path: '/api/v12/dead-letters',
      summary: 'List dead letters, those of consumer groups before those of processors, oldest first',
      params: {},
      query: deadLettersQuerySchema,
      success: { status: 200, response: deadLetterPageSchema },
      problems: [],
      example: { query: { limit: 100 }, response: { items: [failed, parked], nextCursor: null } },
    }),
    operation({
      operationId: 'getDeadLetter',
      method: 'GET',
      path: '/api/v12/dead-letters/{deadLetterId}',
      summary: 'Read a dead letter with its event and error',
      params: { deadLetterId: uuidSchema },
      success: { status: 200, response: deadLetterSchema },
      problems: ['DEAD_LETTER_NOT_FOUND'],
      example: { response: view },
    }),
    operation({
      operationId: 'retryDeadLetter',
      method: 'POST',
      path: '/api/v12/dead-letters/{deadLetterId}/retry',
      summary: 'Retry a failed event, then the events that wait behind it',
      params: { deadLetterId: uuidSchema },
      request: operatorCommandSchema,
      success: { status: 202, response: deadLetterSchema },
      dryRun: false,
      problems: ['DEAD_LETTER_NOT_FOUND', 'DEAD_LETTER_NOT_OPEN'],
      example: {
        request: { reason: 'the consumer is repaired', executedBy: 'ops@example.com' },
        response: { ...view, status: 'retry' },
      },
    }),
    operation({
      operationId: 'discardDeadLetter',
      method: 'POST',
      path: '/api/v12/dead-letters/{deadLetterId}/discard',
      summary: 'Discard an event for its group or processor, and deliver the events that wait behind it',
      params: { deadLetterId: uuidSchema },
      request: discardDeadLetterSchema,
      success: { status: 200, response: deadLetterSchema },
      dryRun: false,
      problems: ['DEAD_LETTER_NOT_FOUND', 'DEAD_LETTER_NOT_OPEN'],
      example: {
        request: { discardedBy: 'ops@example.com', reason: 'booked by hand' },
        response: {
          ...view,
          status: 'discarded',
          endedAt: '2026-11-02T10:00:00.000Z',
          endedBy: 'ops@example.com',
          reason: 'booked by hand',
        },
      },
    }),
    operation({
      operationId: 'countReplay',
      method: 'POST',
      path: '/api/v12/replays/count',
      summary: 'Count the events that a replay would deliver',
      params: {},
      request: countReplaySchema,
      weight: 50,
      success: { status: 200, response: replayCountSchema },
      dryRun: false,
      problems: [],
      example: {
        request: range,
        response: { total: 3, byType: { TokenActivated: 3 }, toPosition: '0000000000000042' },
      },
    }),
    operation({
      operationId: 'startReplay',
      method: 'POST',
      path: '/api/v12/replays',
      summary: 'Deliver a part of the event log again to one group',
      description:
        'Each event carries the id of the replay as `replayid`. Events that the group has already handled are skipped. Live events continue meanwhile.',
      params: {},
      request: startReplaySchema,
      weight: 100,
      success: { status: 202, response: replaySchema, location: true },
      dryRun: false,
      problems: ['REPLAY_UNDER_WAY'],
      example: {
        request: { ...range, eventsPerSecond: 100, requestedBy: 'ops@example.com', reason: 'restored from a backup' },
        response: replay,
      },
    }),
    operation({
      operationId: 'listReplays',
      method: 'GET',
      path: '/api/v12/replays',
      summary: 'List replays, newest first',
      params: {},
      query: replaysQuerySchema,
      success: { status: 200, response: replaysSchema },
      problems: [],
      example: { query: { group: 'revenue', limit: 100 }, response: { items: [replay] } },
    }),
    operation({
      operationId: 'getReplay',
      method: 'GET',
      path: '/api/v12/replays/{replayId}',
      summary: 'Read the progress of a replay',
      params: { replayId: uuidSchema },
      success: { status: 200, response: replaySchema },
      problems: ['REPLAY_NOT_FOUND'],
      example: { response: replay },
    }),
    operation({
      operationId: 'stopReplay',
      method: 'POST',
      path: '/api/v12/replays/{replayId}/stop',
      summary: 'Stop a replay',
      params: { replayId: uuidSchema },
      request: operatorCommandSchema,
      success: { status: 200, response: replaySchema },
      dryRun: false,
      problems: ['REPLAY_NOT_FOUND'],
      example: {
        request: { reason: 'the consumer is overloaded', executedBy: 'ops@example.com' },
        response: { ...replay, status: 'stopped', endedAt: '2026-11-02T09:32:00.000Z' },
      },
    }),
  ],
};
