import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import {
  commandMetadata,
  settlementAggregate,
  tokenAggregate,
  upcasters,
  validatorRoster,
  versionAggregate,
  versionHierarchy,
} from '#libs/domain';
import {
  Aggregates,
  createPostgresEventStore,
  EventSchemas,
  evolving,
  type EventStore,
  type RecordedEvent,
} from '#libs/event-store';
import { executionIdOf } from '../../libs/approval-execution/linked-approval.ts';
import { startTestAssent, type Answer, type TestAssent } from '../e2e/running-assent.ts';
import {
  activeVersion,
  createVersion,
  executeManually,
  passDays,
  registerToken,
  submit,
  submittedVersion,
  untilSettlement,
  untilStatus,
  vote,
} from '../e2e/steps.ts';
import { eventually } from '../eventually.ts';
import { confirmedKey, signedBallot } from '../signatures/signed-vote.ts';
import { everyType } from './every-event.ts';

/*
 * Produces every event type once through the API. With WRITE_HISTORY=FILE, writes the log to that file as the history of
 * a new event type or shape.
 */
describe('a log with every type of event', () => {
  let assent: TestAssent;
  let store: EventStore;

  beforeAll(async () => {
    assent = await startTestAssent();
    store = evolving(createPostgresEventStore({ pool: assent.pool }), new EventSchemas(upcasters));
  });

  afterAll(async () => {
    await store.close();
    await assent.close();
  });

  /** Exceeds every issuer's balance, so it is never settled. */
  const unpaid = { amount: '1000000.00' };
  const done = async (answer: Promise<Answer>): Promise<Answer['body']> => {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body as unknown;
  };
  const tell = (path: string, body: object): Promise<Answer['body']> => done(assent.post(`/api/v12/${path}`, body));
  const rollBack = (versionId: string, more: object = {}): Promise<unknown> =>
    tell(`approval-execution/${versionId}/rollback`, { reason: 'by mistake', executedBy: 'ann', ...more });
  const because = { reason: 'audit', executedBy: 'ops' };

  it('results from the API and from interrupted work', async () => {
    await tokens();
    await votes();
    await executions();
    await settlements();
    await access();
    await time();
    // Names the missing event types on a timeout, instead of printing the whole log.
    const log = await eventually(readLog, (events) =>
      everyType.every((type) => events.some((event) => event.type === type)),
    );
    expect([...new Set(log.map(({ type }) => type))].sort()).toEqual(everyType);
    const file = process.env['WRITE_HISTORY'];
    if (file !== undefined) await writeFile(file, log.map((event) => `${JSON.stringify(event)}\n`).join(''));
  });

  async function readLog(): Promise<readonly RecordedEvent[]> {
    return (await store.readAll('', { limit: 10_000 })).events;
  }

  async function tokens(): Promise<void> {
    const parent = await registerToken(assent, '10.00', { attributes: { region: 'EU' } });
    const child = await registerToken(assent, '0', { kind: 'SECONDARY', parentTokenId: parent });
    await tell(`tokens/${parent}/fund`, { amount: '5.00' });
    await done(
      assent.request('PUT', `/api/v12/tokens/${parent}/attributes`, {
        attributes: { region: 'US' },
        executedBy: 'ops',
      }),
    );
    await tell(`tokens/${parent}/lock`, because);
    await tell(`tokens/${parent}/unlock`, because);
    await tell(`tokens/${child}/parent`, { parentTokenId: null, ...because });
    await tell(`tokens/${child}/retire`, because);
  }

  async function votes(): Promise<void> {
    await done(
      assent.request('PUT', '/api/v12/validators/busy/capacity', { maximumOpen: 3, reason: 'busy', executedBy: 'ops' }),
    );
    const { approvalRequestId } = await approval(['busy', 'b', 'c'], ['d']);
    await interruptedSubmission();
    await interruptedReplacement(await approval(['e', 'f', 'g'], []));
    await tell(`approvals/${approvalRequestId}/validators/b/revoke`, because);
    for (const validator of ['busy', 'c', 'd']) {
      await done(vote(assent, approvalRequestId, validator, 'REJECT'));
    }
    await signedVotes();
  }

  async function signedVotes(): Promise<void> {
    const key = await confirmedKey(assent, 'signer');
    const versionId = await createVersion(assent, await registerToken(assent), unpaid);
    const policy = {
      numerator: 1,
      denominator: 1,
      basis: 'eligible',
      inclusive: true,
      signedVotes: 'required',
    } as const;
    const approvalRequestId = await submit(assent, versionId, { policy, validators: ['signer'] });
    const ballot = { validatorId: 'signer', choice: 'REJECT' } as const;
    await tell(`approvals/${approvalRequestId}/votes`, await signedBallot(assent, approvalRequestId, ballot, key));
    await tell(`signing-keys/${key.keyId}/revoke`, because);
  }

  async function access(): Promise<void> {
    const reason = 'audit';
    const [vera, until] = ['https://id.example.com#vera', '2099-01-01T00:00:00.000Z'];
    await tell('grants', { principal: vera, role: 'VALIDATOR', until, reason });
    await tell('grants/revoke', { principal: vera, role: 'VALIDATOR', reason });
    const key = { name: 'importer', roles: ['SERVICE'], expiresAt: until, reason };
    const { keyId } = await tell('api-keys', key);
    await tell(`api-keys/${keyId as string}/rotate`, { expiresAt: until, reason });
    await tell(`api-keys/${keyId as string}/revoke`, { reason });
    const scope = { kind: 'permission', permission: 'approvals:vote' };
    const { delegationId } = await tell('delegations', { to: vera, scope, until, reason });
    await tell(`delegations/${delegationId as string}/revoke`, { reason });
    const rule = { maxAgeSeconds: 300, reason };
    await done(assent.request('PUT', '/api/v12/step-up-rules/critical-votes', rule));
    await tell('step-up-rules/critical-votes/release', { reason });
    await tell('tenants', { tenantId: 'acme', reason });
    await tell('tenants/acme/suspend', { reason });
    await tell('tenants/acme/resume', { reason });
  }

  async function approval(
    validators: string[],
    backupValidators: string[],
  ): Promise<{ approvalRequestId: string; versionId: string }> {
    const versionId = await createVersion(assent, await registerToken(assent), unpaid);
    const approvalRequestId = await submit(assent, versionId, { tier: 'ELEVATED', validators, backupValidators });
    return { approvalRequestId, versionId };
  }

  async function executions(): Promise<void> {
    const parent = await registerToken(assent);
    const first = await activeVersion(assent, parent, { ...unpaid, parentTokenId: parent });
    await tell(`tokens/${parent}/lock`, because);
    await tell(`tokens/${parent}/unlock`, because);
    const second = await activeVersion(assent, parent, { ...unpaid, previousVersionId: first.versionId });
    await untilStatus(assent, first.versionId, 'REPLACED');
    await rollBack(second.versionId);
    await untilStatus(assent, first.versionId, 'ACTIVE');
    await done(executeManually(assent, second));
    await untilStatus(assent, first.versionId, 'REPLACED');
    await tell(`tokens/${parent}/lock`, because);
    await rollBack(second.versionId);

    const held = await submittedVersion(assent, unpaid);
    await tell(`versions/${held.versionId}/parent`, { parentTokenId: held.tokenId, ...because });
    const { holdId } = await tell(`approval-execution/${held.versionId}/holds`, because);
    await done(vote(assent, held.approvalRequestId, 'v1', 'APPROVE'));
    expect((await executeManually(assent, held)).status).toBe(409);
    await tell(`approval-execution/${held.versionId}/holds/${holdId}/release`, because);
    await done(executeManually(assent, held));
    await tell(`versions/${held.versionId}/retire`, because);
    await replacementOfNothing();
    await interruptedRollback();
    await interruptedReparenting();
    await interruptedExecution();
    const superseded = await submittedVersion(assent, unpaid);
    await activeVersion(assent, superseded.tokenId, { ...unpaid, previousVersionId: superseded.versionId });
    // Waits before the clock moves, because an expired version has no claim to abandon.
    await eventually(readLog, (log) => log.some(({ type }) => type === 'ParentClaimsAbandoned'));
  }

  /** Appends a version with a missing previous version. The API refuses it, but a log of an earlier version may have it. */
  async function replacementOfNothing(): Promise<void> {
    const tokenId = await registerToken(assent);
    const versionId = randomUUID();
    const context = await systemContext();
    await new Aggregates(store).of('default').handle(
      versionAggregate(versionId),
      {
        type: 'CreateVersion',
        ...{ versionId, tokenId, content: { terms: 'as before' }, parent: null, previousVersionId: randomUUID() },
        ...{ amount: '1.00', recipient: 'someone', issuerAccountId: 'issuer', metadata: commandMetadata(context) },
      },
      context,
    );
    const approvalRequestId = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
    await done(vote(assent, approvalRequestId, 'v1', 'APPROVE'));
    await untilStatus(assent, versionId, 'ACTIVE');
  }

  /** Acts like a process killed between the stop of the settlement and the rollback. */
  async function interruptedRollback(): Promise<void> {
    const { versionId, tokenId } = await activeVersion(assent, await registerToken(assent), unpaid);
    const [executed] = await eventually(readLog, (events) => events.some(isOpened)).then((log) => log.filter(isOpened));
    const { settlementId } = executed?.data as { settlementId: string };
    const context = await systemContext();
    const stop = { settlementId, revenueStreamId: settlementId, versionId, tokenId, stopId: randomUUID() };
    await new Aggregates(store)
      .of('default')
      .handle(
        settlementAggregate(settlementId),
        { type: 'StopSettlement', ...stop, metadata: commandMetadata(context) },
        context,
      );

    function isOpened({ type, data }: RecordedEvent): boolean {
      return type === 'SettlementOpened' && (data as { versionId: string }).versionId === versionId;
    }
  }

  /** Acts like a process killed between the assignment of a parent and its record on the version. */
  async function interruptedReparenting(): Promise<void> {
    const { versionId, tokenId } = await submittedVersion(assent, unpaid);
    const context = await systemContext();
    await new Aggregates(store).of('default').handle(
      versionHierarchy,
      {
        type: 'AssignVersionParent',
        ...{ assignmentId: randomUUID(), versionId, parent: { kind: 'token', id: tokenId } },
        recorded: [{ versionId, parent: null, generation: 0, abandoned: [] }],
        metadata: commandMetadata(context),
      },
      context,
    );
  }

  /** Acts like a process killed between its claim on the parent and the activation. */
  async function interruptedExecution(): Promise<void> {
    const parent = await registerToken(assent);
    const { versionId, approvalRequestId } = await submittedVersion(assent, { ...unpaid, parentTokenId: parent });
    const context = await systemContext();
    await new Aggregates(store).of('default').handle(
      tokenAggregate(parent),
      {
        type: 'RecordDependent',
        ...{ dependentVersionId: versionId, claimId: executionIdOf(approvalRequestId, versionId, 1) },
        metadata: commandMetadata(context),
      },
      context,
    );
  }

  /** Acts like a process killed between taking the seats and recording the submission. */
  async function interruptedSubmission(): Promise<void> {
    const versionId = await createVersion(assent, await registerToken(assent), unpaid);
    const approvalRequestId = randomUUID();
    await takeSeat({ approvalRequestId, versionId, claimId: approvalRequestId });
  }

  /** Acts like a process killed between taking the replacement's seat and the revocation. */
  async function interruptedReplacement(of: { approvalRequestId: string; versionId: string }): Promise<void> {
    await takeSeat({ ...of, claimId: randomUUID() });
  }

  async function takeSeat(of: {
    readonly approvalRequestId: string;
    readonly versionId: string;
    readonly claimId: string;
  }): Promise<void> {
    const context = await systemContext();
    await new Aggregates(store)
      .of('default')
      .handle(
        validatorRoster,
        { type: 'TakeSeats', ...of, validators: ['busy'], comparison: 'canonical', metadata: commandMetadata(context) },
        context,
      );
  }

  async function systemContext() {
    const id = randomUUID();
    const now = (await done(assent.get('/api/v12/clock'))).now as string;
    return {
      tenantId: 'default',
      actor: { type: 'user', id: 'ops' } as const,
      correlationId: id,
      causationId: id,
      commandId: id,
      occurredAt: now,
    };
  }

  async function settlements(): Promise<void> {
    const tokenId = await registerToken(assent, '50.00', { issuerAccountId: 'short' });
    const { versionId } = await activeVersion(assent, tokenId, { amount: '60.00' });
    const failed = await untilSettlement(assent, versionId, 'FAILED');
    await tell(`tokens/${tokenId}/fund`, { amount: '10.00' });
    await eventually(
      () => assent.get('/api/v12/books/trial-balance?limit=500'),
      ({ body }) => (body.accounts as { account: string; balance: string }[]).some(isCovered),
    );
    await tell(`settlements/${failed.body.items[0].settlementId as string}/retry`, {
      reason: 'funded',
      executedBy: 'ops',
    });
    await untilSettlement(assent, versionId, 'COMPLETED');
    for (const executedBy of ['ann', 'bob']) await rollBack(versionId, { executedBy, force: true });
    await untilSettlement(assent, versionId, 'REVERSED');
  }

  function isCovered({ account, balance }: { readonly account: string; readonly balance: string }): boolean {
    return account === 'issuer:short' && Number(balance) === 60;
  }

  async function time(): Promise<void> {
    const late = await approval(['a', 'b', 'c'], []);
    for (const validator of ['a', 'b', 'c']) await done(vote(assent, late.approvalRequestId, validator, 'APPROVE'));
    const undecided = await submittedVersion(assent, unpaid);
    await passDays(assent, 6.5);
    await eventually(readLog, (events) => events.some(({ type }) => type === 'ApprovalExpiring'));
    await passDays(assent, 1);
    await untilStatus(assent, undecided.versionId, 'ARCHIVED');
  }
});
