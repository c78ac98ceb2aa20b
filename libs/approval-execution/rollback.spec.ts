import fc from 'fast-check';
import {
  commandMetadata,
  settlementAggregate,
  type SettlementCommand,
  settlementStream,
  type TokenVersionCommand,
  versionAggregate,
  versionStream,
} from '#libs/domain';
import { Aggregates, type StreamStore, type WhatIfStore } from '#libs/event-store';
import { abandonRollback, rollBackExecution, type RollbackResult } from './rollback.ts';
import { contextOfTest, interleavedBy, storeInMemory } from './testing/interleaved.ts';

const [versionId, tokenId, executionId, approvalRequestId] = ['version', 'token', 'execution', 'approval'];
const settlement = { settlementId: executionId, revenueStreamId: executionId, tokenId, versionId };

describe('C-20 N11 a rollback while the settlement is paid', () => {
  it('takes two persons if the settlement completes first, however rollback and payment interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.constantFrom('pay', 'open and pay'), async (scheduler, payment) => {
        const store = await activeVersion();
        if (payment === 'pay') await open(store);
        const interleaved = interleavedBy(scheduler, store);
        const both = Promise.all([
          rollBack(interleaved, 'ann'),
          rollBack(interleaved, 'bob'),
          (async () => {
            if (payment === 'open and pay') await open(interleaved);
            await complete(interleaved);
          })(),
        ]);
        await scheduler.waitFor(both);
        const [ann, bob] = await both;
        const types = await typesOf(store);
        const isPaid = types.includes('SettlementCompleted');
        expect([ann, bob].map(outcomeOf).sort()).toEqual(
          isPaid ? ['SETTLEMENT_COMPLETED', 'SETTLEMENT_COMPLETED'] : ['INVALID_STATE_TRANSITION', 'rolled-back'],
        );
        expect(types.includes('ApprovalExecutionRolledBack')).toBe(!isPaid);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused when the first person asks twice, but a retry of the first command gets its recorded answer', async () => {
    const store = await activeVersion();
    await open(store);
    await complete(store);
    const first = contextOfTest();
    expect(outcomeOf(await rollBack(store, 'ann', { force: true, context: first }))).toBe('requested');
    const retried = { ...first, retried: true as const };
    expect(await rollBack(store, 'ann', { force: true, context: retried })).toMatchObject({
      ...{ kind: 'requested', status: 'ACTIVE', requestedBy: 'ann' },
    });
    expect(outcomeOf(await rollBack(store, 'ann', { force: true }))).toBe('SECOND_PERSON_REQUIRED');
    expect((await typesOf(store)).filter((type) => type === 'RollbackRequested')).toHaveLength(1);
  });

  it('is not overtaken by a payment between its read of the settlement and its append', async () => {
    const store = await activeVersion();
    await open(store);
    const racing: StreamStore = {
      read: (stream, options) => store.read(stream, options),
      append: async (stream, expected, events) => {
        if (events.some(({ type }) => type === 'ApprovalExecutionRolledBack')) await complete(store);
        return store.append(stream, expected, events);
      },
    };
    expect(outcomeOf(await rollBack(racing, 'ann'))).toBe('rolled-back');
    expect(await typesOf(store)).not.toContain('SettlementCompleted');
  });

  it('resumes the settlement when a child was activated in the meantime', async () => {
    const store = await activeVersion();
    await open(store);
    const racing: StreamStore = {
      read: (stream, options) => store.read(stream, options),
      append: async (stream, expected, events) => {
        if (events.some(({ type }) => type === 'ApprovalExecutionRolledBack')) await claim(store);
        return store.append(stream, expected, events);
      },
    };
    expect(outcomeOf(await rollBack(racing, 'ann'))).toBe('CASCADE_BLOCKED');
    await complete(store);
    expect(await typesOf(store)).toContain('SettlementCompleted');
  });

  it('C-20 takes place or resumes the settlement, even if it is interrupted or slow', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, isKilled) => {
        const store = await activeVersion();
        await open(store);
        const dying: StreamStore = {
          read: (stream, options) => store.read(stream, options),
          append: (stream, expected, events) => {
            const isLast = stream === versionStream(versionId);
            return isKilled && isLast ? Promise.reject(new Error('killed')) : store.append(stream, expected, events);
          },
        };
        const both = Promise.all([
          rollBack(interleavedBy(scheduler, dying), 'ann').catch(() => undefined),
          abandonStops(interleavedBy(scheduler, store), store),
        ]);
        await scheduler.waitFor(both);
        await abandonStops(store, store);
        await complete(store);
        const types = await typesOf(store);
        expect(types.includes('SettlementCompleted')).toBe(!types.includes('ApprovalExecutionRolledBack'));
        if (isKilled) expect(types).toContain('RollbackAbandoned');
      }),
      { numRuns: 200 },
    );
  });
});

