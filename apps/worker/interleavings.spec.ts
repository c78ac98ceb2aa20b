import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  ApprovalExecution,
  retireVersion,
  rollBackExecution,
  type ExecutionRequest,
  type ExecutionResult,
} from '#libs/approval-execution';
import {
  commandMetadata,
  settlementAggregate,
  type SettlementCommand,
  tokenAggregate,
  type TokenCommand,
  type TokenVersionCommand,
  versionAggregate,
  versionStream,
} from '#libs/domain';
import { Aggregates, type StreamStore, type TenantAggregates, type WhatIfStore } from '#libs/event-store';
import { MovableClock } from '#libs/process';
import type { Reactor } from '#libs/projections';
import { givenApproved } from '../../libs/approval-execution/testing/approved.ts';
import {
  contextOfTest,
  dyingAfter,
  interleavedBy,
  Standstills,
  storeInMemory,
  unlessKilled,
} from '../../libs/approval-execution/testing/interleaved.ts';
import { faultsAtRest } from '../../test/event-log/at-rest.ts';
import { violationsOf, type LoggedEvent } from '../../test/event-log/invariants.ts';
import { abandonClaimsReactor } from './execution/abandon-claims/abandon-claims.reactor.ts';
import { abandonRollbacksReactor } from './execution/abandon-rollbacks/abandon-rollbacks.reactor.ts';
import { executeApprovedReactor } from './execution/execute-approved/execute-approved.reactor.ts';
import { releaseDependentsReactor } from './execution/release-dependents/release-dependents.reactor.ts';
import { restoreVersionsReactor } from './execution/restore-versions/restore-versions.reactor.ts';
import { resumeExecutionsReactor } from './execution/resume-executions/resume-executions.reactor.ts';
import { retryBlockedReactor } from './execution/retry-blocked/retry-blocked.reactor.ts';
import type { Blocker } from './execution/retry-blocked/waiting-versions.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Long ago, so that no reactor waits for an event to grow old. */
const clock = new MovableClock();
clock.moveTo(new Date('2026-01-01T12:00:00.000Z'));

/** Versions of one token that replace each other; the second depends on another token, and the child on the first. */
const versions = {
  first: { previous: null, parent: null },
  second: { previous: 'first', parent: 'token' },
  third: { previous: 'first', parent: null },
  fourth: { previous: 'second', parent: null },
  child: { previous: null, parent: 'version' },
} as const;
type Name = keyof typeof versions;
const names = Object.keys(versions) as Name[];
const tokens = ['own', 'parent'] as const;
type Token = (typeof tokens)[number];

const idOf = (name: string): string => {
  const digest = createHash('sha1').update(name).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
};

interface World {
  readonly log: WhatIfStore;
  /** What callers were told of executions. */
  readonly answers: ExecutionResult[];
  /** So many events of the log have been reacted to, which happens once unless a worker is killed. */
  checkpoint: number;
}

/** A part of what a person or a worker does, on a store of its own. */
type Step = (store: StreamStore, world: World) => Promise<unknown>;

const version = fc.constantFrom(...names);
const token = fc.constantFrom(...tokens);
const commands = [
  { weight: 6, arbitrary: version.map(delivery) },
  { weight: 3, arbitrary: version.map(execution) },
  { weight: 3, arbitrary: version.map(rollback) },
  { weight: 2, arbitrary: version.map(payment) },
  { weight: 1, arbitrary: version.map(retirement) },
  { weight: 2, arbitrary: version.map((name) => told(name, { type: 'HoldVersion', ...ofHold, placedBy: 'ops' })) },
  { weight: 2, arbitrary: version.map((name) => told(name, { type: 'ReleaseHold', ...ofHold, releasedBy: 'ops' })) },
  { weight: 2, arbitrary: token.map((name) => toldToken(name, { type: 'LockToken', reason, lockedBy: 'ops' })) },
  { weight: 2, arbitrary: token.map((name) => toldToken(name, { type: 'UnlockToken', reason, unlockedBy: 'ops' })) },
] as const;
const reason = 'audit';
const ofHold = { holdId: idOf('hold'), reason };
/** One version and the claims on its parent, because among all the others it rarely is retired between two steps of an execution. */
const aboutClaims = [
  { weight: 5, arbitrary: fc.constant(execution('second')) },
  { weight: 2, arbitrary: fc.constant(delivery('second')) },
  { weight: 3, arbitrary: fc.constant(retirement('second')) },
  { weight: 1, arbitrary: fc.constant(rollback('second')) },
] as const;

