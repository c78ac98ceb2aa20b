import fc from 'fast-check';
import { ApprovalExecution } from '#libs/approval-execution';
import {
  approvalRequestDecider,
  approvalStream,
  commandMetadata,
  tokenVersionDecider,
  validatorRosterDecider,
  validatorRosterStream,
  versionStream,
} from '#libs/domain';
import { Aggregates, derivedId, type EventStore, type RecordedEvent, type WhatIfStore } from '#libs/event-store';
import { MovableClock, ProblemException, type Config, type Logger } from '#libs/platform';
import { contextOfTest, interleavedBy, storeInMemory } from '../../libs/approval-execution/testing/interleaved.ts';
import { openApprovalsReactor } from '../worker/open-approvals/open-approvals.reactor.ts';
import { releaseSeatsReactor } from '../worker/release-seats/release-seats.reactor.ts';
import { releaseUnusedSeats } from '../worker/release-seats/release-unused-seats.ts';
import { SubmitVersion, SubmitVersionHandler } from './submit-version/submit-version.handler.ts';
import { WriteModel } from './write-model.ts';

type Store = Pick<EventStore, 'read' | 'append'>;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined } as unknown as Logger;
const clock = new MovableClock();
/** By this one the grace of every seat has passed. */
const later = new MovableClock();
later.moveTo(new Date(Date.now() + 3_600_000));

const versions = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
/** How many open requests they take; nobody says so of cem. */
const capacities = { ann: 1, bob: 2 };
const validators = ['ann', 'bob', 'cem'];
const request = { tier: 'ELEVATED' as const, validators, backupValidators: [] };

/** A part of what runs at the same time, on a store of its own. */
type Step = (store: Store) => Promise<unknown>;

