import fc from 'fast-check';
import {
  approvalAggregate,
  approvalRequestDecider,
  approvalStream,
  commandMetadata,
  type Seats,
  validatorRoster,
  versionAggregate,
} from '#libs/domain';
import { Aggregates, derivedId, type EventStore, type RecordedEvent, type WhatIfStore } from '#libs/event-store';
import { type CommandRequest, ProblemException } from '#libs/http';
import { MovableClock } from '#libs/process';
import {
  contextOfTest,
  dyingAfter,
  interleavedBy,
  storeInMemory,
  unlessKilled,
} from '../../../libs/approval-execution/testing/interleaved.ts';
import { openApprovalsReactor } from '../../worker/approvals/open-approvals/open-approvals.reactor.ts';
import { releaseSeatsReactor } from '../../worker/approvals/release-seats/release-seats.reactor.ts';
import { releaseUnusedSeats } from '../../worker/approvals/release-seats/release-unused-seats.ts';
import { RevokeValidator, RevokeValidatorHandler } from './revoke-validator/revoke-validator.handler.ts';
import { SubmitVersion, SubmitVersionHandler } from './submit-version/submit-version.handler.ts';
import { silent, writeModelOn } from '../write-model/testing/write-model-on.ts';

type Store = Pick<EventStore, 'read' | 'append'>;

const clock = new MovableClock();
/** A time at which the grace period of every seat is over. */
const later = new MovableClock();
later.moveTo(new Date(Date.now() + 3_600_000));

const versions = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
/** The capacity of each validator; eve has no limit. */
const capacities = { ann: 1, bob: 2, cem: 1, dan: 1 };
const request = { tier: 'ELEVATED' as const, validators: ['ann', 'bob', 'eve'], backupValidators: ['cem', 'dan'] };

/** One of several concurrent processes, each with its own view of the store. */
type Step = (store: Store) => Promise<unknown>;

describe('S7-26 the seats of validators', () => {
  it('are taken only for open requests, however submissions interleave and die', async () => {
    const steps = fc.oneof(
      { weight: 5, arbitrary: submissions(versions) },
      { weight: 2, arbitrary: revocations(versions) },
      { weight: 2, arbitrary: fc.constant<Step>(sweep) },
      { weight: 2, arbitrary: fc.constant<Step>(close) },
    );
    await seatsAreRight(steps, versionsAndCapacities);
  });

  it('are taken only by validators of an open request, however replacements interleave and die', async () => {
    const [versionId] = versions;
    const steps = fc.oneof(
      { weight: 5, arbitrary: revocations([versionId]) },
      { weight: 3, arbitrary: fc.constant<Step>(sweep) },
      { weight: 2, arbitrary: fc.constant<Step>(close) },
    );
    await seatsAreRight(steps, async () => {
      const store = await versionsAndCapacities();
      await submission({ versionId, key: 'one', isRetry: false })(store);
      return store;
    });
  });
});

