import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { commandMetadata, type ExistingVersion, versionAggregate, versionStream } from '#libs/domain';
import { Aggregates, type CommandContext, type StreamStore } from '#libs/event-store';
import { ApprovalExecution } from './approval-execution.ts';
import { releaseClaims } from './parent.ts';
import { restorePreviousVersion } from './restoration.ts';
import { rollBackExecution } from './rollback.ts';
import { givenApproved } from './testing/approved.ts';
import { contextOfTest, dyingAfter, interleavedBy, storeInMemory, unlessKilled } from './testing/interleaved.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The second and the third replace the first, the fourth replaces the second, and the child depends on the first. */
const versions = {
  first: { previous: null, parent: null },
  second: { previous: 'first', parent: null },
  third: { previous: 'first', parent: null },
  fourth: { previous: 'second', parent: null },
  child: { previous: null, parent: 'first' },
} as const;
type Name = keyof typeof versions;
const names = Object.keys(versions) as Name[];

const idOf = (name: string): string => {
  const digest = createHash('sha1').update(name).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
};

/** Several workers over one log. */
class World {
  constructor(readonly store: StreamStore) {}

  async approveAll(): Promise<void> {
    const aggregates = new Aggregates(this.store).of('default');
    for (const name of names) {
      const { previous, parent } = versions[name];
      await givenApproved(aggregates, {
        versionId: idOf(name),
        tokenId: idOf('token'),
        approvalRequestId: idOf(`approval of ${name}`),
        parent: parent === null ? null : { kind: 'version', id: idOf(parent) },
        previousVersionId: previous === null ? null : idOf(previous),
      });
    }
  }

  async execute(name: Name): Promise<void> {
    const execution = new ApprovalExecution(new Aggregates(this.store).of('default'), silent);
    const request = { versionId: idOf(name), approvalRequestId: idOf(`approval of ${name}`) };
    await execution.execute(
      { ...request, mode: 'manual', executedBy: 'ops', onBehalfOf: null, reason: null },
      contextOfTest(),
    );
  }

  /** As a worker does when it reads of the approval. */
  async executeAutomatically(name: Name, context: CommandContext): Promise<void> {
    const execution = new ApprovalExecution(new Aggregates(this.store).of('default'), silent);
    const approved = { versionId: idOf(name), approvalRequestId: idOf(`approval of ${name}`) };
    await execution.executeAutomatically(approved, context, { unlessTried: true });
  }

  async hold(name: Name): Promise<void> {
    const metadata = commandMetadata(contextOfTest());
    await new Aggregates(this.store)
      .of('default')
      .handle(
        versionAggregate(idOf(name)),
        { type: 'HoldVersion', holdId: idOf('hold'), reason: 'audit', placedBy: 'ops', metadata },
        contextOfTest(),
      );
  }

  async rollBack(name: Name): Promise<void> {
    const command = { versionId: idOf(name), rolledBackBy: 'ops', reason: 'mistake', force: false };
    const aggregates = new Aggregates(this.store).of('default');
    await rollBackExecution(aggregates, command, contextOfTest());
    await releaseClaims(aggregates, idOf(name), contextOfTest());
  }

  /** What the reactors of the worker do in the end. */
  async comeToRest(): Promise<void> {
    const aggregates = new Aggregates(this.store).of('default');
    const execution = new ApprovalExecution(aggregates, silent);
    for (const name of names) await execution.resume(idOf(name), contextOfTest());
    for (const name of names) {
      const { attempts } = await this.versionOf(name);
      for (const { executionId, status } of attempts) {
        if (status !== 'rolled-back') continue;
        await restorePreviousVersion(aggregates, { versionId: idOf(name), executionId }, contextOfTest());
      }
      await releaseClaims(aggregates, idOf(name), contextOfTest());
    }
  }

  async versionOf(name: Name): Promise<ExistingVersion> {
    const { state } = await new Aggregates(this.store).of('default').load(versionAggregate(idOf(name)));
    if (state.status === 'NONE') throw new TypeError(`There is no version ${name}.`);
    return state;
  }
}

