import { exampleIds } from '../example-ids.ts';
import { operatorCommandSchema } from '../http/commands.ts';
import { operation, type Area } from '../http/operation.ts';
import { uuidSchema } from '../primitives.ts';
import {
  bulkExecutedSchema,
  bulkExecuteSchema,
  executedManuallySchema,
  executeManuallySchema,
  holdPlacedSchema,
  holdReleasedSchema,
  rollBackSchema,
  rolledBackSchema,
} from './commands.ts';
import {
  executionAuditSchema,
  executionMetricsSchema,
  executionStatusSchema,
  explanationSchema,
  pendingExecutionsSchema,
} from './queries.ts';
import { executionQueries } from './query-operations.ts';

const { versionId, approvalRequestId, holdId } = exampleIds;

export const execution: Area = {
  tag: 'Approval execution',
  description: 'Executes approvals: the approved version becomes active, exactly once.',
  schemas: {
    ExecuteManuallyRequest: executeManuallySchema,
    ExecutedManually: executedManuallySchema,
    BulkExecuted: bulkExecutedSchema,
    RolledBack: rolledBackSchema,
    Explanation: explanationSchema,
    PendingExecutions: pendingExecutionsSchema,
    ExecutionMetrics: executionMetricsSchema,
    ExecutionStatus: executionStatusSchema,
    ExecutionAudit: executionAuditSchema,
  },
  operations: [
    operation({
      operationId: 'executeManually',
      method: 'POST',
      path: '/api/v12/approval-execution/{versionId}/execute-manual',
      summary: 'Execute an approval manually',
      description:
        'Use it when automatic execution failed or is off. If the approval is already executed, the first result is returned and nothing changes.',
      params: { versionId: uuidSchema },
      request: executeManuallySchema,
      success: { status: 200, response: executedManuallySchema },
      problems: [
        'APPROVAL_REQUEST_NOT_FOUND',
        'APPROVAL_VERSION_MISMATCH',
        'VERSION_NOT_FOUND',
        'INVALID_STATE_TRANSITION',
        'APPROVAL_NOT_APPROVED',
        'APPROVAL_EXPIRED',
        'TOKEN_NOT_FOUND',
        'PARENT_LOCKED',
        'TOKEN_RETIRED',
        'SUPERSEDED',
        'VERSION_HELD',
        'PLAN_CHANGED',
      ],
      example: {
        request: { approvalRequestId, executedBy: 'ops@example.com', reason: 'automatic execution is off' },
        response: {
          versionId,
          approvalRequestId,
          executionId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0005',
          previousStatus: 'PENDING_VVB',
          newStatus: 'ACTIVE',
          timestamp: '2026-11-02T09:31:00.012Z',
          executionDuration: '12ms',
          executionDurationMs: 11.812,
          metadata: {
            executedManually: true,
            executedBy: 'ops@example.com',
            alreadyExecuted: false,
            cascadeRetirementExecuted: false,
            cascadeError: null,
          },
          position: '0000000000000012',
        },
      },
    }),
    operation({
      operationId: 'bulkExecute',
      method: 'POST',
      path: '/api/v12/approval-execution/bulk-execute',
      summary: 'Execute many approvals',
      description:
        'Takes up to 1,000 approvals and returns one result for each, in the order of the request. A failure does not stop the others.',
      params: {},
      request: bulkExecuteSchema,
      weight: 100,
      success: { status: 200, response: bulkExecutedSchema },
      problems: [],
      example: {
        request: { approvalRequestIds: [approvalRequestId], executedBy: 'ops@example.com' },
        response: {
          totalRequests: 1,
          successCount: 1,
          failureCount: 0,
          results: [
            {
              approvalRequestId,
              status: 'SUCCESS',
              versionId,
              newStatus: 'ACTIVE',
              duration: '7ms',
              durationMs: 6.9,
              alreadyExecuted: false,
              errorCode: null,
              errorMessage: null,
            },
          ],
          position: '0000000000000013',
        },
      },
    }),
    operation({
      operationId: 'rollBack',
      method: 'POST',
      path: '/api/v12/approval-execution/{versionId}/rollback',
      summary: 'Roll back an execution',
      description:
        'The version returns to PENDING_VVB, and the version that it replaced becomes active again. Consumers cancel or refund. A settled activation needs force and two persons: the first receives 202, and the second confirms.',
      params: { versionId: uuidSchema },
      request: rollBackSchema,
      success: { status: 200, response: rolledBackSchema, also: 202 },
      problems: [
        'VERSION_NOT_FOUND',
        'INVALID_STATE_TRANSITION',
        'CASCADE_BLOCKED',
        'EXECUTION_IN_PROGRESS',
        'SETTLEMENT_COMPLETED',
        'PLAN_CHANGED',
      ],
      example: {
        request: { reason: 'approved by mistake', executedBy: 'ops@example.com', force: true },
        response: {
          versionId,
          previousStatus: 'ACTIVE',
          newStatus: 'ACTIVE',
          timestamp: '2026-11-02T10:00:00.000Z',
          reason: 'approved by mistake',
          requestedBy: 'ops@example.com',
          restoredVersionId: null,
          position: '0000000000000019',
        },
      },
    }),
    operation({
      operationId: 'placeHold',
      method: 'POST',
      path: '/api/v12/approval-execution/{versionId}/holds',
      summary: 'Place a hold that blocks the execution of a version',
      params: { versionId: uuidSchema },
      request: operatorCommandSchema,
      success: { status: 201, response: holdPlacedSchema },
      problems: ['VERSION_NOT_FOUND'],
      example: {
        request: { reason: 'the amount is disputed', executedBy: 'ops@example.com' },
        response: { versionId, holdId, position: '0000000000000020' },
      },
    }),
    operation({
      operationId: 'releaseHold',
      method: 'POST',
      path: '/api/v12/approval-execution/{versionId}/holds/{holdId}/release',
      summary: 'Release a hold',
      params: { versionId: uuidSchema, holdId: uuidSchema },
      request: operatorCommandSchema,
      success: { status: 200, response: holdReleasedSchema },
      problems: ['VERSION_NOT_FOUND', 'HOLD_NOT_FOUND'],
      example: {
        request: { reason: 'the amount is right', executedBy: 'ops@example.com' },
        response: { versionId, holdId, position: '0000000000000021' },
      },
    }),
    operation({
      operationId: 'explainExecution',
      servedBy: 'command',
      method: 'GET',
      path: '/api/v12/approval-execution/{versionId}/explain',
      summary: 'Explain whether a version can be executed now, and who can unblock it',
      description:
        'Runs the same checks as the execution, so the verdict is the answer that execute-manual would return now.',
      params: { versionId: uuidSchema },
      success: { status: 200, response: explanationSchema },
      problems: ['VERSION_NOT_FOUND'],
      example: {
        response: {
          versionId,
          status: 'PENDING_VVB',
          approvalRequestId,
          verdict: 'BLOCKED',
          expected: { status: 409, code: 'APPROVAL_NOT_APPROVED' },
          checks: [
            {
              check: 'APPROVAL_GRANTED',
              passed: false,
              code: 'APPROVAL_NOT_APPROVED',
              message: 'The approval request is OPEN.',
            },
          ],
          deadline: {
            votingWindowEnd: '2026-11-09T09:30:00.000Z',
            approvalExpiryDeadline: '2026-11-16T09:30:00.000Z',
            secondsLeft: 604_700,
          },
          votes: {
            status: 'OPEN',
            approve: 1,
            reject: 0,
            abstain: 0,
            validators: 3,
            approvalsMissing: 1,
            notVoted: ['bob', 'cem'],
          },
          blockers: [
            {
              code: 'APPROVAL_NOT_APPROVED',
              message: 'The approval request is OPEN.',
              canUnblock: ['bob', 'cem'],
              holdId: null,
            },
          ],
          cascade: null,
          recommendedActions: ['Cast the missing votes.'],
          automaticExecution: true,
          position: '0000000000000006',
        },
      },
    }),
    ...executionQueries,
  ],
};
