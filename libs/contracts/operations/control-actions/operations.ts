import { exampleIds } from '../../example-ids.ts';
import { operation, type Area } from '../../http/operation.ts';
import { controlActionPageSchema, controlActionsQuerySchema } from './schemas.ts';

const ops = 'https://id.example.com#olga';

export const controlActions: Area = {
  tag: 'Control actions',
  description:
    'Who retried and discarded dead letters, replayed events, checked and rebuilt read models, and moved the clock.',
  schemas: { ControlActionPage: controlActionPageSchema },
  operations: [
    operation({
      operationId: 'listControlActions',
      method: 'GET',
      path: '/api/v12/control-actions',
      summary: 'List what operators did to dead letters, replays, read models and the clock, the latest first',
      description: 'What concerns the whole installation belongs to the tenant default. All other acts are events.',
      params: {},
      query: controlActionsQuerySchema,
      success: { status: 200, response: controlActionPageSchema },
      problems: [],
      example: {
        query: { limit: 100 },
        response: {
          items: [
            {
              at: '2026-11-02T10:00:00.000Z',
              operation: 'retryDeadLetter',
              target: exampleIds.deadLetterId,
              detail: null,
              executedBy: ops,
              reason: 'the consumer is repaired',
              principal: ops,
              issuer: 'https://id.example.com',
              method: 'jwt',
              keyId: 'key-7',
              keyHolders: [],
              address: '192.0.2.7',
            },
          ],
          nextCursor: null,
        },
      },
    }),
  ],
};
