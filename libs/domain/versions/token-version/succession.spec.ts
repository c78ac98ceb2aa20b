import { active, commandedOn, given, pending, replacement, unsuperseded } from './testing/version.ts';

describe('a version that another one replaces', () => {
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
      ...commandedOn(active, { type: 'RecordDependent', dependentVersionId: 'child', claimId: 'e1' }),
    ];
    given(...parent)
      .when(late)
      .then({ type: 'VersionSuperseded', data: { outcome: 'blocked', dependents: ['child'] } });
  });

  it('S6-32 keeps what an execution decided about it, even if its dependents are gone at the next try', () => {
    const claim = { dependentVersionId: 'child', claimId: 'e1' };
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

  it('C-20 is restored once for each rollback of its replacement, unless it is archived', () => {
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

  it('C-20 is not replaced by an execution that was rolled back before its cascade ran', () => {
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
});
