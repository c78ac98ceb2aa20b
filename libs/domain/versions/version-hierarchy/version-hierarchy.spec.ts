import fc from 'fast-check';
import { specificationOf, testMetadata } from '../../testing/given-when-then.ts';
import { isRefusal } from '../../decider.ts';
import type { Parent } from '../token-version/terms.ts';
import { assignmentIdOf, versionHierarchyDecider, type RecordedParent } from './version-hierarchy.ts';

const { given } = specificationOf(versionHierarchyDecider);

const version = (id: string): Parent => ({ kind: 'version', id });
const recorded = (
  versionId: string,
  parent: string | null = null,
  generation = 0,
  abandoned: readonly string[] = [],
): RecordedParent => ({ versionId, parent: parent === null ? null : version(parent), generation, abandoned });
const assign = (versionId: string, parent: Parent | null, ...known: RecordedParent[]) =>
  ({ type: 'AssignVersionParent', assignmentId: 'new', versionId, parent, recorded: known }) as const;
const assigned = (versionId: string, parent: string, generation = 0) =>
  ({
    type: 'VersionParentAssigned',
    data: { assignmentId: 'old', versionId, parent: version(parent), generation, assignedAt: testMetadata.now },
  }) as const;

describe('the hierarchy of versions', () => {
  it('S7-38 refuses a circle over an assigned parent that is not recorded yet', () => {
    given(assigned('a', 'b'))
      .when(assign('b', version('a'), recorded('a'), recorded('b')))
      .thenRefused('CIRCULAR_DEPENDENCY', { details: { path: ['b', 'a', 'b'] } });
  });

  it('S7-38 refuses a circle over parents from before the hierarchy existed', () => {
    given()
      .when(assign('a', version('b'), recorded('a'), recorded('b', 'c', 3), recorded('c', 'a', 1)))
      .thenRefused('CIRCULAR_DEPENDENCY', { details: { path: ['a', 'b', 'c', 'a'] } });
  });

  it('S7-38 ignores an assignment that the version can no longer accept', () => {
    given(assigned('a', 'b'))
      .when(assign('b', version('a'), recorded('a', null, 1), recorded('b')))
      .then({ type: 'VersionParentAssigned', data: { versionId: 'b', generation: 0 } });
  });

  it('S7-38 ignores an assignment that the version abandoned', () => {
    given(assigned('a', 'b'))
      .when(assign('b', version('a'), recorded('a', null, 0, ['old']), recorded('b')))
      .then({ type: 'VersionParentAssigned', data: { versionId: 'b', generation: 0 } });
  });

  it('S7-38 shares a pending assignment, and makes a new one after it was abandoned', () => {
    given(assigned('a', 'b'))
      .when(assign('a', version('b'), recorded('a'), recorded('b')))
      .thenNothing();
    given(assigned('a', 'b'))
      .when(assign('a', version('b'), recorded('a', null, 0, ['old']), recorded('b')))
      .then({ type: 'VersionParentAssigned', data: { assignmentId: 'new', parent: version('b') } });
  });

  it('S7-38 identifies an assignment of earlier releases by its generation and parent', () => {
    const data = { versionId: 'a', parent: version('b'), generation: 0, assignedAt: testMetadata.now };
    const before = { type: 'VersionParentAssigned', data } as const;
    given(before)
      .when(assign('b', version('a'), recorded('a'), recorded('b')))
      .thenRefused('CIRCULAR_DEPENDENCY');
    given(before)
      .when(assign('b', version('a'), recorded('a', null, 0, [assignmentIdOf(data)]), recorded('b')))
      .then({ type: 'VersionParentAssigned', data: { versionId: 'b' } });
  });

  it('S7-38 asks the caller to read again when the path up has changed', () => {
    given(assigned('a', 'c'))
      .when(assign('b', version('a'), recorded('a'), recorded('b')))
      .thenRefused('CONCURRENT_MODIFICATION');
  });

  it('S7-38 never contains a circle, however reads, assignments and records interleave', () => {
    const ids = ['a', 'b', 'c'] as const;
    const id = fc.constantFrom(...ids);
    // Each change is a process that takes its next step whenever it is its turn.
    const changes = fc.array(fc.record({ child: id, parent: fc.option(id, { freq: 4 }) }), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(changes, fc.array(fc.nat(3), { minLength: 20, maxLength: 40 }), (wanted, turns) => {
        let hierarchy = versionHierarchyDecider.initialState;
        const own = new Map<string, RecordedParent>(ids.map((each) => [each, recorded(each)]));
        const processes = wanted.map(({ child, parent }) => {
          const looks: RecordedParent[] = [];
          let next: 'look' | 'assign' | 'record' | 'done' = 'look';
          let generation = 0;
          return () => {
            if (next === 'look') {
              // One version at a time, as they are read.
              looks.push(own.get(ids[looks.length] ?? 'a') ?? recorded('a'));
              if (looks.length === ids.length) next = 'assign';
            } else if (next === 'assign') {
              const command = assign(child, parent === null ? null : version(parent), ...looks);
              const decision = versionHierarchyDecider.decide({ ...command, metadata: testMetadata }, hierarchy);
              next = isRefusal(decision) ? 'done' : 'record';
              if (isRefusal(decision)) return;
              hierarchy = decision.reduce(versionHierarchyDecider.evolve, hierarchy);
              generation = looks.find(({ versionId }) => versionId === child)?.generation ?? 0;
            } else if (next === 'record') {
              next = 'done';
              if (own.get(child)?.generation === generation) own.set(child, recorded(child, parent, generation + 1));
            }
          };
        });
        for (const turn of turns) {
          processes[turn % processes.length]?.();
          for (const start of ids) {
            let above: string | undefined = own.get(start)?.parent?.id;
            for (let steps = 0; above !== undefined && steps < ids.length; steps += 1) {
              expect(above).not.toBe(start);
              above = own.get(above)?.parent?.id;
            }
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