async function seatsAreRight(steps: fc.Arbitrary<Step>, before: () => Promise<WhatIfStore>): Promise<void> {
  const lives = fc.record({ step: steps, appends: fc.constantFrom(1, 2, Infinity, Infinity, Infinity) });
  const processes = fc.array(fc.array(lives, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(processes, fc.scheduler(), async (scripts, scheduler) => {
      const store = await before();
      const racing = scripts.map(async (script) => {
        for (const { step, appends } of script) await step(dyingAfter(appends, interleavedBy(scheduler, store)));
      });
      await scheduler.waitFor(Promise.all(racing));
      await react(store);
      // Commands that complete leave nothing for the worker to clean up.
      if (scripts.flat().some(({ appends }) => appends !== Infinity)) await sweep(store);
      expect(await seatsTaken(store)).toEqual(await seatsNeeded(store));
    }),
    { numRuns: 200 },
  );
}

const key = fc.constantFrom('one', 'one', 'another');

function submissions(of: readonly string[]): fc.Arbitrary<Step> {
  return fc.record({ versionId: fc.constantFrom(...of), key, isRetry: fc.boolean() }).map(submission);
}

function revocations(of: readonly string[]): fc.Arbitrary<Step> {
  const validatorId = fc.constantFrom('ann', 'ann', 'bob', 'cem');
  const replacementId = fc.constantFrom(undefined, 'cem', 'ann');
  return fc
    .record({ versionId: fc.constantFrom(...of), validatorId, replacementId, key, isRetry: fc.boolean() })
    .map(revocation);
}

/** Submits a version. The same key means the same command. */
function submission(of: { readonly versionId: string; readonly key: string; readonly isRetry: boolean }): Step {
  const { versionId, key, isRetry } = of;
  const command = new SubmitVersion(versionId, request, requester(derivedId(versionId, key), isRetry));
  return (store) => new SubmitVersionHandler(writeModelOn(store, clock)).execute(command).catch(unlessRefused);
}

/** Revokes a validator of the version's approval request. The same key means the same command. */
function revocation(of: {
  readonly versionId: string;
  readonly validatorId: string;
  readonly replacementId: string | undefined;
  readonly key: string;
  readonly isRetry: boolean;
}): Step {
  const { versionId, validatorId, replacementId, key, isRetry } = of;
  const body = { reason: 'on leave', ...(replacementId !== undefined && { replacementId }) };
  const commandId = derivedId(versionId, `${key} ${validatorId} ${replacementId}`);
  return async (store) => {
    try {
      const approvalRequestId = await requestOf(store, versionId);
      if (approvalRequestId === undefined) return;
      const command = new RevokeValidator(approvalRequestId, validatorId, body, requester(commandId, isRetry));
      await new RevokeValidatorHandler(writeModelOn(store, clock)).execute(command);
    } catch (fault) {
      unlessRefused(fault);
    }
  };
}

function requester(commandId: string, isRetry: boolean): CommandRequest {
  return { context: { ...contextOfTest(), commandId, ...(isRetry && { retried: true as const }) }, dryRun: false };
}

async function requestOf(store: Store, versionId: string): Promise<string | undefined> {
  const { state } = await new Aggregates(store).of('default').load(versionAggregate(versionId));
  return 'submission' in state ? state.submission.approvalRequestId : undefined;
}

/** The sweep that the worker runs each minute. */
async function sweep(store: Store): Promise<void> {
  const signal = new AbortController().signal;
  await releaseUnusedSeats(new Aggregates(store), later, silent, signal).catch(unlessKilled);
}

/** Rejects the approval request of the first version. */
async function close(store: Store): Promise<void> {
  const aggregates = new Aggregates(store).of('default');
  try {
    const approvalRequestId = await requestOf(store, versions[0]);
    if (approvalRequestId === undefined) return;
    const stream = approvalStream(approvalRequestId);
    for (const validatorId of ['ann', 'bob', 'cem', 'dan', 'eve']) {
      const context = contextOfTest();
      const vote = { validatorId, choice: 'REJECT', reason: null, metadata: commandMetadata(context) } as const;
      await aggregates.handle(approvalAggregate(approvalRequestId), { type: 'CastVote', ...vote }, context);
    }
    await releaseClosed(store, await store.read(stream));
  } catch (fault) {
    unlessKilled(fault);
  }
}

async function releaseClosed(store: Store, events: readonly RecordedEvent[]): Promise<void> {
  const reactor = releaseSeatsReactor(new Aggregates(store), clock);
  for (const event of events) if (reactor.types.includes(event.type)) await reactor.react(event);
}

/** Runs the worker's reactors on everything recorded. */
async function react(store: WhatIfStore): Promise<void> {
  const opening = openApprovalsReactor(new Aggregates(store), clock);
  for (const event of [...store.appended]) if (opening.types.includes(event.type)) await opening.react(event);
  await releaseClosed(store, [...store.appended]);
}

/** The seated validators of each request. */
async function seatsTaken(store: Store): Promise<Readonly<Record<string, readonly string[]>>> {
  const { state } = await new Aggregates(store).of('default').load(validatorRoster);
  const byRequest = Map.groupBy(state.seats.values(), ({ approvalRequestId }) => approvalRequestId);
  const validatorsOf = (seats: readonly Seats[]) => [...new Set(seats.flatMap(({ validators }) => validators))].sort();
  return Object.fromEntries([...byRequest].map(([id, seats]) => [id, validatorsOf(seats)]));
}

/** The validators with a capacity of each open request. */
async function seatsNeeded(store: WhatIfStore): Promise<Readonly<Record<string, readonly string[]>>> {
  const needed: Record<string, readonly string[]> = {};
  for (const { type, stream, data } of store.appended) {
    if (type !== 'ApprovalRequested') continue;
    const { state } = await new Aggregates(store).of('default').load({ stream, decider: approvalRequestDecider });
    if (state.status !== 'OPEN') continue;
    const { approvalRequestId } = data as { approvalRequestId: string };
    needed[approvalRequestId] = [...state.validators.values()].filter((id) => id in capacities).sort();
  }
  return needed;
}

async function versionsAndCapacities(): Promise<WhatIfStore> {
  const store = storeInMemory();
  const aggregates = new Aggregates(store).of('default');
  const metadata = commandMetadata(contextOfTest());
  for (const versionId of versions) {
    const terms = { content: {}, amount: '1', recipient: 'r', issuerAccountId: 'i', parent: null };
    await aggregates.handle(
      versionAggregate(versionId),
      { type: 'CreateVersion', versionId, tokenId: 'token', previousVersionId: null, ...terms, metadata },
      contextOfTest(),
    );
  }
  for (const [validatorId, maximumOpen] of Object.entries(capacities)) {
    await aggregates.handle(
      validatorRoster,
      { type: 'SetCapacity', validatorId, maximumOpen, reason: 'busy', setBy: 'chair', metadata },
      contextOfTest(),
    );
  }
  return store;
}

function unlessRefused(fault: unknown): void {
  if (!(fault instanceof ProblemException)) unlessKilled(fault);
}
