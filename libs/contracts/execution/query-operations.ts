import { exampleIds } from '../example-ids.ts';
import { operation, type Operation } from '../http/operation.ts';
import { pageQuerySchema } from '../http/paging.ts';
import { uuidSchema } from '../primitives.ts';
import {
  executionAuditSchema,
  executionMetricsSchema,
  executionStatusSchema,
  pendingExecutionsSchema,
} from './queries.ts';

const { tokenId, versionId, approvalRequestId } = exampleIds;

const windowExample = (seconds: number, executions: number) => ({
  seconds,
  executions,
  perSecond: Math.round((executions / seconds) * 1_000) / 1_000,
  p50Ms: 3.1,
  p95Ms: 8.4,
  p99Ms: 12.9,
  successRate: 1,
  rollbacks: 0,
  cascadeFailures: 0,
});

/** Queries about executions, served from the read models. */
export const executionQueries: readonly Operation[] = [
  operation({
    operationId: 'listPendingExecutions',
    method: 'GET',
    path: '/api/v12/approval-execution/pending',
    summary: 'List approved versions that await execution, oldest first',
    params: {},
    query: pageQuerySchema,
    headers: ['X-Min-Position'],
    success: { status: 200, response: pendingExecutionsSchema },
    problems: [],
    example: {
      query: { limit: 100 },
      response: {
        oldestAgeSeconds: 4_000,
        total: 1,
        stalled: 1,
        items: [
          {
            approvalRequestId,
            versionId,
            tokenId,
            decidedAt: '2026-11-02T09:31:00.000Z',
            ageSeconds: 4_000,
            stalled: true,
            approvalExpiryDeadline: '2026-11-16T09:30:00.000Z',
          },
        ],
        nextCursor: null,
      },
    },
  }),
  operation({
    operationId: 'getExecutionMetrics',
    method: 'GET',
    path: '/api/v12/approval-execution/execution-metrics',
    summary: 'Read the number, speed and failures of executions, with their targets',
    params: {},
    headers: ['X-Min-Position'],
    success: { status: 200, response: executionMetricsSchema },
    problems: [],
    example: {
      response: {
        at: '2026-11-02T10:00:00.000Z',
        lastFiveMinutes: windowExample(300, 12),
        lastDay: windowExample(86_400, 4_000),
        targets: [{ metric: 'p95Ms', target: '< 150', alert: '> 250', requirement: 'S6-59' }],
      },
    },
  }),
  operation({
    operationId: 'getExecutionStatus',
    method: 'GET',
    path: '/api/v12/approval-execution/{versionId}/status',
    summary: 'Read whether the approval of a version is executed, and how long the execution took',
    params: { versionId: uuidSchema },
    headers: ['X-Min-Position'],
    success: { status: 200, response: executionStatusSchema },
    problems: ['VERSION_NOT_FOUND'],
    example: {
      response: {
        versionId,
        approvalRequestId,
        currentStatus: 'ACTIVE',
        transitionedAt: '2026-11-02T09:31:00.012Z',
        executionDuration: '12ms',
        executionDurationMs: 11.812,
        approverCount: 2,
        approvalThreshold: 66.67,
      },
    },
  }),
  operation({
    operationId: 'listExecutionAudit',
    method: 'GET',
    path: '/api/v12/approval-execution/{versionId}/audit',
    summary: 'List the execution phases of a version and the acts of persons on it, oldest first',
    params: { versionId: uuidSchema },
    query: pageQuerySchema,
    headers: ['X-Min-Position'],
    success: { status: 200, response: executionAuditSchema },
    problems: ['VERSION_NOT_FOUND'],
    example: {
      query: { limit: 100 },
      response: {
        versionId,
        auditEntries: [
          {
            id: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0006',
            phase: 'TRANSITIONED',
            approvalRequestId,
            previousStatus: 'PENDING_VVB',
            newStatus: 'ACTIVE',
            timestamp: '2026-11-02T09:31:00.012Z',
            executedBy: 'ops@example.com',
            errorMessage: null,
            metadata: {},
          },
        ],
        nextCursor: null,
      },
    },
  }),
];
