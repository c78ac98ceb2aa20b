import { randomUUID } from 'node:crypto';
import {
  approvalAggregate,
  commandMetadata,
  tokenAggregate,
  type tokenDecider,
  tokenStream,
  type TokenVersionCommand,
  type TokenVersionEvent,
  versionAggregate,
  versionStream,
} from '#libs/domain';
import {
  Aggregates,
  type TenantAggregates,
  createPostgresEventStore,
  EventStoreBusy,
  EventStoreUnavailable,
  type EventStore,
} from '#libs/event-store';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { ApprovalExecution } from './approval-execution.ts';
import type { ExecutionResult } from './execution-result.ts';
import { releaseClaims, releaseFormerClaims, releaseLateClaim } from './parent.ts';
import { retireVersion } from './retirement.ts';
import { restorePreviousVersion } from './restoration.ts';
import { rollBackExecution } from './rollback.ts';
import { contextOfTest } from './testing/interleaved.ts';

describe('carrying out an approval', () => {
  let database: TestDatabase;
  let store: EventStore;
  let aggregates: TenantAggregates;
  let log: { level: string; message: string }[];
  let execution: ApprovalExecution;

  beforeAll(async () => {
    database = await createTestDatabase();
    store = createPostgresEventStore({ pool: database.pool });
  });

  beforeEach(() => {
    aggregates = new Aggregates(store).of('default');
    log = [];
    execution = executionOver(store);
  });

  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  function executionOver(eventStore: EventStore): ApprovalExecution {
    const at = (level: string) => (_: object, message: string) => void log.push({ level, message });
    return new ApprovalExecution(new Aggregates(eventStore).of('default'), {
      info: at('info'),
      warn: at('warn'),
      error: at('error'),
    });
  }

  const context = contextOfTest;

  type Terms = Partial<Pick<Extract<TokenVersionCommand, { type: 'CreateVersion' }>, 'parent' | 'previousVersionId'>>;

  async function tell(versionId: string, command: object): Promise<void> {
    const ofCommand = context();
    const full = { ...command, metadata: commandMetadata(ofCommand) } as TokenVersionCommand;
    const outcome = await aggregates.handle(versionAggregate(versionId), full, ofCommand);
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
  }

  async function approved(more: Terms = {}): Promise<{ versionId: string; approvalRequestId: string }> {
    const [versionId, approvalRequestId, tokenId] = [randomUUID(), randomUUID(), randomUUID()];
    const submission = {
      approvalRequestId,
      policy: { numerator: 1, denominator: 1, basis: 'eligible' as const, inclusive: true },
      tier: null,
      validators: ['v1'],
      backupValidators: [],
      votingWindowEnd: '2026-01-08T12:00:00.000Z',
      approvalExpiryDeadline: '2026-01-15T12:00:00.000Z',
    };
    await tell(versionId, {
      type: 'CreateVersion',
      versionId,
      tokenId,
      content: { b: 2, a: 1 },
      parent: null,
      previousVersionId: null,
      amount: '1',
      recipient: 'r',
      issuerAccountId: 'i',
      ...more,
    });
    await tell(versionId, { type: 'SubmitVersion', ...submission });
    const ofRequest = context();
    const metadata = commandMetadata(ofRequest);
    const approval = approvalAggregate(approvalRequestId);
    await aggregates.handle(
      approval,
      { type: 'OpenApproval', ...submission, versionId, tokenId, requestedBy: 'test', metadata },
      ofRequest,
    );
    const vote = { type: 'CastVote' as const, validatorId: 'v1', choice: 'APPROVE' as const, reason: null, metadata };
    await aggregates.handle(approval, vote, context());
    return { versionId, approvalRequestId };
  }

  function execute(
    ids: { versionId: string; approvalRequestId: string; tokenId?: string },
    by = execution,
    now?: string,
  ): Promise<ExecutionResult> {
    return by.execute(
      { ...ids, mode: 'automatic', executedBy: 'SYSTEM', onBehalfOf: null, reason: null },
      context(now),
    );
  }

  function executeByHand(ids: { versionId: string; approvalRequestId: string }): Promise<ExecutionResult> {
    return execution.execute(
      { ...ids, mode: 'manual', executedBy: 'ops', onBehalfOf: null, reason: 'approved after all' },
      context(),
    );
  }

  async function typesOf(stream: string): Promise<string[]> {
    return (await store.read(stream)).map(({ type }) => type);
  }

  const versionOf = async (versionId: string) => (await aggregates.load(versionAggregate(versionId))).state;

  const rollBack = (versionId: string) =>
    rollBackExecution(aggregates, { versionId, rolledBackBy: 'ops', reason: 'mistake', force: false }, context());

  it('S6-7 C-39 hashes the canonical content: SHA-256 of {"a":1,"b":2}', async () => {
    const ids = await approved();
    expect(await execute(ids)).toMatchObject({ kind: 'executed', newStatus: 'ACTIVE', alreadyExecuted: false });
    expect(await versionOf(ids.versionId)).toMatchObject({
      merkleHash: '43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777',
    });
  });

  it('S6-11 S6-30 S6-31 retires the active version that it replaces, and logs it', async () => {
    const previous = await approved();
    await execute(previous);
    const next = await approved({ previousVersionId: previous.versionId });
    expect(await execute(next)).toMatchObject({
      kind: 'executed',
      cascade: { outcome: 'retired', versionId: previous.versionId },
    });
    expect(await versionOf(previous.versionId)).toMatchObject({
      status: 'REPLACED',
      replacedBy: { versionId: next.versionId },
    });
    expect(log).toContainEqual({
      level: 'info',
      message: `Cascaded retirement: ${previous.versionId} → REPLACED (by ${next.versionId})`,
    });
  });

  it('S6-22 S6-30 leaves an inactive previous version as it is, which then cannot be activated', async () => {
    const previous = await approved();
    const next = await approved({ previousVersionId: previous.versionId });
    expect(await execute(next)).toMatchObject({ cascade: { outcome: 'not-active', status: 'PENDING_VVB' } });
    expect(await versionOf(previous.versionId)).toMatchObject({ status: 'PENDING_VVB' });

    expect(await execute(previous)).toMatchObject({ refusal: { code: 'SUPERSEDED' } });
    await rollBack(next.versionId);
    expect(await executeByHand(previous)).toMatchObject({ kind: 'executed' });
  });

  it('S6-22 is superseded over versions that were never in force or were replaced', async () => {
    const first = await approved();
    const second = await approved({ previousVersionId: first.versionId });
    const third = await approved({ previousVersionId: second.versionId });
    await execute(third);
    expect(await execute(first)).toMatchObject({
      refusal: { code: 'SUPERSEDED', message: expect.stringContaining(third.versionId) },
    });
    expect(await execute(second)).toMatchObject({ refusal: { code: 'SUPERSEDED' } });
    const fourth = await approved({ previousVersionId: third.versionId });
    await execute(fourth);
    expect(await execute(first)).toMatchObject({
      refusal: { code: 'SUPERSEDED', message: expect.stringContaining(fourth.versionId) },
    });
  });

  it('C-20 is not restored beside a sibling in force, but by the rollback of the last sibling', async () => {
    const first = await approved();
    await execute(first);
    const [second, third] = [
      await approved({ previousVersionId: first.versionId }),
      await approved({ previousVersionId: first.versionId }),
    ];
    await execute(second);
    await execute(third);
    expect(await rollBack(second.versionId)).toMatchObject({ kind: 'rolled-back', restoredVersionId: null });
    expect(await versionOf(first.versionId)).toMatchObject({ status: 'REPLACED' });
    expect(await rollBack(third.versionId)).toMatchObject({ restoredVersionId: first.versionId });
    expect(await versionOf(first.versionId)).toMatchObject({ status: 'ACTIVE' });
  });

  it('S6-22 S6-32 leaves either a version or its successor in force when both are approved at once', async () => {
    const pairs = Array.from({ length: 60 }, async () => {
      const first = await approved();
      const second = await approved({ previousVersionId: first.versionId });
      const others = [executionOver(store), executionOver(store)] as const;
      await Promise.all([execute(first, others[0]), execute(second, others[1])]);
      const statuses = [await versionOf(first.versionId), await versionOf(second.versionId)].map(
        ({ status }) => status,
      );
      expect(statuses[1]).toBe('ACTIVE');
      expect(['PENDING_VVB', 'REPLACED']).toContain(statuses[0]);
    });
    await Promise.all(pairs);
  });

  it('S6-32 completes with the previous version’s record, however many execute and whatever its children do', async () => {
    const rounds = Array.from({ length: 20 }, async () => {
      const first = await approved();
      await execute(first);
      const child = await approved({ parent: { kind: 'version', id: first.versionId } });
      await execute(child);
      const second = await approved({ previousVersionId: first.versionId });
      await Promise.all([
        ...Array.from({ length: 5 }, () => execute(second, executionOver(store))),
        rollBack(child.versionId).then(() => releaseClaims(aggregates, child.versionId, context())),
      ]);
      const completed = (await store.read(versionStream(second.versionId))).find(
        ({ type }) => type === 'ApprovalExecutionCompleted',
      );
      const { outcome } = (completed?.data as { cascade: { outcome: string } }).cascade;
      const { status } = await versionOf(first.versionId);
      expect([outcome, status]).toEqual(outcome === 'retired' ? ['retired', 'REPLACED'] : ['blocked', 'ACTIVE']);
    });
    await Promise.all(rounds);
  });

  it('S6-33 S6-38 completes with the error when the previous version does not exist, and warns', async () => {
    const ids = await approved({ previousVersionId: randomUUID() });
    expect(await execute(ids)).toMatchObject({ kind: 'executed', cascade: { outcome: 'failed' } });
    expect((await typesOf(versionStream(ids.versionId))).slice(-3)).toEqual([
      'VersionActivated',
      'VersionRetirementFailed',
      'ApprovalExecutionCompleted',
    ]);
    expect(
      log.some(({ level, message }) => level === 'warn' && message.startsWith('Cascade retirement failed for version')),
    ).toBe(true);
  });

  it('finishes an execution once that was interrupted after its activation, in any order of callers', async () => {
    const previous = await approved();
    await execute(previous);
    const next = await approved({ previousVersionId: previous.versionId });
    await interruptedExecution(next, previous.versionId);
    expect(await versionOf(previous.versionId)).toMatchObject({ status: 'ACTIVE' });

    const others = [executionOver(store), executionOver(store)];
    await Promise.all([
      ...others.map((other) => other.resume(next.versionId, context())),
      execute(next, executionOver(store)),
    ]);
    expect(await versionOf(previous.versionId)).toMatchObject({ status: 'REPLACED' });
    const types = await typesOf(versionStream(next.versionId));
    expect(types.filter((type) => type === 'ApprovalExecutionCompleted')).toHaveLength(1);
    expect(
      (await typesOf(versionStream(previous.versionId))).filter((type) => type === 'VersionReplaced'),
    ).toHaveLength(1);
    await execution.resume(next.versionId, context());
    expect(await typesOf(versionStream(next.versionId))).toEqual(types);
  });

  it('S6-25 records the dependent with its parent before it is active, and is refused by a locked one', async () => {
    const tokenId = randomUUID();
    const onToken = (command: object) => {
      const ofCommand = context();
      return aggregates.handle(
        tokenAggregate(tokenId),
        { ...command, metadata: commandMetadata(ofCommand) } as Parameters<typeof tokenDecider.decide>[0],
        ofCommand,
      );
    };
    const registration = {
      tokenId,
      kind: 'PRIMARY',
      name: 't',
      parentTokenId: null,
      issuerAccountId: 'i',
      openingBalance: '0',
    };
    await onToken({ type: 'RegisterToken', ...registration });
    const child = await approved({ parent: { kind: 'token', id: tokenId } });
    await onToken({ type: 'LockToken', reason: 'audit' });
    expect(await execute(child)).toMatchObject({ kind: 'refused', refusal: { code: 'PARENT_LOCKED' } });
    expect(await typesOf(tokenStream(tokenId))).not.toContain('DependentActivated');
    await onToken({ type: 'UnlockToken' });
    expect(await execute(child)).toMatchObject({ kind: 'executed' });
    const dependent = (await store.read(tokenStream(tokenId))).at(-1);
    const activation = (await store.read(versionStream(child.versionId))).find(
      ({ type }) => type === 'VersionActivated',
    );
    expect(dependent).toMatchObject({ type: 'DependentActivated', data: { dependentVersionId: child.versionId } });
    expect((dependent?.position ?? '') < (activation?.position ?? '')).toBe(true);
    expect(await onToken({ type: 'RetireToken', reason: 'old' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'CASCADE_BLOCKED' },
    });
  });

  it.each(['locked', 'unlocked'])(
    'C-5 S6-8 two processes with one command record one outcome and answer it: one saw the parent %s, and the other was first',
    async (seen) => {
      const tokenId = randomUUID();
      const onToken = (command: object) => {
        const ofCommand = context();
        const full = { ...command, metadata: commandMetadata(ofCommand) } as Parameters<typeof tokenDecider.decide>[0];
        return aggregates.handle(tokenAggregate(tokenId), full, ofCommand);
      };
      const lock = { type: 'LockToken', reason: 'audit', lockedBy: 'ops' };
      const unlock = { type: 'UnlockToken', reason: 'done', unlockedBy: 'ops' };
      const registration = { kind: 'PRIMARY', name: 't', parentTokenId: null, issuerAccountId: 'i', attributes: {} };
      await onToken({ type: 'RegisterToken', tokenId, ...registration, openingBalance: '0' });
      const previous = await approved();
      await execute(previous);
      const next = await approved({ previousVersionId: previous.versionId, parent: { kind: 'token', id: tokenId } });
      if (seen === 'locked') await onToken(lock);

      const command = context();
      const request = { ...next, mode: 'automatic' as const, executedBy: 'SYSTEM', onBehalfOf: null, reason: null };
      let first: ExecutionResult | undefined;
      const overtaken: EventStore = Object.assign(Object.create(store) as EventStore, {
        read: (...args: Parameters<EventStore['read']>) => store.read(...args),
        append: async (...args: Parameters<EventStore['append']>) => {
          if (args[0] === versionStream(next.versionId) && first === undefined) {
            await onToken(seen === 'locked' ? unlock : lock);
            first = await executionOver(store).execute(request, command);
          }
          return store.append(...args);
        },
      });
      const second = await executionOver(overtaken).execute(request, command);

      const isExecuted = seen === 'locked';
      expect([first?.kind, second.kind]).toEqual(Array(2).fill(isExecuted ? 'executed' : 'refused'));
      expect((await typesOf(versionStream(next.versionId))).slice(2)).toEqual([
        'ApprovalExecutionInitiated',
        'ApprovalExecutionValidated',
        ...(isExecuted ? ['VersionActivated', 'ApprovalExecutionCompleted'] : ['ApprovalExecutionFailed']),
      ]);
      const statuses = [await versionOf(previous.versionId), await versionOf(next.versionId)].map(
        ({ status }) => status,
      );
      expect(statuses).toEqual(isExecuted ? ['REPLACED', 'ACTIVE'] : ['ACTIVE', 'PENDING_VVB']);
    },
  );

  describe('S6-25 of a token that is locked or retired', () => {
    const onToken = async (tokenId: string, command: object) => {
      const ofCommand = context();
      const full = { ...command, metadata: commandMetadata(ofCommand) } as Parameters<typeof tokenDecider.decide>[0];
      const outcome = await aggregates.handle(tokenAggregate(tokenId), full, ofCommand);
      if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
    };
    const tokenOf = async (versionId: string) => {
      const version = await versionOf(versionId);
      if (version.status === 'NONE') throw new Error('The version does not exist.');
      const { tokenId } = version;
      const registration = { kind: 'PRIMARY', name: 't', parentTokenId: null, issuerAccountId: 'i', attributes: {} };
      await onToken(tokenId, { type: 'RegisterToken', tokenId, ...registration, openingBalance: '0' });
      return tokenId;
    };
    const lock = { type: 'LockToken', reason: 'audit', lockedBy: 'ops' };
    const retire = { type: 'RetireToken', reason: 'old', retiredBy: 'ops' };

    it('refuses its own versions, whether the caller knew the token or not, until it is unlocked', async () => {
      const ids = await approved();
      const tokenId = await tokenOf(ids.versionId);
      await onToken(tokenId, lock);
      const message = `Token ${tokenId} of the version is locked.`;
      for (const known of [{}, { tokenId }, { tokenId: randomUUID() }]) {
        expect(await execute({ ...ids, ...known })).toMatchObject({ refusal: { code: 'PARENT_LOCKED', message } });
      }
      await onToken(tokenId, { type: 'UnlockToken', reason: 'done', unlockedBy: 'ops' });
      expect(await execute(ids)).toMatchObject({ kind: 'executed' });

      const other = await approved();
      const retired = await tokenOf(other.versionId);
      await onToken(retired, retire);
      expect(await execute(other)).toMatchObject({
        refusal: { code: 'TOKEN_RETIRED', message: `Token ${retired} of the version is retired.` },
      });
    });

    it('reads again for the next preparation, so that a token locked in the meantime refuses', async () => {
      const ids = await approved();
      const tokenId = await tokenOf(ids.versionId);
      let locked = false;
      // Between the look at the token and the append to the version, which moves on as well.
      const store2 = intercepted(store, versionStream(ids.versionId), async () => {
        if (locked) return;
        locked = true;
        await onToken(tokenId, lock);
        await tell(ids.versionId, { type: 'HoldVersion', holdId: 'h', reason: 'audit', placedBy: 'ops' });
        await tell(ids.versionId, { type: 'ReleaseHold', holdId: 'h', reason: 'done', releasedBy: 'ops' });
        throw new EventStoreUnavailable(new Error('the connection broke'));
      });
      expect(await execute({ ...ids, tokenId }, executionOver(store2))).toMatchObject({
        refusal: { code: 'PARENT_LOCKED' },
      });
    });

    it.each([
      ['locked', lock],
      ['retired', retire],
    ])('C-20 restores no version of it, and records why: %s', async (what, command) => {
      const parent = await approved();
      await execute(parent);
      const first = await approved({ parent: { kind: 'version', id: parent.versionId } });
      await execute(first);
      const second = await approved({ previousVersionId: first.versionId });
      await execute(second);
      const tokenId = await tokenOf(first.versionId);
      await onToken(tokenId, command);
      const rollback = { versionId: second.versionId, rolledBackBy: 'ops', reason: 'mistake', force: false };
      expect(await rollBackExecution(aggregates, rollback, context())).toMatchObject({
        kind: 'rolled-back',
        restoredVersionId: null,
      });
      expect(await versionOf(first.versionId)).toMatchObject({ status: 'REPLACED' });
      expect((await store.read(versionStream(first.versionId))).at(-1)).toMatchObject({
        type: 'VersionRestorationFailed',
        data: { error: `Token ${tokenId} of the version is ${what}.` },
      });
      expect(await versionOf(parent.versionId)).toMatchObject({ dependents: {} });
    });
  });

  it('S6-51 C-1 executes at the deadline, and never after it', async () => {
    const ids = await approved();
    expect(await execute(ids, execution, '2026-01-15T12:00:00.001Z')).toMatchObject({
      refusal: { code: 'APPROVAL_EXPIRED', message: 'Approval expired' },
    });
    expect(await execute(ids, execution, '2026-01-16T12:00:00.000Z')).toMatchObject({
      refusal: { code: 'APPROVAL_EXPIRED' },
    });
    expect(await execute(ids, execution, '2026-01-15T12:00:00.000Z')).toMatchObject({ kind: 'executed' });
  });

  it('S6-37 C-12 tries transient faults three times, and then records the failure', async () => {
    const ids = await approved();
    let failures = 3;
    const flaky = faulty(store, versionStream(ids.versionId), () => {
      failures -= 1;
      return failures >= 0;
    });
    expect(await execute(ids, executionOver(flaky))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'EVENT_STORE_UNAVAILABLE' },
    });
    expect((await typesOf(versionStream(ids.versionId))).slice(-2)).toEqual([
      'ApprovalExecutionInitiated',
      'ApprovalExecutionFailed',
    ]);
    expect(log).toContainEqual({ level: 'error', message: 'execution failed after three tries' });

    const other = await approved();
    failures = 2;
    const recovering = faulty(store, versionStream(other.versionId), () => {
      failures -= 1;
      return failures >= 0;
    });
    expect(await execute(other, executionOver(recovering))).toMatchObject({ kind: 'executed' });
  });

  it('S6-37 C-12 fails with the store’s code when the store was busy at every try', async () => {
    const ids = await approved();
    let failures = 3;
    const busy = faulty(store, versionStream(ids.versionId), () => (failures -= 1) >= 0, new EventStoreBusy(10_000));
    expect(await execute(ids, executionOver(busy))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'RESOURCE_BUSY' },
    });
  });

  it('takes effect once when the answer to the append is lost', async () => {
    const ids = await approved();
    let lost = 1;
    const forgetful: EventStore = new Proxy(store, {
      get: (target, name) =>
        name === 'append'
          ? async (...args: Parameters<EventStore['append']>) => {
              const result = await target.append(...args);
              lost -= 1;
              if (lost === 0) throw new EventStoreUnavailable(new Error('the connection broke'));
              return result;
            }
          : bound(target, name),
    });
    expect(await execute(ids, executionOver(forgetful))).toMatchObject({ kind: 'executed' });
    const types = await typesOf(versionStream(ids.versionId));
    expect(types.filter((type) => type === 'VersionActivated')).toHaveLength(1);
    expect(types).not.toContain('ApprovalExecutionFailed');
  });

  it('S6-36 records a refused execution again when it is delivered again, and never as a corrupted retry', async () => {
    const ids = await approved();
    await tell(ids.versionId, { type: 'HoldVersion', holdId: 'h', reason: 'audit', placedBy: 'auditor' });
    const delivered = context();
    const request = { ...ids, mode: 'automatic', executedBy: 'SYSTEM', onBehalfOf: null, reason: null } as const;
    for (const attempt of [1, 2]) {
      expect(await execution.execute(request, delivered)).toMatchObject({ refusal: { code: 'VERSION_HELD' } });
      expect((await versionOf(ids.versionId)).attempts).toHaveLength(attempt);
    }
    await tell(ids.versionId, { type: 'ReleaseHold', holdId: 'h', reason: 'done', releasedBy: 'auditor' });
    expect(await execution.execute(request, delivered)).toMatchObject({ kind: 'executed', alreadyExecuted: false });
  });

  it('C-20 restores the replaced version with its claim, and a late repetition changes nothing', async () => {
    const parent = await approved();
    await execute(parent);
    const first = await approved({ parent: { kind: 'version', id: parent.versionId } });
    await execute(first);
    const second = await approved({ previousVersionId: first.versionId });
    const executed = await execute(second);
    if (executed.kind !== 'executed') throw new Error(executed.refusal.message);
    const rollback = { versionId: second.versionId, rolledBackBy: 'ops', reason: 'mistake', force: false };
    expect(await rollBackExecution(aggregates, rollback, context())).toMatchObject({
      kind: 'rolled-back',
      status: 'PENDING_VVB',
      restoredVersionId: first.versionId,
    });
    const restored = await versionOf(first.versionId);
    expect(restored.status).toBe('ACTIVE');
    expect(restored).not.toHaveProperty('replacedBy');
    const claims = Object.keys(((await versionOf(parent.versionId)) as { dependents: object }).dependents);
    expect(claims).toEqual([first.versionId]);

    expect(await executeByHand(second)).toMatchObject({ kind: 'executed', cascade: { outcome: 'retired' } });
    const late = { versionId: second.versionId, executionId: executed.executionId };
    await restorePreviousVersion(aggregates, late, context());
    expect(await versionOf(first.versionId)).toMatchObject({ status: 'REPLACED' });
  });

  it('C-5 C-20 never executes a rolled back approval automatically', async () => {
    const ids = await approved();
    await execute(ids);
    const rollback = { versionId: ids.versionId, rolledBackBy: 'ops', reason: 'mistake', force: false };
    await rollBackExecution(aggregates, rollback, context());
    const before = await typesOf(versionStream(ids.versionId));
    expect(await execute(ids)).toMatchObject({ kind: 'refused', refusal: { code: 'INVALID_STATE_TRANSITION' } });
    expect(await typesOf(versionStream(ids.versionId))).toEqual(before);
    expect(await executeByHand(ids)).toMatchObject({ kind: 'executed', alreadyExecuted: false });
  });

  it('C-20 first finishes a restoration that was interrupted', async () => {
    const first = await approved();
    await execute(first);
    const second = await approved({ previousVersionId: first.versionId });
    await execute(second);
    const dying = new Aggregates(faulty(store, versionStream(first.versionId), () => true, new Error('killed'))).of(
      'default',
    );
    const rollback = { versionId: second.versionId, rolledBackBy: 'ops', reason: 'mistake', force: false };
    await expect(rollBackExecution(dying, rollback, context())).rejects.toThrow('killed');
    expect(await versionOf(first.versionId)).toMatchObject({ status: 'REPLACED' });

    expect(await executeByHand(second)).toMatchObject({ kind: 'executed', cascade: { outcome: 'retired' } });
    const types = await typesOf(versionStream(first.versionId));
    expect(types.filter((type) => /Replaced|Restored/.test(type))).toEqual([
      'VersionReplaced',
      'VersionRestored',
      'VersionReplaced',
    ]);
  });

  it('S7-36 releases the claim on a parent that the version left during its execution', async () => {
    const [left, taken] = [await approved(), await approved()];
    await execute(left);
    await execute(taken);
    const child = await approved({ parent: { kind: 'version', id: left.versionId } });
    let reparented = false;
    // Between the claim on the parent and the append to the version.
    const store2 = intercepted(store, versionStream(child.versionId), async () => {
      if (reparented) return;
      reparented = true;
      await tell(child.versionId, {
        type: 'ReparentVersion',
        parent: { kind: 'version', id: taken.versionId },
        generation: 0,
        reason: 'moved',
        reparentedBy: 'ops',
      });
    });
    expect(await execute(child, executionOver(store2))).toMatchObject({ kind: 'executed' });
    const dependentsOf = async (versionId: string) =>
      Object.keys(((await versionOf(versionId)) as { dependents: object }).dependents);
    expect(await dependentsOf(left.versionId)).toEqual([]);
    expect(await dependentsOf(taken.versionId)).toEqual([child.versionId]);
  });

  it.each(['is told that it comes late', 'is killed'])(
    'S6-25 S6-32 leaves no claim on the parent when it claims it after its version was executed and retired, and %s',
    async (end) => {
      const parent = await approved();
      await execute(parent);
      const child = await approved({ parent: { kind: 'version', id: parent.versionId } });
      let isLate = false;
      // Between its look at the version and its claim.
      const late: EventStore = {
        ...store,
        read: (stream, options) => store.read(stream, options),
        append: async (stream, expected, events) => {
          if (stream === versionStream(child.versionId) && end === 'is killed') throw new Error('killed');
          if (stream !== versionStream(parent.versionId) || isLate) return store.append(stream, expected, events);
          isLate = true;
          await execute(child);
          await retireVersion(
            aggregates,
            child.versionId,
            { retiredBy: 'ops', reason: 'old', cascade: false },
            context(),
          );
          return store.append(stream, expected, events);
        },
      };
      const claimed = execute(child, executionOver(late));
      if (end === 'is killed') {
        await claimed.catch(() => undefined);
        for (const { type, data } of await store.read(versionStream(parent.versionId))) {
          if (type !== 'DependentActivated') continue;
          const { dependentVersionId: versionId, executionId: claimId } = data as {
            dependentVersionId: string;
            executionId: string;
          };
          const of = { kind: 'version', id: parent.versionId } as const;
          await releaseLateClaim(aggregates, of, { versionId, claimId }, context());
        }
      } else await claimed;
      expect(isLate).toBe(true);
      expect(await versionOf(child.versionId)).toMatchObject({ status: 'RETIRED' });
      const { dependents } = (await versionOf(parent.versionId)) as { dependents: object };
      expect(Object.keys(dependents)).toEqual([]);
    },
  );

  it('S7-36 keeps its new claim on a parent that it returned to, however late the first one is released', async () => {
    const [one, other] = [await approved(), await approved()];
    await execute(one);
    await execute(other);
    const child = await approved({ parent: { kind: 'version', id: one.versionId } });
    for (const [generation, id] of [other.versionId, one.versionId].entries()) {
      const parent = { kind: 'version', id };
      const change = { type: 'ReparentVersion', parent, generation, reason: 'moved', reparentedBy: 'ops' };
      await tell(child.versionId, change);
    }
    await execute(child);
    const events = (await store.read(versionStream(child.versionId))).filter(
      ({ type }) => type === 'VersionReparented',
    );
    for (const { data } of events) {
      const reparented = data as Extract<TokenVersionEvent, { type: 'VersionReparented' }>['data'];
      await releaseFormerClaims(aggregates, { ...reparented, parent: reparented.from }, context());
    }
    const { dependents } = (await versionOf(one.versionId)) as { dependents: object };
    expect(Object.keys(dependents)).toEqual([child.versionId]);
  });

  it('S6-34 retires its dependents as well, the lowest first, down to three levels', async () => {
    const active = async (parentId?: string): Promise<string> => {
      const ids = await approved(parentId === undefined ? {} : { parent: { kind: 'version', id: parentId } });
      await execute(ids);
      return ids.versionId;
    };
    const [root, one] = await chain();
    const two = await active(one);
    const retirement = { retiredBy: 'ops', reason: 'old', cascade: true };
    expect(await retireVersion(aggregates, root, { ...retirement, cascade: false }, context())).toMatchObject({
      refusal: { code: 'CASCADE_BLOCKED' },
    });
    const three = await active(two);
    const four = await active(three);
    const before = await store.head();
    expect(await retireVersion(aggregates, root, retirement, context())).toMatchObject({
      refusal: { code: 'CASCADE_TOO_DEEP' },
      cascaded: [],
    });
    expect(await store.head()).toBe(before);
    expect(await retireVersion(aggregates, four, retirement, context())).toMatchObject({ kind: 'retired' });
    expect(await retireVersion(aggregates, root, retirement, context())).toMatchObject({
      kind: 'retired',
      cascaded: [three, two, one],
    });

    async function chain(): Promise<[string, string]> {
      const top = await active();
      return [top, await active(top)];
    }
  });

  it('refuses a request without an approval or with another version’s, and records nothing', async () => {
    const [one, other] = [await approved(), await approved()];
    const before = await store.head();
    expect(await execute({ versionId: one.versionId, approvalRequestId: randomUUID() })).toMatchObject({
      refusal: { code: 'APPROVAL_REQUEST_NOT_FOUND' },
    });
    expect(await execute({ versionId: one.versionId, approvalRequestId: other.approvalRequestId })).toMatchObject({
      refusal: { code: 'APPROVAL_VERSION_MISMATCH' },
    });
    expect(await store.head()).toBe(before);
  });

  /** Leaves an execution as a crash right after its activation would. */
  async function interruptedExecution(
    ids: { versionId: string; approvalRequestId: string },
    previousVersionId: string,
  ): Promise<void> {
    const dying = faulty(store, versionStream(previousVersionId), () => true, new Error('killed'));
    const completing = faulty(
      dying,
      versionStream(ids.versionId),
      (events) => events.includes('ApprovalExecutionCompleted'),
      new Error('killed'),
    );
    await expect(execute(ids, executionOver(completing))).rejects.toThrow('killed');
    expect((await typesOf(versionStream(ids.versionId))).at(-1)).toBe('VersionActivated');
  }
});

/** The store, but for appends to one stream that fail when told so. */
function faulty(
  store: EventStore,
  stream: string,
  fails: (types: readonly string[]) => boolean,
  fault: Error = new EventStoreUnavailable(new Error('down')),
): EventStore {
  return new Proxy(store, {
    get: (target, name) =>
      name === 'append'
        ? (...args: Parameters<EventStore['append']>) =>
            args[0] === stream && fails(args[2].map(({ type }) => type))
              ? Promise.reject(fault)
              : target.append(...args)
        : bound(target, name),
  });
}

function bound(target: EventStore, name: string | symbol): unknown {
  const member: unknown = Reflect.get(target, name);
  return typeof member === 'function' ? (member.bind(target) as unknown) : member;
}

/** The store, with something that comes between just before each append to one stream. */
function intercepted(store: EventStore, stream: string, before: () => Promise<void>): EventStore {
  return new Proxy(store, {
    get: (target, name) =>
      name === 'append'
        ? async (...args: Parameters<EventStore['append']>) => {
            if (args[0] === stream) await before();
            return target.append(...args);
          }
        : bound(target, name),
  });
}