async function activeVersion(): Promise<WhatIfStore> {
  const store = storeInMemory();
  await tell(store, {
    type: 'CreateVersion',
    ...{ versionId, tokenId, content: {}, parent: null, previousVersionId: null },
    ...{ amount: '1.00', recipient: 'someone', issuerAccountId: 'issuer' },
  });
  await tell(store, {
    type: 'SubmitVersion',
    submittedBy: 'requester',
    approvalRequestId,
    policy: { numerator: 1, denominator: 1, basis: 'eligible', inclusive: true },
    ...{ tier: null, validators: ['v1'], backupValidators: [] },
    ...{ votingWindowEnd: '2026-01-08T12:00:00.000Z', approvalExpiryDeadline: '2026-01-15T12:00:00.000Z' },
  });
  await tell(store, {
    type: 'ExecuteApproval',
    ...{ executionId, attempt: 1, versionId, approvalRequestId, parent: null, parentGeneration: 0 },
    ...{ parentClaimed: false, merkleHash: 'hash', mode: 'manual', executedBy: 'ops', onBehalfOf: null, reason: null },
    approval: {
      ...{ approvalRequestId, status: 'APPROVED', approvers: ['v1'], approvals: 1, rejections: 0, abstentions: 0 },
      ...{ totalValidators: 1, approvalThresholdPercentage: 100, approvalExpiryDeadline: '2026-01-15T12:00:00.000Z' },
    },
    timing: { initiatedMs: 0, validatedMs: 0, transitionedMs: 0 },
    token: { id: tokenId, locked: false, retired: false },
    supersession: { inForce: null, through: null, seen: 0 },
    ancestors: [],
  } as object as Command);
  expect(await typesOf(store)).toContain('ApprovalExecutionCompleted');
  return store;
}

type Command = TokenVersionCommand extends infer C
  ? C extends TokenVersionCommand
    ? Omit<C, 'metadata'>
    : never
  : never;

async function tell(store: StreamStore, command: Command): Promise<void> {
  const ofCommand = contextOfTest();
  const full = { ...command, metadata: commandMetadata(ofCommand) } as TokenVersionCommand;
  await new Aggregates(store).of('default').handle(versionAggregate(versionId), full, ofCommand);
}

function claim(store: StreamStore): Promise<void> {
  return tell(store, { type: 'RecordDependent', dependentVersionId: 'child', claimId: 'of the child' });
}

async function tellSettlement(store: StreamStore, command: object): Promise<void> {
  const ofCommand = contextOfTest();
  const full = { ...command, metadata: commandMetadata(ofCommand) } as SettlementCommand;
  const settlement = settlementAggregate(executionId);
  const outcome = await new Aggregates(store).of('default').handle(settlement, full, ofCommand);
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
}

function open(store: StreamStore): Promise<void> {
  const terms = { ...settlement, amount: '1.00', recipient: 'someone', issuerAccountId: 'issuer' };
  return tellSettlement(store, { type: 'OpenSettlement', ...terms, allocation: { allocated: true } });
}

function complete(store: StreamStore): Promise<void> {
  return tellSettlement(store, { type: 'CompleteSettlement' });
}

function rollBack(
  store: StreamStore,
  rolledBackBy: string,
  { force = false, context = contextOfTest() } = {},
): Promise<RollbackResult> {
  const rollback = { versionId, rolledBackBy, reason: 'mistake', force };
  return rollBackExecution(new Aggregates(store).of('default'), rollback, context);
}

function outcomeOf(result: RollbackResult): string {
  return result.kind === 'refused' ? result.refusal.code : result.kind;
}

async function typesOf(store: StreamStore): Promise<readonly string[]> {
  const streams = [versionStream(versionId), settlementStream(executionId)];
  return (await Promise.all(streams.map((stream) => store.read(stream)))).flat().map(({ type }) => type);
}

/** What the worker does about every stop that was recorded. */
async function abandonStops(by: StreamStore, recorded: WhatIfStore): Promise<void> {
  for (const { type, data } of await by.read(settlementStream(executionId))) {
    if (type !== 'SettlementStopped') continue;
    const { stopId } = data as { stopId: string };
    await abandonRollback(new Aggregates(by).of('default'), { versionId, executionId, stopId }, contextOfTest());
  }
  expect(recorded.appended.length).toBeGreaterThan(0);
}
