import fc from 'fast-check';
import { run, testMetadata } from '../../testing/given-when-then.ts';
import { spellingsOf } from '../../testing/spellings.ts';
import {
  active,
  cascading,
  commandedOn,
  execute,
  given,
  pending,
  rollBack,
  submission,
  terms,
} from './testing/version.ts';
import { tokenVersionDecider } from './token-version.ts';

describe('rolling back an execution', () => {
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
    for (const events of [pending, rolledBack]) {
      given(...events)
        .when(rollBack)
        .thenRefused('INVALID_STATE_TRANSITION', {
          message: expect.stringMatching(/^Version \S+ is PENDING_VVB\. Only an ACTIVE version can be rolled back\.$/),
        });
    }
  });

  it('C-20 N11 takes two persons, one after the other, to roll back a settled activation', () => {
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
      .thenRefused('SECOND_PERSON_REQUIRED', { details: { requestedBy: 'ops' } });
    given(...requested)
      .when({ ...settled, force: true, rolledBackBy: 'another' })
      .then({ type: 'ApprovalExecutionRolledBack', data: { rolledBackBy: 'another', requestedBy: 'ops' } });
  });

  it('C-20 N11 counts one person once, however the name is spelled', () => {
    const settled = { ...rollBack, settled: true, force: true };
    const requested = [...active, ...commandedOn(active, settled)];
    for (const rolledBackBy of ['OPS', 'ｏｐｓ', 'o\u200Bps']) {
      given(...requested)
        .when({ ...settled, rolledBackBy })
        .thenRefused('SECOND_PERSON_REQUIRED');
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).chain(spellingsOf), ([one, other]) => {
        const before = [...active, ...commandedOn(active, { ...settled, rolledBackBy: one })];
        given(...before)
          .when({ ...settled, rolledBackBy: other })
          .thenRefused('SECOND_PERSON_REQUIRED');
      }),
    );
  });

  it('C-20 N11 counts an API key as the persons who know its secret', () => {
    const settled = { ...rollBack, settled: true, force: true };
    const as = (id: string, ...keyHolders: readonly string[]) => ({
      actor: { type: 'user' as const, id, method: keyHolders.length === 0 ? 'jwt' : 'api-key', keyHolders },
    });
    const metadataOf = (who: ReturnType<typeof as>) => ({ ...testMetadata, ...who });
    const requestedAs = (first: ReturnType<typeof as>) =>
      run(tokenVersionDecider, [
        { type: 'CreateVersion', ...terms, metadata: testMetadata },
        { type: 'SubmitVersion', ...submission, metadata: testMetadata },
        { ...execute, metadata: testMetadata },
        { ...settled, rolledBackBy: first.actor.id, metadata: metadataOf(first) },
      ]).events;
    for (const [first, second] of [
      [as('boss'), as('key-1', 'boss')],
      [as('key-1', 'boss'), as('boss')],
      [as('key-1', 'boss'), as('key-2', 'ann', 'boss')],
    ] as const) {
      given(...requestedAs(first))
        .when({ ...settled, rolledBackBy: second.actor.id }, second)
        .thenRefused('SECOND_PERSON_REQUIRED');
    }
    const [first, second] = [as('key-1', 'boss'), as('key-2', 'ann')];
    given(...requestedAs(first))
      .when({ ...settled, rolledBackBy: 'key-2' }, second)
      .then({ type: 'ApprovalExecutionRolledBack', data: { requestedBy: 'key-1' } });
  });

  it('C-20 N11 takes two principals, whose ids are compared byte for byte', () => {
    const settled = { ...rollBack, settled: true, force: true };
    const as = (id: string) => ({ actor: { type: 'user' as const, id, method: 'jwt' } });
    const [ann, otherAnn] = ['https://id.example.com#ann', 'https://id.example.com#Ann'];
    const inLocalMode = commandedOn(active, { ...settled, rolledBackBy: ann });
    const requested = inLocalMode.map((event) =>
      event.type === 'RollbackRequested'
        ? { ...event, data: { ...event.data, comparison: 'principal' as const } }
        : event,
    );
    given(...active, ...requested)
      .when({ ...settled, rolledBackBy: ann }, as(ann))
      .thenRefused('SECOND_PERSON_REQUIRED');
    given(...active, ...requested)
      .when({ ...settled, rolledBackBy: otherAnn }, as(otherAnn))
      .then({ type: 'ApprovalExecutionRolledBack', data: { rolledBackBy: otherAnn, requestedBy: ann } });
    // The request of local mode has no signed-in person, so the principal counts as the first person.
    given(...active, ...inLocalMode)
      .when({ ...settled, rolledBackBy: otherAnn }, as(otherAnn))
      .then({ type: 'RollbackRequested', data: { requestedBy: otherAnn, comparison: 'principal' } });
  });

  it('C-20 N11 compares the two persons of an earlier release’s request as that release did', () => {
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

  it('C-20 is not rolled back during its own cascade, nor while it has dependents', () => {
    given(...cascading)
      .when(rollBack)
      .thenRefused('EXECUTION_IN_PROGRESS');
    const parent = [
      ...active,
      ...commandedOn(active, { type: 'RecordDependent', dependentVersionId: 'child', claimId: 'e1' }),
    ];
    given(...parent)
      .when(rollBack)
      .thenRefused('CASCADE_BLOCKED', { details: { dependents: ['child'] } });
  });
});
