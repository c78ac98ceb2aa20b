import { at, happened, ids } from '../../../libs/domain/testing/example-events/happened.ts';
import { projectionSpecification } from '../../../libs/projections/testing/projection-specification.ts';
import { executionAuditProjection } from './execution-audit.projection.ts';

const { given, unspecified } = projectionSpecification(executionAuditProjection);
const entry = (columns: object) => ({
  approval_execution_audit: [
    {
      id: '00000000-0000-4000-9000-000000000000',
      version_id: ids.version,
      approval_request_id: ids.approvalRequest,
      prev_status: null,
      new_status: null,
      executed_by: 'SYSTEM',
      error_message: null,
      position: '0000000000000001',
      ...columns,
    },
  ],
});

describe('the audit of executions', () => {
  it('S6-12 has an entry for the initiation, with the votes', () => {
    given()
      .when(
        happened('ApprovalExecutionInitiated', {
          approvalCount: 8,
          rejectionCount: 3,
          abstainCount: 1,
          totalValidators: 12,
        }),
      )
      .then(
        entry({
          phase: 'INITIATED',
          execution_timestamp: at(3),
          metadata: {
            executionId: ids.execution,
            attempt: 1,
            ...{ approvalCount: 8, rejectionCount: 3, abstainCount: 1, totalValidators: 12 },
            mode: 'automatic',
            executedManually: false,
            onBehalfOf: null,
            reason: null,
            durationMs: 1.5,
          },
        }),
      );
  });

  it('S6-45 says who executed manually, for whom and why', () => {
    const executor = { executedBy: 'ops', onBehalfOf: 'ann', reason: 'urgent' };
    given()
      .when(happened('ApprovalExecutionInitiated', { mode: 'manual', ...executor }))
      .then({
        approval_execution_audit: [
          expect.objectContaining({
            executed_by: 'ops',
            metadata: expect.objectContaining({
              mode: 'manual',
              executedManually: true,
              onBehalfOf: 'ann',
              reason: 'urgent',
            }) as unknown,
          }),
        ],
      });
  });

  it('S6-13 has an entry for the validation, with its checks', () => {
    given()
      .when(happened('ApprovalExecutionValidated'))
      .then(
        entry({
          phase: 'VALIDATED',
          prev_status: 'PENDING_VVB',
          execution_timestamp: at(3),
          metadata: {
            executionId: ids.execution,
            outcome: 'passed',
            checks: [{ check: 'VERSION_EXISTS', passed: true, code: null, message: 'It exists.' }],
            validationsPassed: 1,
            stateTransitionAllowed: true,
            durationMs: 2.5,
          },
        }),
      );
  });

  it.each([
    ['token', { parentTokenId: ids.parentToken, parentVersionId: null }],
    ['version', { parentTokenId: null, parentVersionId: ids.parentToken }],
  ] as const)('S6-14 has an entry for the transition, with a parent that is a %s', (kind, parent) => {
    given()
      .when(
        happened('VersionActivated', {
          parent: { kind, id: ids.parentToken },
          previousVersionId: ids.previousVersion,
        }),
      )
      .then(
        entry({
          phase: 'TRANSITIONED',
          prev_status: 'PENDING_VVB',
          new_status: 'ACTIVE',
          execution_timestamp: at(3),
          metadata: {
            executionId: ids.execution,
            durationMs: 3.5,
            merkleHash: 'f00d',
            ...parent,
            previousVersionId: ids.previousVersion,
          },
        }),
      );
  });

  it('S6-15 S6-33 has an entry for the completion, with the outcome of the cascade', () => {
    const cascade = { outcome: 'failed', versionId: ids.previousVersion, error: 'It is locked.' } as const;
    given()
      .when(happened('ApprovalExecutionCompleted', { cascade, cascadeError: 'It is locked.' }))
      .then(
        entry({
          phase: 'COMPLETED',
          prev_status: 'PENDING_VVB',
          new_status: 'ACTIVE',
          execution_timestamp: at(4),
          metadata: {
            executionId: ids.execution,
            totalDurationMs: 12,
            phaseDurations: { initiated: 1.5, validated: 2.5, transitioned: 3.5, completed: 4.5 },
            eventsFired: 3,
            cascadeRetirementExecuted: false,
            cascade,
            cascadeError: 'It is locked.',
            approvalCount: 2,
            approvers: ['ann', 'bob'],
          },
        }),
      );
  });

  it('S6-16 S6-35 has an entry for the failure, with its error', () => {
    given()
      .when(happened('ApprovalExecutionFailed'))
      .then(
        entry({
          phase: 'FAILED',
          execution_timestamp: at(3),
          error_message: 'The version is held.',
          metadata: {
            executionId: ids.execution,
            code: 'VERSION_HELD',
            errorType: 'IllegalStateException',
            failurePhase: 'VALIDATED',
            durationMs: 4,
          },
        }),
      );
  });

  it('S6-18 N11 has an entry for the rollback, with both persons', () => {
    given()
      .when(happened('ApprovalExecutionRolledBack', { requestedBy: 'tom' }))
      .then(
        entry({
          phase: 'ROLLED_BACK',
          prev_status: 'ACTIVE',
          new_status: 'PENDING_VVB',
          executed_by: 'ops',
          execution_timestamp: at(5),
          metadata: { executionId: ids.execution, reason: 'wrong terms', requestedBy: 'tom' },
        }),
      );
  });

  it('N11 has an entry for the request of a rollback, which names the first person', () => {
    given()
      .when(happened('RollbackRequested', { requestedBy: 'tom' }))
      .then(
        entry({
          phase: 'ROLLBACK_REQUESTED',
          prev_status: 'ACTIVE',
          executed_by: 'tom',
          execution_timestamp: at(5),
          metadata: { executionId: ids.execution, reason: 'wrong terms' },
        }),
      );
  });

  const act = (columns: object) => entry({ approval_request_id: null, executed_by: 'ops', ...columns });

  it('S6-26 DESIGN-11 has an entry for a hold and for its release: who, when and why', () => {
    given()
      .when(happened('VersionHeld'))
      .then(act({ phase: 'HELD', execution_timestamp: at(2), metadata: { holdId: ids.hold, reason: 'audit' } }));
    given()
      .when(happened('VersionHoldReleased'))
      .then(
        act({ phase: 'HOLD_RELEASED', execution_timestamp: at(3), metadata: { holdId: ids.hold, reason: 'audited' } }),
      );
  });

  it('S7-38 DESIGN-11 has an entry for another parent, with both parents', () => {
    const to = { kind: 'token', id: ids.parentToken };
    given()
      .when(happened('VersionReparented'))
      .then(act({ phase: 'REPARENTED', execution_timestamp: at(2), metadata: { from: null, to, reason: 'moved' } }));
  });

  it('DESIGN-11 has an entry for the retirement', () => {
    given()
      .when(happened('VersionRetired'))
      .then(
        act({
          phase: 'RETIRED',
          prev_status: 'ACTIVE',
          new_status: 'RETIRED',
          execution_timestamp: at(6),
          metadata: { reason: 'matured' },
        }),
      );
  });

  it.each([
    ['ApprovalExecutionInitiated', 'SYSTEM'],
    ['ApprovalExecutionRolledBack', 'ops'],
    ['RollbackRequested', 'ops'],
    ['VersionHeld', 'ops'],
  ] as const)('DESIGN-11 names the delegate behind %s, and how the delegate signed in', (type, person) => {
    const proof = { issuer: 'https://id', method: 'jwt', keyId: 'k1', address: '10.0.0.1' } as const;
    const actor = { type: 'user', id: 'https://id#dan', ...proof } as const;
    const signedIn = { principal: actor.id, ...proof, onBehalfOf: person, reason: 'on leave' };
    given()
      .when({ ...happened(type), metadata: { actor, onBehalfOf: person, reason: 'on leave' } })
      .then({
        approval_execution_audit: [
          expect.objectContaining({
            executed_by: person,
            metadata: expect.objectContaining({ delegate: actor.id, signedIn }) as unknown,
          }),
        ],
      });
  });

  it('S6-17 S6-52 has an entry for the expiry', () => {
    given()
      .when(happened('VersionExpired', { because: 'not-executed' }))
      .then(
        entry({
          phase: 'EXPIRED',
          prev_status: 'PENDING_VVB',
          new_status: 'EXPIRED',
          execution_timestamp: at(8),
          error_message: 'Approval window closed without execution',
          metadata: { because: 'not-executed' },
        }),
      );
  });

  it('S6-52 has an entry for the archival', () => {
    given()
      .when(happened('VersionArchived', { previousStatus: 'REPLACED' }))
      .then(
        entry({
          phase: 'ARCHIVED',
          prev_status: 'REPLACED',
          new_status: 'ARCHIVED',
          execution_timestamp: at(9),
          metadata: {},
        }),
      );
  });

  it('C-6 appends an entry for each phase and changes none', () => {
    given(happened('ApprovalExecutionInitiated'))
      .when(happened('ApprovalExecutionFailed'))
      .then({
        approval_execution_audit: [expect.objectContaining({ phase: 'FAILED', position: '0000000000000002' })],
      });
  });

  it('has a specification for every type of event', () => {
    expect(unspecified()).toEqual([]);
  });
});