const steps = fc.array(
  fc.record({
    what: fc.constantFrom('execute' as const, 'execute' as const, 'rollBack' as const),
    name: fc.constantFrom(...names),
  }),
  { minLength: 2, maxLength: 5 },
);

describe('executions and rollbacks that run at the same time', () => {
  it('S6-1 record one attempt for one approval, however many workers read it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.integer({ min: 2, max: 3 }),
        fc.scheduler(),
        async (held, workers, scheduler) => {
          const store = storeInMemory();
          const world = new World(store);
          await world.approveAll();
          if (held) await world.hold('first');
          const racing = new World(interleavedBy(scheduler, store));
          const context = contextOfTest();
          const all = Array.from({ length: workers }, () => racing.executeAutomatically('first', context));
          await scheduler.waitFor(Promise.all(all));
          // One that is late.
          await world.executeAutomatically('first', context);
          const { attempts } = await world.versionOf('first');
          expect(attempts.map(({ status }) => status)).toEqual([held ? 'failed' : 'completed']);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('S6-22 S6-32 C-20 leave no version in force beside a direct successor, unless its cascade was blocked', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, fc.scheduler(), async (before, together, scheduler) => {
        const store = storeInMemory();
        const world = new World(store);
        await world.approveAll();
        for (const { what, name } of before) await world[what](name);
        const racing = new World(interleavedBy(scheduler, store));
        await scheduler.waitFor(Promise.all(together.map(({ what, name }) => racing[what](name))));
        await world.comeToRest();

        for (const name of names) {
          const version = await world.versionOf(name);
          const { previous } = versions[name];
          if (previous === null || version.status !== 'ACTIVE') continue;
          const replaced = await world.versionOf(previous);
          const execution = version.attempts.findLast((one) => one.status === 'completed');
          const cascade = execution?.completion.cascade.outcome;
          // What the previous version recorded is what the completion says, unless one above it was in force.
          const records = [];
          for (let above: Name | null = previous; above !== null; above = versions[above].previous) {
            const { supersessions } = await world.versionOf(above);
            records.push(supersessions.find(({ executionId }) => executionId === execution?.executionId)?.outcome);
          }
          expect(cascade).toBe(records.find((one) => one === 'retired' || one === 'blocked') ?? records[0]);
          if (replaced.status === 'ACTIVE') expect(cascade).toBe('blocked');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('S6-22 C-20 bring no version into force beside one that replaces it over another, even if processes die', async () => {
    const prelude = fc.constantFrom<readonly Name[]>([], ['first'], ['first', 'second'], ['second']);
    const rivals = fc.uniqueArray(
      fc.constantFrom<readonly ['execute' | 'rollBack', Name]>(
        ['execute', 'first'],
        ['execute', 'second'],
        ['rollBack', 'first'],
        ['rollBack', 'second'],
      ),
      { minLength: 1, maxLength: 3 },
    );
    const appends = fc.integer({ min: 1, max: 12 });
    await fc.assert(
      fc.asyncProperty(prelude, rivals, appends, fc.scheduler(), async (before, together, dies, scheduler) => {
        const store = storeInMemory();
        const intoForce: string[] = [];
        const world = new World({
          read: (...args) => store.read(...args),
          append: async (stream, expected, events) => {
            const result = await store.append(stream, expected, events);
            if (events.some(({ type }) => type === 'VersionActivated' || type === 'VersionRestored')) {
              intoForce.push(stream);
            }
            return result;
          },
        });
        await world.approveAll();
        for (const name of before) await world.execute(name);
        const racing = new World(interleavedBy(scheduler, world.store));
        const dying = new World(dyingAfter(dies, racing.store));
        await scheduler.waitFor(
          Promise.all([
            dying.execute('fourth').catch(unlessKilled),
            ...together.map(([what, name]) => racing[what](name)),
          ]),
        );
        await world.comeToRest();

        const [first, fourth] = [await world.versionOf('first'), await world.versionOf('fourth')];
        if (first.status !== 'ACTIVE' || fourth.status !== 'ACTIVE') return;
        const cameLast = (name: Name) => intoForce.lastIndexOf(versionStream(idOf(name)));
        expect(cameLast('first')).toBeLessThan(cameLast('fourth'));
      }),
      { numRuns: 300 },
    );
  });
});
