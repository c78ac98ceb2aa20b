import fc from 'fast-check';
import {
  commandMetadata,
  pendingAssignments,
  versionAggregate,
  versionHierarchy,
  versionHierarchyStream,
  type VersionParentAssigned,
  versionStream,
} from '#libs/domain';
import { Aggregates, derivedId, type EventStore, type WhatIfStore } from '#libs/event-store';
import { ProblemException } from '#libs/http';
import { MovableClock } from '#libs/process';
import {
  contextOfTest,
  dyingAfter,
  interleavedBy,
  storeInMemory,
  unlessKilled,
} from '../../../libs/approval-execution/testing/interleaved.ts';
import { abandonReparenting } from '../../worker/versions/abandon-reparentings/abandon-reparentings.reactor.ts';
import { ReparentVersion, ReparentVersionHandler } from './reparent-version/reparent-version.handler.ts';
import { writeModelOn } from '../write-model/testing/write-model-on.ts';

type Store = Pick<EventStore, 'read' | 'append'>;
/** One of several concurrent processes, each with its own view of the store. */
type Step = (store: Store) => Promise<unknown>;

const clock = new MovableClock();
const versions = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
  '33333333-3333-4333-8333-333333333333',
] as const;
const [a, b] = versions;

describe('S7-38 the parents of versions', () => {
  it('can be swapped after a change was interrupted and abandoned', async () => {
    const store = await withVersions();
    await reparenting({ versionId: a, parentVersionId: b, key: 'one', isRetry: false })(dyingAfter(1, store)).catch(
      unlessKilled,
    );
    await abandonAll(store);
    await reparenting({ versionId: b, parentVersionId: a, key: 'another', isRetry: false })(store);
    expect((await recordedParent(store, b)).parent).toEqual({ kind: 'version', id: a });
  });

  it('close no circle when the abandoned change is only slow', async () => {
    const store = await withVersions();
    const slow: Store = {
      read: (...args) => store.read(...args),
      append: async (stream, ...args) => {
        if (stream === versionStream(a)) {
          await abandonAll(store);
          await reparenting({ versionId: b, parentVersionId: a, key: 'another', isRetry: false })(store);
        }
        return store.append(stream, ...args);
      },
    };
    const change = reparenting({ versionId: a, parentVersionId: b, key: 'one', isRetry: false })(slow);
    await expect(change).rejects.toMatchObject({ code: 'CIRCULAR_DEPENDENCY' });
    expect(await circles(store)).toEqual([]);
  });

  it('can be changed by a retry after the change was interrupted and abandoned', async () => {
    const store = await withVersions();
    const change = { versionId: a, parentVersionId: b, key: 'one' };
    await reparenting({ ...change, isRetry: false })(dyingAfter(1, store)).catch(unlessKilled);
    await abandonAll(store);
    await reparenting({ ...change, isRetry: true })(store);
    expect((await recordedParent(store, a)).parent).toEqual({ kind: 'version', id: b });
  });

  it('agree with the hierarchy and close no circle, however changes interleave and die', async () => {
    const changes = fc
      .record({
        versionId: fc.constantFrom(a, b, ...versions),
        parentVersionId: fc.constantFrom(null, a, b, ...versions),
        key: fc.constantFrom('one', 'one', 'another'),
        isRetry: fc.boolean(),
      })
      .map(reparenting);
    const steps = fc.oneof(
      { weight: 5, arbitrary: changes },
      { weight: 4, arbitrary: fc.constant<Step>(abandonAll) },
      { weight: 1, arbitrary: fc.constantFrom(...versions).map(rejection) },
    );
    const lives = fc.record({ step: steps, appends: fc.constantFrom(1, 2, Infinity, Infinity) });
    const processes = fc.array(fc.array(lives, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(processes, fc.scheduler(), async (scripts, scheduler) => {
        const store = await withVersions();
        const racing = scripts.map(async (script) => {
          for (const { step, appends } of script) {
            await step(dyingAfter(appends, interleavedBy(scheduler, store))).catch(unlessRefusedOrKilled);
          }
        });
        await scheduler.waitFor(Promise.all(racing));
        await abandonAll(store);
        expect(await pendingAtRest(store)).toEqual([]);
        expect(await circles(store)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

/** Changes a parent. The same key means the same command. */
function reparenting(of: {
  readonly versionId: string;
  readonly parentVersionId: string | null;
  readonly key: string;
  readonly isRetry: boolean;
}): Step {
  const { versionId, parentVersionId, key, isRetry } = of;
  const commandId = derivedId(versionId, `${key} ${parentVersionId}`);
  const context = { ...contextOfTest(), commandId, ...(isRetry && { retried: true as const }) };
  const body = { reason: 'moved', ...(parentVersionId !== null && { parentVersionId }) };
  const command = new ReparentVersion(versionId, body, { context, dryRun: false });
  return (store) => new ReparentVersionHandler(writeModelOn(store, clock)).execute(command);
}

/** Activates the version, which then accepts no other parent. */
function rejection(versionId: string): Step {
  return async (store) => {
    const aggregates = new Aggregates(store).of('default');
    const metadata = commandMetadata(contextOfTest());
    const approvalRequestId = versionId;
    const submission = {
      policy: { numerator: 1, denominator: 2, basis: 'eligible', inclusive: true },
      ...{ tier: null, validators: ['v'], backupValidators: [], submittedBy: 'ops' },
      votingWindowEnd: '2026-01-08T12:00:00.000Z',
      approvalExpiryDeadline: '2026-01-15T12:00:00.000Z',
    } as const;
    const submit = { type: 'SubmitVersion', approvalRequestId, ...submission, metadata } as const;
    const reject = { type: 'RejectVersion', approvalRequestId, metadata } as const;
    for (const command of [submit, reject]) {
      await aggregates.handle(versionAggregate(versionId), command, contextOfTest());
    }
  };
}

/** Runs the worker's reactor on every recorded assignment. */
async function abandonAll(store: Store): Promise<void> {
  const aggregates = new Aggregates(store).of('default');
  for (const { data } of await store.read(versionHierarchyStream)) {
    await abandonReparenting(aggregates, data as VersionParentAssigned['data'], contextOfTest());
  }
}

async function recordedParent(store: Store, versionId: string) {
  const { state } = await new Aggregates(store).of('default').load(versionAggregate(versionId));
  if (state.status === 'NONE') throw new Error(`Version ${versionId} does not exist.`);
  const { parent, parentGeneration: generation, abandonedReparentings: abandoned } = state;
  return { versionId, parent, generation, abandoned };
}

/** The assigned parents that the versions may still accept. */
async function pendingAtRest(store: Store): Promise<unknown[]> {
  const { state } = await new Aggregates(store).of('default').load(versionHierarchy);
  const recorded = await Promise.all(versions.map((versionId) => recordedParent(store, versionId)));
  return recorded.flatMap((version) => pendingAssignments(state, version));
}

/** The versions that are among their own ancestors. */
async function circles(store: Store): Promise<string[]> {
  const recorded = await Promise.all(versions.map((versionId) => recordedParent(store, versionId)));
  const parents = new Map(recorded.map(({ versionId, parent }) => [versionId, parent?.id]));
  return versions.filter((start) => {
    let above = parents.get(start);
    for (let steps = 1; above !== undefined && above !== start && steps < versions.length; steps += 1) {
      above = parents.get(above);
    }
    return above === start;
  });
}

async function withVersions(): Promise<WhatIfStore> {
  const store = storeInMemory();
  const aggregates = new Aggregates(store).of('default');
  for (const versionId of versions) {
    const context = contextOfTest();
    const terms = { content: {}, amount: '1', recipient: 'r', issuerAccountId: 'i', parent: null };
    await aggregates.handle(
      versionAggregate(versionId),
      {
        type: 'CreateVersion',
        ...{ versionId, tokenId: 'token', previousVersionId: null },
        ...terms,
        metadata: commandMetadata(context),
      },
      context,
    );
  }
  return store;
}

function unlessRefusedOrKilled(fault: unknown): void {
  if (!(fault instanceof ProblemException)) unlessKilled(fault);
}
