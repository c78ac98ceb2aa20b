import { active, approval, cascading, commandedOn, execute, given, pending } from './testing/version.ts';

describe('executing an approval', () => {
  it('S6-2 S6-6 S6-8 S6-15 C-9 activates in one list of four phases, whose durations sum to the total', () => {
    given(...pending)
      .when(execute)
      .then(
        {
          type: 'ApprovalExecutionInitiated',
          data: {
            attempt: 1,
            approvalCount: 2,
            rejectionCount: 1,
            totalValidators: 3,
            initiatedAt: '2026-01-01T12:00:00.000Z',
          },
        },
        {
          type: 'ApprovalExecutionValidated',
          data: {
            outcome: 'passed',
            validationsPassed: 6,
            stateTransitionAllowed: true,
            validatedAt: '2026-01-01T12:00:00.010Z',
          },
        },
        {
          type: 'VersionActivated',
          data: {
            merkleHash: 'hash',
            approvedByCount: 2,
            approvers: ['a', 'b'],
            activatedAt: '2026-01-01T12:00:00.055Z',
          },
        },
        {
          type: 'ApprovalExecutionCompleted',
          data: {
            eventsFired: 3,
            cascadeRetirementExecuted: false,
            phaseDurations: { initiated: 0.25, validated: 10.5, transitioned: 45.125, completed: 0 },
            totalDurationMs: 55.875,
          },
        },
      );
  });

  it('C-5 takes effect once: the same approval again changes nothing', () => {
    given(...active)
      .when({ ...execute, executionId: 'execution-2', attempt: 2 })
      .thenNothing();
    given(...cascading)
      .when({ ...execute, executionId: 'execution-2', attempt: 2 })
      .thenNothing();
  });

  it('is prepared again when another attempt ended since, because both may share one claim on the parent', () => {
    given(...pending)
      .when({ ...execute, attempt: 2 })
      .thenRefused('CONCURRENT_MODIFICATION');
    const failed = [...pending, ...commandedOn(pending, { ...execute, approval: { ...approval, status: 'EXPIRED' } })];
    given(...failed)
      .when(execute)
      .thenRefused('CONCURRENT_MODIFICATION');
    given(...failed)
      .when({ ...execute, attempt: 2, executionId: 'execution-2' })
      .then({}, {}, { type: 'VersionActivated' }, {});
  });

  it('S6-22 S6-36 C-5 records another approval on an active version as an invalid transition', () => {
    given(...active)
      .when({
        ...execute,
        executionId: 'execution-2',
        attempt: 2,
        approvalRequestId: 'other',
        approval: { ...approval, approvalRequestId: 'other' },
      })
      .then(
        { type: 'ApprovalExecutionInitiated' },
        { type: 'ApprovalExecutionValidated', data: { outcome: 'error', stateTransitionAllowed: false } },
        {
          type: 'ApprovalExecutionFailed',
          data: {
            code: 'INVALID_STATE_TRANSITION',
            errorMessage: 'Invalid transition: ACTIVE → ACTIVE',
            failurePhase: 'VALIDATED',
          },
        },
      );
  });

  it('S6-16 S6-21 S6-35 C-11 records the execution of a version that does not exist', () => {
    given()
      .when(execute)
      .then(
        { type: 'ApprovalExecutionInitiated' },
        { type: 'ApprovalExecutionValidated', data: { outcome: 'error' } },
        {
          type: 'ApprovalExecutionFailed',
          data: {
            code: 'VERSION_NOT_FOUND',
            errorMessage: 'Version version does not exist.',
            tokenId: null,
          },
        },
      );
  });

  it('S6-37 records persistent faults, but not over an attempt that took effect after all', () => {
    const fail = {
      ...execute,
      type: 'FailExecution' as const,
      code: 'DATABASE_UNAVAILABLE',
      errorMessage: 'gone',
      durationMs: 600,
    };
    given(...pending)
      .when(fail)
      .then(
        { type: 'ApprovalExecutionInitiated' },
        { type: 'ApprovalExecutionFailed', data: { code: 'DATABASE_UNAVAILABLE', failurePhase: 'TRANSITIONED' } },
      );
    given(...active)
      .when(fail)
      .thenNothing();
  });
  it('S6-31 S6-32 S6-33 S6-34 C-10 ends with the result of the cascade, and a failed cascade undoes nothing', () => {
    const complete = { type: 'CompleteExecution' as const, executionId: 'execution-1', completedMs: 3 };
    given(...cascading)
      .when({ ...complete, cascade: { outcome: 'retired', versionId: 'previous' } })
      .then({
        type: 'ApprovalExecutionCompleted',
        data: { cascadeRetirementExecuted: true, eventsFired: 4, totalDurationMs: 58.875 },
      });
    given(...cascading)
      .when({ ...complete, cascade: { outcome: 'blocked', versionId: 'previous', dependents: ['child'] } })
      .then({ type: 'ApprovalExecutionCompleted', data: { cascadeRetirementExecuted: false, cascadeError: null } });
    given(...cascading)
      .when({ ...complete, cascade: { outcome: 'failed', versionId: 'previous', error: 'gone' } })
      .then(
        {
          type: 'VersionRetirementFailed',
          data: { versionId: 'previous', replacedByVersionId: 'version', error: 'gone' },
        },
        { type: 'ApprovalExecutionCompleted', data: { cascadeRetirementExecuted: false, cascadeError: 'gone' } },
      );
    given(...active)
      .when({ ...complete, cascade: { outcome: 'none' } })
      .thenNothing();
  });

  it('S6-8 C-5 completes only an activated attempt, because an attempt has one outcome', () => {
    const complete = { type: 'CompleteExecution' as const, completedMs: 3, cascade: { outcome: 'none' as const } };
    const failed = commandedOn(pending, { ...execute, approval: { ...approval, status: 'REJECTED' } });
    expect(failed.at(-1)?.type).toBe('ApprovalExecutionFailed');
    given(...pending, ...failed)
      .when({ ...complete, executionId: 'execution-1' })
      .thenNothing();
    given(...pending)
      .when({ ...complete, executionId: 'execution-1' })
      .thenNothing();
  });
});