describe('S7-26 the seats of validators', () => {
  it('are taken for open requests and for no others, wherever processes are killed between their appends', async () => {
    const processes = fc.array(fc.array(steps, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(processes, fc.scheduler(), async (scripts, scheduler) => {
        const store = await versionsAndCapacities();
        const racing = scripts.map(async (script) => {
          for (const { step, appends } of script) await step(dyingAfter(appends, interleavedBy(scheduler, store)));
        });
        await scheduler.waitFor(Promise.all(racing));
        await comeToRest(store);
        expect(await seatsTaken(store)).toEqual(await seatsNeeded(store));
      }),
      { numRuns: 500 },
    );
  });
});

const submissions = fc
  .record({
    versionId: fc.constantFrom(...versions),
    key: fc.constantFrom('one', 'another'),
    isRetry: fc.boolean(),
  })
  .map(submission);
const steps = fc.record({
  step: fc.oneof(
    { weight: 5, arbitrary: submissions },
    { weight: 2, arbitrary: fc.constant<Step>(sweep) },
    { weight: 2, arbitrary: fc.constant<Step>(close) },
  ),
  appends: fc.constantFrom(0, 1, 2, Infinity, Infinity),
});

/** One of the commands that submit a version: the same key is the same command. */
function submission(of: { readonly versionId: string; readonly key: string; readonly isRetry: boolean }): Step {
  const { versionId, key, isRetry } = of;
  const commandId = derivedId(versionId, key);
  const context = { ...contextOfTest(), commandId, ...(isRetry && { retried: true as const }) };
  const command = new SubmitVersion(versionId, request, { context, dryRun: false });
  return (store) => new SubmitVersionHandler(writeModelOn(store)).execute(command).catch(unlessRefused);
}

/** What the worker does each minute. */
async function sweep(store: Store): Promise<void> {
  const signal = new AbortController().signal;
  await releaseUnusedSeats(new Aggregates(store), later, silent, signal).catch(unlessKilled);
}

/** Rejects what was requested of the first version. */
async function close(store: Store): Promise<void> {
  const aggregates = new Aggregates(store);
  try {
    const { state } = await aggregates.load(versionStream(versions[0]), tokenVersionDecider);
    const approvalRequestId = state.status === 'NONE' ? undefined : state.submission?.approvalRequestId;
    if (approvalRequestId === undefined) return;
    const stream = approvalStream(approvalRequestId);
    for (const validatorId of validators) {
      const context = contextOfTest();
      const vote = { validatorId, choice: 'REJECT', reason: null, metadata: commandMetadata(context) } as const;
      await aggregates.handle(stream, approvalRequestDecider, { type: 'CastVote', ...vote }, context);
    }
    await releaseClosed(aggregates, await store.read(stream));
  } catch (fault) {
    if (!(fault instanceof Killed)) throw fault;
  }
}

function writeModelOn(store: Store): WriteModel {
  const aggregates = new Aggregates(store);
  const execution = new ApprovalExecution(aggregates, silent);
  const config = { automaticExecution: true } as Config;
  return new WriteModel(aggregates, execution, store as EventStore, clock, config, silent);
}

async function releaseClosed(aggregates: Aggregates, events: readonly RecordedEvent[]): Promise<void> {
  const reactor = releaseSeatsReactor(aggregates, clock);
  for (const event of events) if (reactor.types.includes(event.type)) await reactor.react(event);
}

/** What the reactors of the worker do in the end, and its last look for seats that nobody uses. */
async function comeToRest(store: WhatIfStore): Promise<void> {
  const aggregates = new Aggregates(store);
  const opening = openApprovalsReactor(aggregates, clock);
  for (const event of [...store.appended]) if (opening.types.includes(event.type)) await opening.react(event);
  await releaseClosed(aggregates, [...store.appended]);
  await sweep(store);
}

/** By request, the validators that have a seat for it. */
async function seatsTaken(store: Store): Promise<Readonly<Record<string, readonly string[]>>> {
  const { state } = await new Aggregates(store).load(validatorRosterStream, validatorRosterDecider);
  return Object.fromEntries([...state.seats].map(([id, seats]) => [id, seats.validators.toSorted()]));
}

/** By open request, its validators that have a capacity. */
async function seatsNeeded(store: WhatIfStore): Promise<Readonly<Record<string, readonly string[]>>> {
  const needed: Record<string, readonly string[]> = {};
  for (const { type, stream, data } of store.appended) {
    if (type !== 'ApprovalRequested') continue;
    const { state } = await new Aggregates(store).load(stream, approvalRequestDecider);
    if (state.status !== 'OPEN') continue;
    const { approvalRequestId } = data as { approvalRequestId: string };
    needed[approvalRequestId] = [...state.validators].filter((id) => id in capacities).sort();
  }
  return needed;
}

async function versionsAndCapacities(): Promise<WhatIfStore> {
  const store = storeInMemory();
  const aggregates = new Aggregates(store);
  const metadata = commandMetadata(contextOfTest());
  for (const versionId of versions) {
    const terms = { content: {}, amount: '1', recipient: 'r', issuerAccountId: 'i', parent: null };
    await aggregates.handle(
      versionStream(versionId),
      tokenVersionDecider,
      { type: 'CreateVersion', versionId, tokenId: 'token', previousVersionId: null, ...terms, metadata },
      contextOfTest(),
    );
  }
  for (const [validatorId, maximumOpen] of Object.entries(capacities)) {
    await aggregates.handle(
      validatorRosterStream,
      validatorRosterDecider,
      { type: 'SetCapacity', validatorId, maximumOpen, setBy: 'chair', metadata },
      contextOfTest(),
    );
  }
  return store;
}

function unlessRefused(fault: unknown): void {
  if (!(fault instanceof ProblemException)) unlessKilled(fault);
}

class Killed extends Error {
  override readonly name = 'Killed';
}

function unlessKilled(fault: unknown): void {
  if (!(fault instanceof Killed)) throw fault;
}

/** The store of a process that is killed after so many appends. */
function dyingAfter(appends: number, store: Store): Store {
  let left = appends;
  return {
    read: (...args) => (left < 0 ? Promise.reject(new Killed()) : store.read(...args)),
    append: (...args) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Killed()) : store.append(...args);
    },
  };
}
