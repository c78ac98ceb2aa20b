import fc from 'fast-check';
import { isRefusal } from '../../decider.ts';
import { run, specificationOf, testMetadata, type WithoutMetadata } from '../../testing/given-when-then.ts';
import { spellingsOf } from '../../testing/spellings.ts';
import {
  tokenVersionDecider,
  type ApprovalFacts,
  type ParentFacts,
  type TokenVersionCommand,
  type TokenVersionEvent,
} from './token-version.ts';
import type { Parent } from './events.ts';

const { given } = specificationOf(tokenVersionDecider);

const terms = {
  versionId: 'version',
  tokenId: 'token',
  content: { title: 'A version' },
  parent: null,
  previousVersionId: null,
  amount: '100.00',
  recipient: 'someone',
  issuerAccountId: 'issuer',
};
const submission = {
  approvalRequestId: 'request',
  policy: { numerator: 2, denominator: 3, basis: 'eligible' as const, inclusive: true },
  tier: 'ELEVATED' as const,
  validators: ['a', 'b', 'c'],
  backupValidators: [],
  votingWindowEnd: '2026-01-08T12:00:00.000Z',
  approvalExpiryDeadline: '2026-01-15T12:00:00.000Z',
  submittedBy: 'submitter',
};
const approval: ApprovalFacts = {
  approvalRequestId: 'request',
  status: 'APPROVED',
  approvers: ['a', 'b'],
  approvals: 2,
  rejections: 1,
  abstentions: 0,
  totalValidators: 3,
  approvalThresholdPercentage: 66.67,
  approvalExpiryDeadline: submission.approvalExpiryDeadline,
};
const unsuperseded = { inForce: null, through: null, seen: 0 };
const execute = {
  type: 'ExecuteApproval' as const,
  versionId: 'version',
  executionId: 'execution-1',
  attempt: 1,
  approvalRequestId: 'request',
  approval,
  token: { id: 'token', locked: false, retired: false },
  parent: null,
  parentGeneration: 0,
  parentClaimed: false,
  merkleHash: 'hash',
  mode: 'manual' as const,
  executedBy: 'ops',
  onBehalfOf: null,
  reason: null,
  timing: { initiatedMs: 0.25, validatedMs: 10.5, transitionedMs: 45.125 },
  supersession: unsuperseded,
  ancestors: [],
};
const rollBack = {
  type: 'RollBackExecution' as const,
  reason: 'mistake',
  rolledBackBy: 'ops',
  settled: false,
  stop: { executionId: 'execution-1', stopId: 'stop' },
  force: false,
};
const commanded = (...commands: readonly WithoutMetadata<TokenVersionCommand>[]): readonly TokenVersionEvent[] =>
  run(
    tokenVersionDecider,
    commands.map((command) => ({ ...command, metadata: testMetadata })),
  ).events;