describe('persons and workers that do everything at the same time', () => {
  it('S6-4 S6-8 S6-22 S6-25 S6-32 S7-34 C-20 leave a log in which nothing is that must not be, however they interleave and die', async () => {
    await search(commands);
  });

  it('S6-25 S7-34 leave no claim of a version on its parent that has gone on, however they interleave and die', async () => {
    await search(aboutClaims);
  });
});

async function search(steps: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Step> }[]) {
  const before = fc.array(fc.oneof(...steps), { maxLength: 4 });
  const lives = fc.record({
    step: fc.oneof(...steps, { weight: 5, arbitrary: fc.constant<Step>(work) }),
    appends: fc.constantFrom(1, 2, 3, Infinity, Infinity, Infinity),
    standsStillBefore: fc.constantFrom(0, 0, 0, 1, 2, 3),
  });
  const processes = fc.array(fc.array(lives, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(before, processes, fc.scheduler(), async (first, scripts, scheduler) => {
      const world = await approvedVersions();
      const { log, answers } = world;
      for (const step of first) await step(log, world);
      const standstills = new Standstills();
      const racing = scripts.map((script) =>
        standstills.run(async () => {
          for (const { step, appends, standsStillBefore } of script) {
            const store = dyingAfter(appends, interleavedBy(scheduler, log));
            await step(standstills.before(standsStillBefore, store), world).catch(unlessKilled);
          }
        }),
      );
      await scheduler.waitFor(Promise.all(racing));
      await comeToRest(world);
      const recorded = log.appended.map((event, index) => ({ ...event, position: String(index).padStart(6, '0') }));
      expect(violationsOf(recorded as LoggedEvent[])).toEqual([]);
      expect(faultsAtRest(recorded as LoggedEvent[])).toEqual([]);
      for (const answer of answers) expect(answer).toMatchObject(recordedOf(answer, log));
    }),
    { numRuns: 300 },
  );
}

/** What is on record of the execution that a caller was told of, which the answer agrees with. */
function recordedOf(answer: ExecutionResult, log: WhatIfStore): object {
  if (answer.kind === 'refused') return {};
  const completed = log.appended.find(
    ({ type, data }) =>
      type === 'ApprovalExecutionCompleted' && (data as { executionId: string }).executionId === answer.executionId,
  );
  const { completedAt, totalDurationMs, cascade } = (completed?.data ?? {}) as Record<string, unknown>;
  return { completedAt, totalDurationMs, cascade };
}

/** What every worker does when it reads of the approval: all with one command. */
function delivery(name: Name): Step {
  return async (store, { log }) => {
    const granted = log.appended.find(
      ({ type, data }) => type === 'ApprovalGranted' && (data as { versionId: string }).versionId === idOf(name),
    );
    if (granted === undefined) throw new TypeError(`Version ${name} is not approved.`);
    await executeApprovedReactor(new Aggregates(store), silent, clock).react(granted);
  };
}

function execution(name: Name): Step {
  return async (store, { answers }) => {
    const request: ExecutionRequest = {
      ...{ versionId: idOf(name), approvalRequestId: idOf(`approval of ${name}`) },
      ...{ mode: 'manual', executedBy: 'ops', onBehalfOf: null, reason: null },
    };
    answers.push(
      await new ApprovalExecution(new Aggregates(store).of('default'), silent).execute(request, contextOfTest()),
    );
  };
}

function rollback(name: Name): Step {
  return (store) => {
    const command = { versionId: idOf(name), rolledBackBy: 'ops', reason: 'mistake', force: false };
    return rollBackExecution(new Aggregates(store).of('default'), command, contextOfTest());
  };
}

function retirement(name: Name): Step {
  return (store) => {
    const how = { retiredBy: 'ops', reason: 'over', cascade: false };
    return retireVersion(new Aggregates(store).of('default'), idOf(name), how, contextOfTest());
  };
}

function told(name: Name, command: WithoutMetadata<TokenVersionCommand>): Step {
  return (store) => {
    const context = contextOfTest();
    const full = { ...command, metadata: commandMetadata(context) } as TokenVersionCommand;
    return new Aggregates(store).of('default').handle(versionAggregate(idOf(name)), full, context);
  };
}

function toldToken(name: Token, command: WithoutMetadata<TokenCommand>): Step {
  return (store) => {
    const context = contextOfTest();
    const full = { ...command, metadata: commandMetadata(context) } as TokenCommand;
    return new Aggregates(store).of('default').handle(tokenAggregate(idOf(name)), full, context);
  };
}

/** Pays for what the version has come into force by. */
function payment(name: Name): Step {
  return async (store, { log }) => {
    const completed = log.appended.findLast(
      ({ type, stream }) => type === 'ApprovalExecutionCompleted' && stream === versionStream(idOf(name)),
    );
    if (completed === undefined) return;
    const { executionId } = completed.data as { executionId: string };
    const terms = { ...termsOf(executionId, idOf(name)), amount: '1.00', recipient: 'r', issuerAccountId: 'i' };
    await settle(store, executionId, { type: 'OpenSettlement', ...terms, allocation: { allocated: true } });
    await settle(store, executionId, { type: 'CompleteSettlement' });
  };
}

function termsOf(executionId: string, versionId: string) {
  return { settlementId: executionId, revenueStreamId: executionId, versionId, tokenId: idOf('own') };
}

function settle(store: StreamStore, executionId: string, command: WithoutMetadata<SettlementCommand>) {
  const context = contextOfTest();
  const full = { ...command, metadata: commandMetadata(context) } as SettlementCommand;
  return new Aggregates(store).of('default').handle(settlementAggregate(executionId), full, context);
}

type WithoutMetadata<Command> = Command extends unknown ? Omit<Command, 'metadata'> : never;

/** What a worker does about everything that is recorded by now; others may do so at the same time. */
function work(store: StreamStore, world: World): Promise<void> {
  return workUntil(world.log.appended.length, store, world);
}

async function workUntil(end: number, store: StreamStore, world: World): Promise<void> {
  const reactors = reactorsOn(store);
  for (let next = world.checkpoint; next < end; next += 1) {
    const event = world.log.appended[next];
    if (event === undefined) return;
    for (const reactor of reactors) if (reactor.types.includes(event.type)) await reactor.react(event);
    world.checkpoint = Math.max(world.checkpoint, next + 1);
  }
}

function reactorsOn(store: StreamStore): readonly Reactor[] {
  const aggregates = new Aggregates(store);
  const waiting = ({ tenantId, id }: Blocker) => waitingFor(aggregates.of(tenantId), id);
  return [
    executeApprovedReactor(aggregates, silent, clock),
    retryBlockedReactor(aggregates, waiting, silent, clock),
    releaseDependentsReactor(aggregates, clock),
    resumeExecutionsReactor(aggregates, silent, clock),
    restoreVersionsReactor(aggregates, clock),
    abandonRollbacksReactor(aggregates, clock),
    abandonClaimsReactor(aggregates, clock),
  ];
}

/** What the read model answers: pending versions of a token, and those whose parent a token or a version is. */
async function waitingFor(aggregates: TenantAggregates, blockerId: string): Promise<readonly string[]> {
  const waiting: string[] = [];
  for (const name of names) {
    const { state } = await aggregates.load(versionAggregate(idOf(name)));
    if (state.status !== 'PENDING_VVB') continue;
    if (state.tokenId === blockerId || state.parent?.id === blockerId) waiting.push(state.versionId);
  }
  return waiting;
}

/** The workers, which nobody kills now, and the settlement of what was rolled back. */
async function comeToRest(world: World): Promise<void> {
  await workUntil(Infinity, world.log, world);
  for (const { type, data } of [...world.log.appended]) {
    if (type !== 'ApprovalExecutionRolledBack') continue;
    const { executionId, versionId } = data as { executionId: string; versionId: string };
    const cancelled = { ...termsOf(executionId, versionId), refund: 'none' as const, reason: 'rolled back' };
    await settle(world.log, executionId, { type: 'CancelSettlement', ...cancelled });
  }
}

async function approvedVersions(): Promise<World> {
  const world: World = { log: storeInMemory(), answers: [], checkpoint: 0 };
  const { log } = world;
  for (const name of tokens) {
    const registration = { tokenId: idOf(name), kind: 'PRIMARY', name, parentTokenId: null } as const;
    const account = { issuerAccountId: 'i', openingBalance: '1.00', attributes: {} };
    await toldToken(name, { type: 'RegisterToken', ...registration, ...account })(log, world);
  }
  for (const name of names) {
    const { previous, parent } = versions[name];
    await givenApproved(new Aggregates(log).of('default'), {
      versionId: idOf(name),
      tokenId: idOf('own'),
      approvalRequestId: idOf(`approval of ${name}`),
      parent: parent === null ? null : { kind: parent, id: idOf(parent === 'token' ? 'parent' : 'first') },
      previousVersionId: previous === null ? null : idOf(previous),
    });
  }
  return world;
}
