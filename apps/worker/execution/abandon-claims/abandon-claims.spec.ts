import { ApprovalExecution } from '#libs/approval-execution';
import { type ExistingVersion, versionAggregate, versionStream } from '#libs/domain';
import { Aggregates, type StreamStore } from '#libs/event-store';
import { MovableClock } from '#libs/process';
import { givenApproved } from '../../../../libs/approval-execution/testing/approved.ts';
import {
  contextOfTest,
  dyingAfter,
  storeInMemory,
  unlessKilled,
} from '../../../../libs/approval-execution/testing/interleaved.ts';
import { releaseDependentsReactor } from '../release-dependents/release-dependents.reactor.ts';
import { abandonClaimsReactor } from './abandon-claims.reactor.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = new MovableClock();
const [parent, child] = [
  { versionId: '11111111-1111-4111-8111-111111111111', approvalRequestId: '33333333-3333-4333-8333-333333333333' },
  { versionId: '22222222-2222-4222-8222-222222222222', approvalRequestId: '44444444-4444-4444-8444-444444444444' },
];

describe('the claim of an execution that was interrupted before its version heard of it', () => {
  it('is abandoned and released, and the version takes effect later with a claim of its own', async () => {
    const store = await withParentInForce();
    await execute(dyingAfter(1, store), child).catch(unlessKilled);
    expect(await dependents(store)).toEqual([child.versionId]);
    await react(store);
    expect(await dependents(store)).toEqual([]);
    expect(await execute(store, child)).toMatchObject({ kind: 'executed' });
    await react(store);
    expect(await dependents(store)).toEqual([child.versionId]);
    expect((await versionIn(store, child.versionId)).status).toBe('ACTIVE');
  });

  it('is made anew when the execution is only slow', async () => {
    const store = await withParentInForce();
    let isFirst = true;
    const slow: StreamStore = {
      read: (...args) => store.read(...args),
      append: async (stream, ...args) => {
        if (stream === versionStream(child.versionId) && isFirst) {
          isFirst = false;
          await react(store);
        }
        return store.append(stream, ...args);
      },
    };
    expect(await execute(slow, child)).toMatchObject({ kind: 'executed' });
    await react(store);
    expect(await dependents(store)).toEqual([child.versionId]);
  });

  it('stays while the version is in force by it', async () => {
    const store = await withParentInForce();
    await execute(store, child);
    const before = store.appended.length;
    await react(store);
    expect(store.appended).toHaveLength(before);
  });
});

async function withParentInForce() {
  const store = storeInMemory();
  const aggregates = new Aggregates(store).of('default');
  await givenApproved(aggregates, { ...parent, tokenId: 'token' });
  await givenApproved(aggregates, { ...child, tokenId: 'token', parent: { kind: 'version', id: parent.versionId } });
  await execute(store, parent);
  return store;
}

function execute(store: StreamStore, approved: typeof child) {
  const how = { mode: 'manual', executedBy: 'ops', onBehalfOf: null, reason: null } as const;
  return new ApprovalExecution(new Aggregates(store).of('default'), silent).execute(
    { ...approved, ...how },
    contextOfTest(),
  );
}

/** What the worker does about everything that is recorded, until nothing follows from it any more. */
async function react(store: ReturnType<typeof storeInMemory>): Promise<void> {
  const aggregates = new Aggregates(store);
  const reactors = [abandonClaimsReactor(aggregates, clock), releaseDependentsReactor(aggregates, clock)];
  // The list grows by what the reactors append.
  for (const event of store.appended) {
    for (const { types, react: reactTo } of reactors) if (types.includes(event.type)) await reactTo(event);
  }
}

async function dependents(store: StreamStore): Promise<readonly string[]> {
  const version = await versionIn(store, parent.versionId);
  return version.status === 'ACTIVE' ? Object.keys(version.dependents) : [];
}

async function versionIn(store: StreamStore, versionId: string): Promise<ExistingVersion> {
  const { state } = await new Aggregates(store).of('default').load(versionAggregate(versionId));
  if (state.status === 'NONE') throw new Error(`Version ${versionId} does not exist.`);
  return state;
}
