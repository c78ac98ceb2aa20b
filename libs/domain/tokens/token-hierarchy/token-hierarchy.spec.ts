import fc from 'fast-check';
import { run, specificationOf, testMetadata } from '../../testing/given-when-then.ts';
import { parentOf, tokenHierarchyDecider, type AssignParent } from './token-hierarchy.ts';

const { given } = specificationOf(tokenHierarchyDecider);

const assign = (tokenId: string, parentTokenId: string | null, registered: AssignParent['registered'] = []) => ({
  type: 'AssignParent' as const,
  tokenId,
  parentTokenId,
  reason: 'moved',
  assignedBy: 'ops',
  registered,
});
const assigned = (tokenId: string, parentTokenId: string | null) => ({
  type: 'ParentAssigned' as const,
  data: { tokenId, parentTokenId, reason: 'moved', assignedBy: 'ops', assignedAt: testMetadata.now },
});
const root = (tokenId: string) => ({ tokenId, parentTokenId: null });

describe('the hierarchy of tokens', () => {
  it('S7-36 gives a token another parent, or none', () => {
    given()
      .when(assign('child', 'parent', [root('parent')]))
      .then({ type: 'ParentAssigned', data: { parentTokenId: 'parent' } });
    given(assigned('child', 'parent'))
      .when(assign('child', 'parent', [root('parent')]))
      .thenNothing();
    given(assigned('child', 'parent'))
      .when(assign('child', null))
      .then({ data: { parentTokenId: null } });
  });

  it('S7-38 refuses a circular dependency, registered or assigned, and of a token on itself', () => {
    given().when(assign('a', 'a')).thenRefused('CIRCULAR_DEPENDENCY');
    given()
      .when(assign('a', 'b', [{ tokenId: 'b', parentTokenId: 'a' }]))
      .thenRefused('CIRCULAR_DEPENDENCY');
    given(assigned('b', 'c'), assigned('c', 'a'))
      .when(assign('a', 'b'))
      .thenRefused('CIRCULAR_DEPENDENCY', { details: { path: ['a', 'b', 'c', 'a'] } });
  });

  it('asks the caller to read again when the path up has changed', () => {
    given(assigned('b', 'c'))
      .when(assign('a', 'b', [root('b')]))
      .thenRefused('CONCURRENT_MODIFICATION');
  });

  it('S7-38 never contains a circle, whatever is assigned', () => {
    const tokens = ['a', 'b', 'c', 'd', 'e'];
    const registered = tokens.map(root);
    const anyToken = fc.constantFrom(...tokens);
    fc.assert(
      fc.property(fc.array(fc.tuple(anyToken, fc.option(anyToken)), { maxLength: 40 }), (script) => {
        const { state } = run(
          tokenHierarchyDecider,
          script.map(([token, parent]) => ({ ...assign(token, parent, registered), metadata: testMetadata })),
        );
        for (const token of tokens) {
          let above = parentOf(state, token, null);
          for (let steps = 0; above !== null; steps += 1) {
            expect(steps).toBeLessThan(tokens.length);
            above = parentOf(state, above, null);
          }
        }
      }),
    );
  });
});
