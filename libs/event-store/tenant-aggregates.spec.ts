import { contextOfTest, storeInMemory } from '../approval-execution/testing/interleaved.ts';
import { Aggregates } from './aggregates.ts';
import type { EventSourced } from './event-sourced.ts';

type Added = { readonly type: 'Added'; readonly data: { readonly by: number } };

const sum: EventSourced<number, number, Added, never> = {
  initialState: 0,
  evolve: (state, { data }) => state + data.by,
  decide: (by) => [{ type: 'Added', data: { by } }],
};
const account = { stream: 'account-1', decider: sum };

describe('the aggregates of two tenants', () => {
  const contextOf = (tenantId: string) => ({ ...contextOfTest(), tenantId });

  it('C-30 share no state, although their names are equal', async () => {
    const store = storeInMemory();
    const aggregates = new Aggregates(store);
    await aggregates.of('default').handle(account, 1, contextOf('default'));
    await aggregates.of('acme').handle(account, 2, contextOf('acme'));
    await aggregates.of('globex').handle(account, 3, contextOf('globex'));

    const states = ['default', 'acme', 'globex', 'initech'].map(async (tenantId) => {
      const own = aggregates.of(tenantId);
      return [own.known(account), (await own.load(account)).state];
    });
    expect(await Promise.all(states)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [undefined, 0],
    ]);
    expect(store.appended.map(({ stream, metadata }) => [stream, metadata.tenantId])).toEqual([
      ['account-1', 'default'],
      ['acme.account-1', 'acme'],
      ['globex.account-1', 'globex'],
    ]);
  });

  it('C-30 record one command in each, even with the same id', async () => {
    const store = storeInMemory();
    const aggregates = new Aggregates(store);
    const context = contextOf('default');
    await aggregates.of('default').handle(account, 1, context);
    await aggregates.of('acme').handle(account, 2, { ...context, tenantId: 'acme' });
    expect(new Set(store.appended.map(({ id }) => id)).size).toBe(2);
    expect(await aggregates.of('acme').firstOutcome(account, context)).toMatchObject({ state: 2 });
  });

  it('C-30 are not changed by a command of another tenant', async () => {
    const store = storeInMemory();
    const acme = new Aggregates(store).of('acme');
    await expect(acme.handle(account, 1, contextOf('default'))).rejects.toThrow(
      "A command of tenant 'default' cannot change account-1 of tenant 'acme'.",
    );
    expect(store.appended).toEqual([]);
  });
});
