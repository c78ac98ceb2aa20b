import { active, commandedOn, given, pending, reparentTo, rollBack } from './testing/version.ts';

describe('a version, its parent and its dependents', () => {
  it('S7-34 refuses to retire with active dependents, and releasing one claim keeps the others', () => {
    const claim = (claimId: string) => ({ type: 'RecordDependent' as const, dependentVersionId: 'child', claimId });
    const claimed = [...active, ...commandedOn(active, claim('e1'), claim('e2'), claim('e2'))];
    given(...claimed)
      .when({ type: 'RetireVersion', reason: 'old', retiredBy: 'ops' })
      .thenRefused('CASCADE_BLOCKED', { details: { dependents: ['child'] } });
    const released = [
      ...claimed,
      ...commandedOn(claimed, { type: 'ReleaseDependent', dependentVersionId: 'child', claimId: 'e1' }),
    ];
    given(...released)
      .when({ type: 'RetireVersion', reason: 'old', retiredBy: 'ops' })
      .thenRefused('CASCADE_BLOCKED');
    const free = [
      ...released,
      ...commandedOn(released, { type: 'ReleaseDependent', dependentVersionId: 'child', claimId: 'e2' }),
    ];
    given(...free)
      .when({ type: 'RetireVersion', reason: 'old', retiredBy: 'ops' })
      .then({ type: 'VersionRetired', data: { retiredBy: 'ops' } });
    given(...pending)
      .when(claim('e1'))
      .thenRefused('TOKEN_RETIRED');
  });

  it('S7-36 can change its parent until it is active', () => {
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

  it('S7-38 accepts an assigned parent or abandons the assignment, never both', () => {
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

  it('S7-38 C-20 abandons an assignment while active, because after a rollback it could accept that parent', () => {
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
});
