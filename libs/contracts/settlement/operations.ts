import { exampleIds } from '../example-ids.ts';
import { operatorCommandSchema } from '../http/commands.ts';
import { operation, type Area } from '../http/operation.ts';
import { uuidSchema } from '../primitives.ts';
import { settlementRetriedSchema } from './commands.ts';
import {
  settlementPageSchema,
  settlementsQuerySchema,
  settlementViewSchema,
  trialBalanceQuerySchema,
  trialBalanceSchema,
} from './queries.ts';

const { tokenId, versionId, settlementId } = exampleIds;

export const settlement: Area = {
  tag: 'Settlement',
  description: 'Payments for active versions, and the double-entry books.',
  schemas: {
    SettlementRetried: settlementRetriedSchema,
    SettlementView: settlementViewSchema,
    SettlementPage: settlementPageSchema,
    TrialBalance: trialBalanceSchema,
  },
  operations: [
    operation({
      operationId: 'listSettlements',
      method: 'GET',
      path: '/api/v12/settlements',
      summary: 'List settlements, optionally of one version',
      params: {},
      query: settlementsQuerySchema,
      headers: ['X-Min-Position'],
      success: { status: 200, response: settlementPageSchema },
      problems: [],
      example: {
        query: { versionId, limit: 100 },
        response: {
          items: [
            {
              settlementId,
              revenueStreamId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0007',
              versionId,
              tokenId,
              status: 'COMPLETED',
              amount: '250.00',
              recipient: 'treasury',
              issuerAccountId: 'acme',
              attempts: 1,
              failureCode: null,
              failureReason: null,
              requestedAt: '2026-11-02T09:31:00.050Z',
              completedAt: '2026-11-02T09:31:00.080Z',
              updatedAt: '2026-11-02T09:31:00.080Z',
              revenueStream: {
                status: 'SETTLED',
                createdAt: '2026-11-02T09:31:00.040Z',
                settledAt: '2026-11-02T09:31:00.090Z',
              },
            },
          ],
          nextCursor: null,
        },
      },
    }),
    operation({
      operationId: 'retrySettlement',
      method: 'POST',
      path: '/api/v12/settlements/{settlementId}/retry',
      summary: 'Retry a failed settlement',
      description: 'If it failed with INSUFFICIENT_BALANCE, fund its token first.',
      params: { settlementId: uuidSchema },
      request: operatorCommandSchema,
      success: { status: 202, response: settlementRetriedSchema },
      problems: ['SETTLEMENT_NOT_FOUND', 'INVALID_STATE_TRANSITION'],
      example: {
        request: { reason: 'the token is funded', executedBy: 'ops@example.com' },
        response: { settlementId, status: 'RETRYING', position: '0000000000000018' },
      },
    }),
    operation({
      operationId: 'getTrialBalance',
      servedBy: 'settlement',
      method: 'GET',
      path: '/api/v12/books/trial-balance',
      summary: 'Read the balance of every account, and their total, which is always zero',
      description:
        'With X-Min-Position, the books include all events up to that position. The consequences of these events, such as ' +
        'the payment of an activation, have later positions.',
      params: {},
      query: trialBalanceQuerySchema,
      headers: ['X-Min-Position'],
      success: { status: 200, response: trialBalanceSchema },
      problems: [],
      example: {
        query: { limit: 100 },
        response: {
          accounts: [
            { account: 'issuer:acme', balance: '750.00' },
            { account: 'recipient:treasury', balance: '250.00' },
            { account: 'outside', balance: '-1000.00' },
          ],
          total: '0.00',
          nextCursor: null,
        },
      },
    }),
  ],
};