const pending = commanded({ type: 'CreateVersion', ...terms }, { type: 'SubmitVersion', ...submission });
const active = commanded({ type: 'CreateVersion', ...terms }, { type: 'SubmitVersion', ...submission }, execute);
const cascading = commanded(
  { type: 'CreateVersion', ...terms, previousVersionId: 'previous' },
  { type: 'SubmitVersion', ...submission },
  execute,
);

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

  it('S6-19 never puts a later phase before an earlier one', () => {
    const ms = fc.double({ min: 0, max: 20, noNaN: true });
    fc.assert(
      fc.property(ms, ms, ms, ms, (initiatedMs, validatedMs, transitionedMs, completedMs) => {
        const events = commanded(
          { type: 'CreateVersion', ...terms, previousVersionId: 'previous' },
          { type: 'SubmitVersion', ...submission },
          { ...execute, timing: { initiatedMs, validatedMs, transitionedMs } },
          {
            type: 'CompleteExecution',
            executionId: 'execution-1',
            cascade: { outcome: 'retired', versionId: 'previous' },
            completedMs,
          },
        );
        const times = events.flatMap(({ type, data }) => {
          if (type === 'ApprovalExecutionInitiated') return [data.initiatedAt];
          if (type === 'ApprovalExecutionValidated') return [data.validatedAt];
          if (type === 'VersionActivated') return [data.activatedAt];
          return type === 'ApprovalExecutionCompleted' ? [data.completedAt] : [];
        });
        expect(times).toHaveLength(4);
        expect(times).toEqual([...times].sort());
      }),
      { numRuns: 200 },
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

  it('is prepared anew when another execution ended since, because their claims on the parent may be one', () => {
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
            errorMessage: 'SecondaryTokenVersion not found: version',
            errorType: 'EntityNotFoundException',
            tokenId: null,
          },
        },
      );
  });

  const parent: ParentFacts = { kind: 'token', id: 'parent', exists: true, locked: false, retired: false };
  const pendingChild = commanded(
    { type: 'CreateVersion', ...terms, parent: { kind: 'token', id: 'parent' } },
    { type: 'SubmitVersion', ...submission },
  );
  const refusedFor = (
    code: string,
    changes: Partial<Extract<TokenVersionCommand, { type: 'ExecuteApproval' }>>,
    now = testMetadata.now,
  ) =>
    given(...(changes.parent === undefined ? pending : pendingChild))
      .when({ ...execute, ...changes }, { now })
      .then(
        {},
        { data: { outcome: 'error', validationsPassed: 5 } },
        { type: 'ApprovalExecutionFailed', data: { code } },
      );

  it('S6-23 S6-24 S6-25 C-1 fails for the check that failed, with its code', () => {
    refusedFor('APPROVAL_NOT_APPROVED', { approval: { ...approval, status: 'REJECTED' } });
    refusedFor('APPROVAL_EXPIRED', {}, '2026-01-15T12:00:00.001Z');
    refusedFor('TOKEN_NOT_FOUND', { parent: { ...parent, exists: false } });
    refusedFor('PARENT_LOCKED', { parent: { ...parent, locked: true } });
    refusedFor('TOKEN_RETIRED', { parent: { ...parent, retired: true } });
    refusedFor('PARENT_LOCKED', { token: { id: 'token', locked: true, retired: false } });
    refusedFor('TOKEN_RETIRED', { token: { id: 'token', locked: false, retired: true } });
    given(...pending)
      .when(execute, { now: submission.approvalExpiryDeadline })
      .then({}, { data: { outcome: 'passed' } }, {}, {});
  });

  it('is prepared anew when the version was given another parent meanwhile', () => {
    const moved = commandedOn(pendingChild, reparentTo({ kind: 'token', id: 'other' }));
    given(...pendingChild, ...moved)
      .when({ ...execute, parent })
      .thenRefused('CONCURRENT_MODIFICATION');
    given(...pendingChild, ...moved)
      .when({ ...execute, parent, parentGeneration: 1, parentClaimed: true })
      .then({}, { data: { outcome: 'passed' } }, {}, {});
  });

  it('S6-25 is never activated without its claim on the parent, also when a hold is released while it is prepared', () => {
    given(...pendingChild)
      .when({ ...execute, parent })
      .thenRefused('CONCURRENT_MODIFICATION');
    given(...pendingChild)
      .when({ ...execute, parent, parentClaimed: true })
      .then({}, { data: { outcome: 'passed' } }, {}, {});
  });

  it('S6-51 C-1 says that the approval has expired, also when the version has been archived for that', () => {
    const archived = [
      ...pending,
      ...commandedOn(
        pending,
        { type: 'ExpireVersion', approvalRequestId: 'request', because: 'not-decided' },
        { type: 'ArchiveVersion' },
      ),
    ];
    given(...archived)
      .when({ ...execute, approval: { ...approval, status: 'EXPIRED' } })
      .then({}, {}, { data: { code: 'APPROVAL_EXPIRED', errorMessage: 'Approval expired' } });
  });

  it('S6-26 fails while a hold is placed, and not after its release', () => {
    const held = commanded(
      { type: 'CreateVersion', ...terms },
      { type: 'SubmitVersion', ...submission },
      { type: 'HoldVersion', holdId: 'h', reason: 'audit', placedBy: 'auditor' },
    );
    given(...held)
      .when(execute)
      .then({}, {}, { data: { code: 'VERSION_HELD' } });
    const released = [
      ...held,
      ...commandedOn(held, { type: 'ReleaseHold', holdId: 'h', reason: 'done', releasedBy: 'auditor' }),
    ];
    given(...released)
      .when(execute)
      .then({}, {}, { type: 'VersionActivated' }, {});
  });

  it('tells every failed check, not only the first', () => {
    given()
      .when({ ...execute, approval: { ...approval, status: 'EXPIRED' }, parent: null })
      .then(
        {},
        {
          data: {
            validationsPassed: 2,
            checks: [
              { passed: false },
              { passed: false },
              { passed: false },
              { passed: false },
              { passed: true },
              { passed: true },
            ],
          },
        },
        {},
      );
  });

  it('S6-31 S6-32 S6-33 S6-34 C-10 ends with what came of the cascade, and a failed one undoes nothing', () => {
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

  it('S6-8 C-5 completes nothing but an activated execution, because one attempt has one outcome', () => {
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

  it('S6-4 S6-8 takes the phases of an attempt in one legal sequence with one outcome, and no others', () => {
    const failed = commandedOn(pending, { ...execute, approval: { ...approval, status: 'REJECTED' } });
    const activated = cascading.slice(pending.length);
    const completed = commandedOn(cascading, {
      type: 'CompleteExecution',
      executionId: 'execution-1',
      cascade: { outcome: 'none' },
      completedMs: 3,
    });
    const phases = [...activated, ...completed, ...failed.slice(-1)];
    const legal = [
      'Initiated Validated Activated Completed',
      'Initiated Validated Activated',
      'Initiated Validated Failed',
      'Initiated Failed',
      'Initiated Validated',
      'Initiated',
      '',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...phases), { maxLength: 5 }), (sequence) => {
        const names = sequence.map(({ type }) => type.replace(/ApprovalExecution|Version/, '')).join(' ');
        const replay = () =>
          [...pending, ...sequence].reduce(
            (state, event) => tokenVersionDecider.evolve(state, event),
            tokenVersionDecider.initialState,
          );
        if (legal.includes(names)) expect(replay).not.toThrow();
        else expect(replay).toThrow('cannot follow');
      }),
      {
        numRuns: 1_000,
        examples: [[[...activated, ...completed]], [[...activated.slice(0, 2), ...failed.slice(-1), ...completed]]],
      },
    );
  });

  it('S6-37 records faults that outlasted the tries, but not over an execution that took effect after all', () => {
    const fail = {
      ...execute,
      type: 'FailExecution' as const,
      code: 'DATABASE_UNAVAILABLE',
      errorMessage: 'gone',
      errorType: 'EventStoreUnavailable',
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
});

describe('the life of a version', () => {
  it('S6-31 is replaced only while active and without dependents, and once', () => {
    const replace = replacement('of-next');
    given(...active)
      .when(replace)
      .then({ type: 'VersionReplaced', data: { archiveAfter: '2027-01-01T12:00:00.000Z' } });
    given(...active, ...commandedOn(active, replace))
      .when(replace)
      .thenNothing();
    given(...active, ...commandedOn(active, replace))
      .when({ ...replace, replacedByVersionId: 'another', executionId: 'of-another' })
      .then({ type: 'VersionSuperseded', data: { outcome: 'not-active', status: 'REPLACED' } });
    given(...pending)
      .when(replace)
      .then({ type: 'VersionSuperseded', data: { supersededByVersionId: 'next', outcome: 'not-active' } });
    given(...active)
      .when({ ...replace, over: { timesInForce: 1 } })
      .then({ type: 'VersionSuperseded', data: { outcome: 'indirect', status: 'ACTIVE' } });
    given(...active)
      .when({ ...replace, over: { timesInForce: undefined } })
      .then({ type: 'VersionSuperseded', data: { outcome: 'indirect', status: 'ACTIVE' } });
    given(...pending)
      .when({ ...replace, over: { timesInForce: 0 } })
      .then({ type: 'VersionSuperseded', data: { outcome: 'indirect', status: 'PENDING_VVB' } });
    given().when(replace).thenRefused('VERSION_NOT_FOUND');
  });

  it('S6-22 is replaced over others only if it came into force after the version that replaces it', () => {
    const late = { ...replacement('of-next'), over: { timesInForce: 0 } };
    given(...active)
      .when(late)
      .then({ type: 'VersionReplaced', data: { replacedByVersionId: 'next', executionId: 'of-next' } });
    const parent = [
      ...active,
      ...commandedOn(active, { type: 'RecordDependent', dependentVersionId: 'child', executionId: 'e1' }),
    ];
    given(...parent)
      .when(late)
      .then({ type: 'VersionSuperseded', data: { outcome: 'blocked', dependents: ['child'] } });
  });

  it('S6-32 keeps what an execution decided about it, also when its dependents are gone by the next try', () => {
    const claim = { dependentVersionId: 'child', executionId: 'e1' };
    const blocked = [...active, ...commandedOn(active, { type: 'RecordDependent', ...claim }, replacement('of-next'))];
    expect(blocked.at(-1)).toMatchObject({
      type: 'VersionSuperseded',
      data: { outcome: 'blocked', dependents: ['child'] },
    });
    const free = [...blocked, ...commandedOn(blocked, { type: 'ReleaseDependent', ...claim })];
    given(...free)
      .when(replacement('of-next'))
      .thenNothing();
    given(...free)
      .when(replacement('of-next-again'))
      .then({ type: 'VersionReplaced' });
  });

  it('S6-22 is not activated while a version that replaces it is in force', () => {
    const superseded = [...pending, ...commandedOn(pending, replacement('of-next'))];
    const inForce = { inForce: 'next', through: 'next', seen: 1 };
    given(...superseded)
      .when({ ...execute, supersession: inForce })
      .then(
        { type: 'ApprovalExecutionInitiated' },
        { type: 'ApprovalExecutionValidated', data: { validationsPassed: 5 } },
        { type: 'ApprovalExecutionFailed', data: { code: 'SUPERSEDED' } },
      );
    // Whoever decides has not seen the activation that the version has on its record.
    given(...superseded)
      .when(execute)
      .thenRefused('CONCURRENT_MODIFICATION');
    given(...superseded)
      .when({ ...execute, supersession: { ...inForce, inForce: null } })
      .then({}, {}, { type: 'VersionActivated' }, {});
  });

  it('S7-34 refuses to retire with active dependents, and keeps another execution’s claim when one is released', () => {
    const claim = (executionId: string) => ({
      type: 'RecordDependent' as const,
      dependentVersionId: 'child',
      executionId,
    });
    const claimed = [...active, ...commandedOn(active, claim('e1'), claim('e2'), claim('e2'))];
    given(...claimed)
      .when({ type: 'RetireVersion', reason: 'old', retiredBy: 'ops' })
      .thenRefused('CASCADE_BLOCKED', { details: { dependents: ['child'] } });
    const released = [
      ...claimed,
      ...commandedOn(claimed, { type: 'ReleaseDependent', dependentVersionId: 'child', executionId: 'e1' }),
    ];
    given(...released)
      .when({ type: 'RetireVersion', reason: 'old', retiredBy: 'ops' })
      .thenRefused('CASCADE_BLOCKED');
    const free = [
      ...released,
      ...commandedOn(released, { type: 'ReleaseDependent', dependentVersionId: 'child', executionId: 'e2' }),
    ];
    given(...free)
      .when({ type: 'RetireVersion', reason: 'old', retiredBy: 'ops' })
      .then({ type: 'VersionRetired', data: { retiredBy: 'ops' } });
    given(...pending)
      .when(claim('e1'))
      .thenRefused('TOKEN_RETIRED');
  });

  it('C-20 C-21 S6-7 can be rolled back and executed again, with its first hash', () => {
    const rolledBack = [...active, ...commandedOn(active, rollBack)];
    given(...active)
      .when(rollBack)
      .then({
        type: 'ApprovalExecutionRolledBack',
        data: { executionId: 'execution-1', rolledBackBy: 'ops', requestedBy: null },
      });
    given(...rolledBack)
      .when({ ...execute, executionId: 'execution-2', attempt: 2, merkleHash: 'other' })
      .then({}, {}, { type: 'VersionActivated', data: { merkleHash: 'hash' } }, {});
    given(...pending)
      .when(rollBack)
      .thenRefused('INVALID_STATE_TRANSITION');
  });

  it('C-20 N11 takes two persons, one after the other, to roll back what has been settled', () => {
    const settled = { ...rollBack, settled: true };
    given(...active)
      .when(settled)
      .thenRefused('SETTLEMENT_COMPLETED');
    const requested = [...active, ...commandedOn(active, { ...settled, force: true })];
    expect(requested.at(-1)).toMatchObject({ type: 'RollbackRequested', data: { requestedBy: 'ops' } });
    given(...requested)
      .when(settled)
      .thenRefused('SETTLEMENT_COMPLETED', { details: { requestedBy: 'ops' } });
    given(...requested)
      .when({ ...settled, force: true })
      .thenNothing();
    given(...requested)
      .when({ ...settled, force: true, rolledBackBy: 'another' })
      .then({ type: 'ApprovalExecutionRolledBack', data: { rolledBackBy: 'another', requestedBy: 'ops' } });
  });

  it('C-20 N11 takes one person for one, however the name is spelled', () => {
    const settled = { ...rollBack, settled: true, force: true };
    const requested = [...active, ...commandedOn(active, settled)];
    for (const rolledBackBy of ['OPS', 'ｏｐｓ', 'o\u200Bps']) {
      given(...requested)
        .when({ ...settled, rolledBackBy })
        .thenNothing();
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).chain(spellingsOf), ([one, other]) => {
        const before = [...active, ...commandedOn(active, { ...settled, rolledBackBy: one })];
        given(...before)
          .when({ ...settled, rolledBackBy: other })
          .thenNothing();
      }),
    );
  });

  it('C-20 N11 compares the two persons of a request that began with an earlier release as it did', () => {
    const settled = { ...rollBack, settled: true, force: true };
    const earlier = commandedOn(active, settled).map((event) => {
      if (event.type !== 'RollbackRequested') return event;
      const { comparison: _, ...data } = event.data;
      return { ...event, data };
    });
    given(...active, ...earlier)
      .when({ ...settled, rolledBackBy: 'Ops' })
      .then({ type: 'ApprovalExecutionRolledBack', data: { rolledBackBy: 'Ops', requestedBy: 'ops' } });
  });

  it('C-20 N11 is rolled back by one person only while the settlement of that execution is stopped', () => {
    for (const stop of [null, { executionId: 'another', stopId: 'stop' }]) {
      given(...active)
        .when({ ...rollBack, stop })
        .thenRefused('CONCURRENT_MODIFICATION');
    }
    const abandon = { type: 'AbandonRollback', ...rollBack.stop } as const;
    const abandoned = [...active, ...commandedOn(active, abandon)];
    expect(abandoned.at(-1)).toMatchObject({ type: 'RollbackAbandoned', data: rollBack.stop });
    given(...abandoned)
      .when(abandon)
      .thenNothing();
    given(...abandoned)
      .when(rollBack)
      .thenRefused('CONCURRENT_MODIFICATION');
    given(...abandoned)
      .when({ ...rollBack, stop: { ...rollBack.stop, stopId: 'another' } })
      .then({ type: 'ApprovalExecutionRolledBack' });
    given(...active, ...commandedOn(active, rollBack))
      .when(abandon)
      .thenNothing();
  });

  it('C-20 is not rolled back while its own cascade is under way, nor while dependents need it', () => {
    given(...cascading)
      .when(rollBack)
      .thenRefused('EXECUTION_IN_PROGRESS');
    const parent = [
      ...active,
      ...commandedOn(active, { type: 'RecordDependent', dependentVersionId: 'child', executionId: 'e1' }),
    ];
    given(...parent)
      .when(rollBack)
      .thenRefused('CASCADE_BLOCKED', { details: { dependents: ['child'] } });
  });

  it('C-20 is restored once for each rollback of what replaced it, unless it is archived', () => {
    const replaced = [...active, ...commandedOn(active, replacement('e'))];
    const restore = {
      type: 'RestoreVersion',
      rolledBackVersionId: 'next',
      executionId: 'e',
      parentRefusal: null,
      supersession: { ...unsuperseded, seen: 1 },
      ancestors: [],
    } as const;
    given(...replaced)
      .when(restore)
      .then({ type: 'VersionRestored' });
    const restored = [...replaced, ...commandedOn(replaced, restore)];
    given(...restored)
      .when(restore)
      .thenNothing();
    const again = [...restored, ...commandedOn(restored, replacement('e2'))];
    given(...again)
      .when(restore)
      .thenNothing();
    given(...again)
      .when({ ...restore, executionId: 'e2', supersession: { ...unsuperseded, seen: 2 } })
      .then({ type: 'VersionRestored' });
    given(...again)
      .when({ ...restore, executionId: 'e2' })
      .thenRefused('CONCURRENT_MODIFICATION');
    given(...replaced)
      .when({ ...restore, parentRefusal: 'The parent is locked.' })
      .then({ type: 'VersionRestorationFailed', data: { error: 'The parent is locked.' } });
  });

  it('C-20 is not restored beside another version that replaces it, but by the rollback of that one', () => {
    const siblings = [...active, ...commandedOn(active, replacement('e'), replacement('of-sibling', 'sibling'))];
    const restore = { type: 'RestoreVersion', parentRefusal: null, ancestors: [] } as const;
    const beside = {
      ...restore,
      rolledBackVersionId: 'next',
      executionId: 'e',
      supersession: { inForce: 'sibling', through: 'sibling', seen: 2 },
      ancestors: [],
    };
    const replacedBy = { versionId: 'sibling', executionId: 'of-sibling' };
    given(...siblings)
      .when(beside)
      .then({ type: 'VersionRestorationFailed', data: { replacedBy } });
    given(...siblings, ...commandedOn(siblings, beside))
      .when({
        ...restore,
        rolledBackVersionId: 'sibling',
        executionId: 'of-sibling',
        supersession: { ...unsuperseded, seen: 2 },
        ancestors: [],
      })
      .then({ type: 'VersionRestored' });
  });

  it('C-20 is not replaced by an execution that was rolled back before its cascade came to it', () => {
    const answered = commandedOn(active, {
      type: 'RestoreVersion',
      rolledBackVersionId: 'next',
      executionId: 'e',
      parentRefusal: null,
      supersession: unsuperseded,
      ancestors: [],
    });
    expect(answered).toMatchObject([{ type: 'VersionSuperseded', data: { outcome: 'rolled-back' } }]);
    given(...active, ...answered)
      .when(replacement('e'))
      .thenNothing();
  });

  it('S6-31 is archived when it has been replaced for 365 days, and not before', () => {
    const replaced = [...active, ...commandedOn(active, replacement('e'))];
    given(...replaced)
      .when({ type: 'ArchiveVersion' }, { now: '2027-01-01T11:59:59.999Z' })
      .thenRefused('INVALID_STATE_TRANSITION');
    const archive = given(...replaced).when({ type: 'ArchiveVersion' }, { now: '2027-01-01T12:00:00.000Z' });
    archive.then({ type: 'VersionArchived', data: { previousStatus: 'REPLACED' } });
  });

  it('S6-51 C-1 expires unexecuted only after the deadline itself', () => {
    const expire = { type: 'ExpireVersion', approvalRequestId: 'request', because: 'not-executed' } as const;
    given(...pending)
      .when(expire, { now: submission.approvalExpiryDeadline })
      .thenRefused('APPROVAL_NOT_EXPIRED');
    given(...pending)
      .when(expire, { now: '2026-01-15T12:00:00.001Z' })
      .then({ type: 'VersionExpired', data: { because: 'not-executed' } });
  });

  it('S7-36 changes its parent until it is active', () => {
    const parent = { kind: 'token', id: 'other' } as const;
    const reparent = reparentTo(parent);
    given(...pending)
      .when(reparent)
      .then({ type: 'VersionReparented', data: { from: null, to: parent } });
    given(...active)
      .when(reparent)
      .thenRefused('INVALID_STATE_TRANSITION');
    given(...pending, ...commandedOn(pending, reparent))
      .when(reparent)
      .thenNothing();
  });

  it('S7-38 takes an assigned parent or abandons the assignment, and never does both', () => {
    const reparent = reparentTo({ kind: 'version', id: 'other' });
    const abandon = { type: 'AbandonReparenting', assignmentId: 'assignment', generation: 0 } as const;
    given(...pending)
      .when(abandon)
      .then({ type: 'ReparentingAbandoned', data: { versionId: 'version', assignmentId: 'assignment' } });
    const abandoned = [...pending, ...commandedOn(pending, abandon)];
    given(...abandoned)
      .when(abandon)
      .thenNothing();
    given(...abandoned)
      .when(reparent)
      .thenRefused('CONCURRENT_MODIFICATION');
    given(...abandoned)
      .when({ ...reparent, assignmentId: 'another' })
      .then({ type: 'VersionReparented', data: { generation: 1 } });
    given(...pending, ...commandedOn(pending, reparent))
      .when(abandon)
      .thenNothing();
  });

  it('S7-38 C-20 abandons an assignment while it is active, because a rollback would let it take the parent', () => {
    const abandon = { type: 'AbandonReparenting', assignmentId: 'assignment', generation: 0 } as const;
    const completed = [
      ...active,
      ...commandedOn(active, {
        type: 'CompleteExecution',
        executionId: 'execution-1',
        cascade: { outcome: 'none' },
        completedMs: 1,
      }),
    ];
    const rolledBack = [...completed, ...commandedOn(completed, abandon, rollBack)];
    given(...rolledBack)
      .when(reparentTo({ kind: 'version', id: 'other' }))
      .thenRefused('CONCURRENT_MODIFICATION');
  });

  it('S6-26 releases only a hold that is placed', () => {
    given(...pending)
      .when({ type: 'ReleaseHold', holdId: 'h', reason: 'done', releasedBy: 'auditor' })
      .thenRefused('HOLD_NOT_FOUND');
  });

  it('S7-26 is submitted with a request or abandons that request, and never does both', () => {
    const created = pending.slice(0, 1);
    const submitted = { type: 'SubmitVersion', ...submission } as const;
    const abandon = { type: 'AbandonSubmission', approvalRequestId: 'request' } as const;
    given(...created)
      .when(abandon)
      .then({ type: 'SubmissionAbandoned', data: { versionId: 'version', approvalRequestId: 'request' } });
    const abandoned = [...created, ...commandedOn(created, abandon)];
    given(...abandoned)
      .when(abandon)
      .thenNothing();
    given(...abandoned)
      .when(submitted)
      .thenRefused('SUBMISSION_ABANDONED');
    const other = { ...submitted, approvalRequestId: 'other' };
    given(...abandoned)
      .when(other)
      .then({ type: 'VersionSubmitted', data: { approvalRequestId: 'other' } });
    const byOther = [...abandoned, ...commandedOn(abandoned, other)];
    given(...byOther)
      .when(submitted)
      .thenRefused('SUBMISSION_ABANDONED');
    // The state says which request the version was submitted with, if any.
    for (const history of [pending, active, byOther]) {
      given(...history)
        .when(abandon)
        .thenNothing();
    }
  });

  it('S7-26 answers a retry of its submission with nothing new, whatever came after', () => {
    const rejected = [...pending, ...commandedOn(pending, { type: 'RejectVersion', approvalRequestId: 'request' })];
    const archived = [...rejected, ...commandedOn(rejected, { type: 'ArchiveVersion' })];
    for (const history of [pending, active, rejected, archived]) {
      given(...history)
        .when({ type: 'SubmitVersion', ...submission })
        .thenNothing();
    }
  });

  it('is rejected or expires only by the approval it was submitted with', () => {
    given(...pending)
      .when({ type: 'RejectVersion', approvalRequestId: 'request' })
      .then({ type: 'VersionRejected' });
    given(...pending)
      .when({ type: 'RejectVersion', approvalRequestId: 'other' })
      .thenRefused('INVALID_STATE_TRANSITION');
    given(...pending)
      .when({ type: 'ExpireVersion', approvalRequestId: 'request', because: 'not-decided' })
      .then({ type: 'VersionExpired' });
    given(...active)
      .when({ type: 'ExpireVersion', approvalRequestId: 'request', because: 'not-decided' })
      .thenRefused('INVALID_STATE_TRANSITION');
  });

  it('is never active twice without a rollback between, and decides nothing that it cannot take', () => {
    const ids = fc.constantFrom('request', 'other');
    const commands = fc.oneof(
      fc.constant({ type: 'CreateVersion', ...terms }),
      ids.map((approvalRequestId) => ({ type: 'SubmitVersion', ...submission, approvalRequestId })),
      fc
        .record({
          attempt: fc.integer({ min: 1, max: 5 }),
          approvalRequestId: ids,
          status: fc.constantFrom('APPROVED', 'REJECTED'),
          inForce: fc.constantFrom(null, 'next'),
          seen: fc.integer({ min: 0, max: 2 }),
        })
        .map(({ attempt, approvalRequestId, status, inForce, seen }) => ({
          ...execute,
          attempt,
          executionId: `execution-${attempt}`,
          approvalRequestId,
          approval: { ...approval, approvalRequestId, status },
          supersession: { inForce, through: inForce, seen },
          ancestors: [],
        })),
      fc.constant({
        type: 'CompleteExecution',
        executionId: 'execution-1',
        cascade: { outcome: 'none' },
        completedMs: 1,
      }),
      fc
        .record({ force: fc.boolean(), executionId: fc.constantFrom('execution-1', 'execution-2') })
        .map(({ force, executionId }) => ({
          ...rollBack,
          force,
          settled: force,
          stop: { executionId, stopId: 'stop' },
        })),
      ids.map((approvalRequestId) => ({ type: 'AbandonSubmission', approvalRequestId })),
      ids.map((approvalRequestId) => ({ type: 'RejectVersion', approvalRequestId })),
      ids.map((approvalRequestId) => ({ type: 'ExpireVersion', approvalRequestId, because: 'not-decided' })),
      fc.constantFrom('next', 'another').map((byVersionId) => replacement('e', byVersionId)),
      fc.constant({ type: 'RetireVersion', reason: 'x', retiredBy: 'x' }),
      fc.constant({ type: 'ArchiveVersion' }),
      fc.constantFrom(null, 'the parent is locked').map((parentRefusal) => ({
        type: 'RestoreVersion',
        rolledBackVersionId: 'next',
        executionId: 'e',
        parentRefusal,
        supersession: { ...unsuperseded, seen: 1 },
        ancestors: [],
      })),
      fc
        .constantFrom('HoldVersion', 'ReleaseHold')
        .map((type) => ({ type, holdId: 'h', reason: 'x', placedBy: 'x', releasedBy: 'x' })),
      fc
        .constantFrom('RecordDependent', 'ReleaseDependent')
        .map((type) => ({ type, dependentVersionId: 'child', executionId: 'e1' })),
    );
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), (script) => {
        const { events } = run(
          tokenVersionDecider,
          [{ type: 'CreateVersion', ...terms }, { type: 'SubmitVersion', ...submission }, ...script].map(
            (command) => ({ ...command, metadata: testMetadata }) as unknown as TokenVersionCommand,
          ),
        );
        let isActive = false;
        for (const { type } of events) {
          if (type === 'VersionActivated') {
            expect(isActive).toBe(false);
            isActive = true;
          }
          if (type === 'VersionRestored') {
            expect(isActive).toBe(false);
            isActive = true;
          }
          if (type === 'ApprovalExecutionRolledBack' || type === 'VersionReplaced') isActive = false;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('S6-27 changes its status along the state machine and no other way', () => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      NONE: ['CREATED'],
      CREATED: ['PENDING_VVB'],
      PENDING_VVB: ['ACTIVE', 'REJECTED', 'EXPIRED'],
      // Back to PENDING_VVB by a rollback alone (C-20).
      ACTIVE: ['REPLACED', 'RETIRED', 'PENDING_VVB'],
      // Back to ACTIVE when what replaced it was rolled back (C-20).
      REPLACED: ['ARCHIVED', 'ACTIVE'],
      RETIRED: ['ARCHIVED'],
      REJECTED: ['ARCHIVED'],
      EXPIRED: ['ARCHIVED'],
      ARCHIVED: [],
    };
    const late = { ...testMetadata, now: '2028-01-01T00:00:00.000Z' };
    const commands = fc.constantFrom<WithoutMetadata<TokenVersionCommand>>(
      { type: 'CreateVersion', ...terms },
      { type: 'AbandonSubmission', approvalRequestId: 'other' },
      { type: 'SubmitVersion', ...submission },
      execute,
      { ...execute, attempt: 2, executionId: 'execution-2' },
      rollBack,
      { type: 'RejectVersion', approvalRequestId: 'request' },
      { type: 'ExpireVersion', approvalRequestId: 'request', because: 'not-decided' },
      replacement('e'),
      {
        type: 'RestoreVersion',
        rolledBackVersionId: 'next',
        executionId: 'e',
        parentRefusal: null,
        supersession: { ...unsuperseded, seen: 1 },
        ancestors: [],
      },
      { type: 'RetireVersion', reason: 'old', retiredBy: 'ops' },
      { type: 'ArchiveVersion' },
    );
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.tuple(commands, fc.boolean()), { maxLength: 14 }), (script) => {
        let state = tokenVersionDecider.initialState;
        const birth: typeof script = [
          [{ type: 'CreateVersion', ...terms }, false],
          [{ type: 'SubmitVersion', ...submission }, false],
        ];
        for (const [command, isLate] of [...birth, ...script]) {
          const decision = tokenVersionDecider.decide({ ...command, metadata: isLate ? late : testMetadata }, state);
          if (isRefusal(decision)) continue;
          for (const event of decision) {
            const before = state.status;
            state = tokenVersionDecider.evolve(state, event);
            if (state.status === before) continue;
            expect(allowed[before]).toContain(state.status);
            seen.add(`${before} ${state.status}`);
          }
        }
      }),
      { numRuns: 2_000, seed: 1 },
    );
    // Otherwise the property would say little.
    expect(seen.size).toBeGreaterThanOrEqual(11);
  });

  it('S6-4 refuses a history that no decider could have written', () => {
    const changes = [
      ...active.slice(2),
      ...commandedOn(active, { type: 'RetireVersion', reason: 'old', retiredBy: 'ops' }),
    ].filter(({ type }) => type === 'VersionActivated' || type === 'VersionRetired');
    const created = commanded({ type: 'CreateVersion', ...terms });
    const state = created.reduce(
      (before, event) => tokenVersionDecider.evolve(before, event),
      tokenVersionDecider.initialState,
    );
    expect(changes).toHaveLength(2);
    for (const event of changes) expect(() => tokenVersionDecider.evolve(state, event)).toThrow('cannot follow');
  });

  it('S6-4 refuses a history of a version that was never created', () => {
    const [submitted] = pending.slice(1);
    if (submitted === undefined) throw new TypeError('A pending version was submitted.');
    expect(() => tokenVersionDecider.evolve(tokenVersionDecider.initialState, submitted)).toThrow(
      'cannot follow in status NONE',
    );
  });
});

/** What an activated version that names this one as its previous version asks of it. */
function reparentTo(parent: Parent) {
  const assigned = { generation: 0, assignmentId: 'assignment' };
  return { type: 'ReparentVersion', parent, ...assigned, reason: 'moved', reparentedBy: 'ops' } as const;
}

function replacement(executionId: string, replacedByVersionId = 'next') {
  return { type: 'ReplaceVersion' as const, replacedByVersionId, executionId, over: null };
}

/** What commands decide on a history. */
function commandedOn(
  history: readonly TokenVersionEvent[],
  ...commands: readonly WithoutMetadata<TokenVersionCommand>[]
): readonly TokenVersionEvent[] {
  let state = history.reduce(
    (before, event) => tokenVersionDecider.evolve(before, event),
    tokenVersionDecider.initialState,
  );
  return commands.flatMap((command) => {
    const decision = tokenVersionDecider.decide({ ...command, metadata: testMetadata }, state);
    if (isRefusal(decision)) throw new Error(decision.message);
    state = decision.reduce((before, event) => tokenVersionDecider.evolve(before, event), state);
    return decision;
  });
}
