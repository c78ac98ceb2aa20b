import { executedManuallySchema, executeManuallySchema } from '../command-api.ts';
import { uuidSchema } from '../primitives.ts';
import { executionAuditSchema, executionStatusSchema, pageQuerySchema } from '../query-api.ts';
import { exampleIds } from './example-ids.ts';
import { operation, type Area } from './operation.ts';

const { versionId, approvalRequestId } = exampleIds;

export const approvalExecution: Area = {
  tag: 'Approval execution',
  description: 'What an approval comes to: the version becomes active, exactly once.',
  operations: [
    operation({
      operationId: 'executeManually',
      method: 'POST',
      path: '/api/v12/approval-execution/{versionId}/execute-manual',
      summary: 'Execute an approval by hand',
      description:
        'For when automatic execution failed or is off. An approval that has taken effect answers what happened then, and changes nothing.',
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
        'VERSION_HELD',
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
      operationId: 'getExecutionStatus',
      method: 'GET',
      path: '/api/v12/approval-execution/{versionId}/status',
      summary: 'Read whether the approval of a version has taken effect, and how long that took',
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
      summary: 'List the phases of the executions of a version, oldest first',
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
  ],
};
