import fc from 'fast-check';
import { commandMetadata, parentOf, tokenAggregate, tokenHierarchy } from '#libs/domain';
import { Aggregates, type EventStore, type WhatIfStore } from '#libs/event-store';
import { ProblemException } from '#libs/http';
import { contextOfTest, interleavedBy, storeInMemory } from '../../../libs/approval-execution/testing/interleaved.ts';
import { AssignTokenParent, AssignTokenParentHandler } from './assign-token-parent/assign-token-parent.handler.ts';
import { writeModelOn } from '../write-model/testing/write-model-on.ts';

type Store = Pick<EventStore, 'read' | 'append'>;

/** The second token is registered under the first. */
const tokens = [
  { tokenId: '11111111-1111-4111-8111-111111111111', registered: null },
  { tokenId: '22222222-2222-4222-8222-222222222222', registered: '11111111-1111-4111-8111-111111111111' },
  { tokenId: '33333333-3333-4333-8333-333333333333', registered: null },
] as const;
const ids = tokens.map(({ tokenId }) => tokenId);

describe('S7-38 the parents of tokens', () => {
  it('close no circle, however changes interleave', async () => {
    const changes = fc.record({ tokenId: fc.constantFrom(...ids), parentTokenId: fc.constantFrom(null, ...ids) });
    const processes = fc.array(fc.array(changes, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(processes, fc.scheduler(), async (scripts, scheduler) => {
        const store = await withTokens();
        const racing = scripts.map(async (script) => {
          const handler = handlerOn(interleavedBy(scheduler, store));
          for (const { tokenId, parentTokenId } of script) {
            const requester = { context: contextOfTest(), dryRun: false };
            const command = new AssignTokenParent(tokenId, { parentTokenId, reason: 'moved' }, requester);
            await handler.execute(command).catch(unlessRefused);
          }
        });
        await scheduler.waitFor(Promise.all(racing));
        expect(await circles(store)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

function handlerOn(store: Store): AssignTokenParentHandler {
  return new AssignTokenParentHandler(writeModelOn(store));
}

/** The tokens that are among their own ancestors. */
async function circles(store: Store): Promise<readonly string[]> {
  const { state } = await new Aggregates(store).of('default').load(tokenHierarchy);
  const parents = new Map(tokens.map(({ tokenId, registered }) => [tokenId, parentOf(state, tokenId, registered)]));
  return ids.filter((start) => {
    let above = parents.get(start) ?? null;
    for (let steps = 1; above !== null && above !== start && steps < ids.length; steps += 1) {
      above = parents.get(above as (typeof ids)[number]) ?? null;
    }
    return above === start;
  });
}

async function withTokens(): Promise<WhatIfStore> {
  const store = storeInMemory();
  const aggregates = new Aggregates(store).of('default');
  for (const { tokenId, registered } of tokens) {
    const context = contextOfTest();
    const account = { issuerAccountId: 'i', openingBalance: '1.00', attributes: {} };
    await aggregates.handle(
      tokenAggregate(tokenId),
      {
        type: 'RegisterToken',
        ...{ tokenId, kind: 'PRIMARY', name: 'token', parentTokenId: registered },
        ...account,
        metadata: commandMetadata(context),
      },
      context,
    );
  }
  return store;
}

function unlessRefused(fault: unknown): void {
  if (!(fault instanceof ProblemException)) throw fault;
}
