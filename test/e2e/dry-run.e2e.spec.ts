import { operations } from '#libs/contracts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import {
  activeVersion,
  createVersion,
  executeManually,
  registerToken,
  submittedVersion,
  untilStatus,
  versionNow,
  vote,
} from './steps.ts';

describe('dry runs', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent({ automaticExecution: false });
  });

  afterAll(async () => {
    await assent.close();
  });

  const execution = (versionId: string) => `/api/v12/approval-execution/${versionId}`;

  it('N3 exist for every command, and record nothing', async () => {
    const tokenId = await registerToken(assent);
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    const holdId = (await assent.post(`${execution(versionId)}/holds`, { reason: 'x' })).body.holdId as string;
    const ids: Record<string, string> = {
      ...{ tokenId, versionId, approvalRequestId, holdId, validatorId: 'v1' },
      ...{ signingKeyId: 'a'.repeat(64), keyId: 'a'.repeat(32), action: 'critical-votes' },
    };
    const settlementId = '00000000-0000-4000-8000-000000000000';
    const head = await assent.head();
    const commands = operations.filter(({ method, dryRun }) => method !== 'GET' && dryRun !== false);
    expect(commands.length).toBeGreaterThanOrEqual(20);
    for (const { method, path, example } of commands) {
      const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? settlementId);
      const { status, body } = await assent.request(method, `${url}?dryRun=true`, example.request);
      expect([url, status, body.dryRun]).toEqual([url, 200, true]);
      expect(body.accepted ? body.answer : body.refusal).not.toBeNull();
    }
    expect(await assent.head()).toBe(head);
    expect((await assent.post('/api/v12/tokens?dryRun=perhaps', {})).status).toBe(400);
  });

  it('N3 are refused for operations without a dry run, which then have no effect', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const untried = operations.filter(({ method, dryRun }) => method !== 'GET' && dryRun === false);
    expect(untried.length).toBeGreaterThanOrEqual(5);
    for (const { method, path, example } of untried) {
      const url = path.replaceAll(/\{\w+\}/g, id);
      expect([url, await assent.request(method, `${url}?dryRun=true`, example.request)]).toMatchObject([
        url,
        { status: 400, body: { code: 'VALIDATION_FAILED', errors: [{ pointer: 'query/dryRun' }] } },
      ]);
    }
    expect((await assent.get('/api/v12/clock')).body.moved).toBe(false);
    expect((await assent.get('/api/v12/replays')).body.items).toEqual([]);
  });

  it('N3 show the events, the retired versions and the consumers', async () => {
    const tokenId = await registerToken(assent);
    const first = await approvedVersion(tokenId);
    await executeManually(assent, first);
    const second = await approvedVersion(tokenId, { previousVersionId: first.versionId });
    const { body: plan } = await tryExecution(second);
    expect(plan).toMatchObject({ accepted: true, refusal: null, answer: { newStatus: 'ACTIVE' } });
    expect((plan.events as { type: string; stream: string }[]).map(({ type }) => type)).toEqual([
      ...['ApprovalExecutionInitiated', 'ApprovalExecutionValidated', 'VersionActivated', 'VersionReplaced'],
      'ApprovalExecutionCompleted',
    ]);
    expect(plan.blastRadius).toMatchObject({
      versionsActivated: [second.versionId],
      versionsRetired: [first.versionId],
      dependentsBlocking: [],
    });
    const told = plan.blastRadius.integrationEvents as { type: string; consumers: string[] }[];
    expect(told.find(({ type }) => type === 'TokenActivated')?.consumers).toContain('revenue');

    const blocked = await assent.post(`/api/v12/versions/${first.versionId}/retire?dryRun=true`, { reason: 'old' });
    expect(blocked.body).toMatchObject({ accepted: true, blastRadius: { versionsRetired: [first.versionId] } });
    const again = await tryExecution(second);
    expect(again.body.planHash).toBe(plan.planHash);
  });

  it('N3 name the blocking dependents', async () => {
    const tokenId = await registerToken(assent);
    const parent = await approvedVersion(tokenId);
    await executeManually(assent, parent);
    const child = await approvedVersion(tokenId, { parentVersionId: parent.versionId });
    await executeManually(assent, child);
    const path = `/api/v12/versions/${parent.versionId}/retire?dryRun=true`;
    expect((await assent.post(path, { reason: 'old' })).body).toMatchObject({
      accepted: false,
      refusal: { code: 'CASCADE_BLOCKED', status: 409 },
      blastRadius: { versionsRetired: [], dependentsBlocking: [child.versionId] },
    });
    expect((await assent.post(path, { reason: 'old', cascade: true })).body).toMatchObject({
      accepted: true,
      blastRadius: { versionsRetired: [child.versionId, parent.versionId], dependentsBlocking: [] },
    });
  });

  it('N3 let execute-manual, rollback and retire refuse a changed plan', async () => {
    const tokenId = await registerToken(assent);
    const version = await approvedVersion(tokenId, { amount: '1000000.00' });
    const { planHash } = (await tryExecution(version)).body as { planHash: string };
    const { body } = await assent.post(`${execution(version.versionId)}/holds`, { reason: 'wait' });
    expect(await executeManually(assent, version, { planHash })).toMatchObject({
      status: 409,
      body: { code: 'PLAN_CHANGED', details: { expected: planHash } },
    });
    expect((await versionNow(assent, version.versionId)).status).toBe('PENDING_VVB');
    await assent.post(`${execution(version.versionId)}/holds/${String(body.holdId)}/release`, { reason: 'go on' });
    expect((await executeManually(assent, version, { planHash })).status).toBe(200);

    const rollback = { reason: 'mistake', executedBy: 'ops' };
    const plan = await assent.post(`${execution(version.versionId)}/rollback?dryRun=true`, rollback);
    expect(plan.body).toMatchObject({ accepted: true });
    const rolledBack = await assent.post(`${execution(version.versionId)}/rollback`, {
      ...rollback,
      reason: 'the same in other words',
      planHash: plan.body.planHash as string,
    });
    expect(rolledBack.status).toBe(200);

    await executeManually(assent, version);
    const retire = `/api/v12/versions/${version.versionId}/retire`;
    const retirement = (await assent.post(`${retire}?dryRun=true`, { reason: 'old' })).body as { planHash: string };
    const child = await approvedVersion(tokenId, { parentVersionId: version.versionId });
    await executeManually(assent, child);
    expect(await assent.post(retire, { reason: 'old', planHash: retirement.planHash })).toMatchObject({
      status: 409,
      body: { code: 'PLAN_CHANGED' },
    });
    expect((await assent.post(retire, { reason: 'old', planHash: 'no hash' })).status).toBe(400);
  });

  it('N3 of a deciding vote show the execution that follows', async () => {
    const automatic = await startTestAssent();
    try {
      const { versionId, approvalRequestId } = await submittedVersion(automatic);
      const { body } = await automatic.post(`/api/v12/approvals/${approvalRequestId}/votes?dryRun=true`, {
        validatorId: 'v1',
        choice: 'APPROVE',
      });
      const events = body.events as { type: string; by: string }[];
      expect(events.filter(({ by }) => by === 'command').map(({ type }) => type)).toEqual([
        'VoteCast',
        'ApprovalGranted',
      ]);
      expect(events.filter(({ by }) => by === 'worker').map(({ type }) => type)).toContain('VersionActivated');
      expect(body.blastRadius.versionsActivated).toEqual([versionId]);
      await vote(automatic, approvalRequestId, 'v1', 'APPROVE');
      await untilStatus(automatic, versionId, 'ACTIVE');
      await activeVersion(automatic, await registerToken(automatic));
    } finally {
      await automatic.close();
    }
  });

  async function approvedVersion(tokenId: string, more: object = {}) {
    const versionId = await createVersion(assent, tokenId, more);
    const path = `/api/v12/versions/${versionId}/submit`;
    const { body } = await assent.post(path, { tier: 'STANDARD', validators: ['v1'] });
    const approvalRequestId = String(body.approvalRequestId);
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    return { versionId, approvalRequestId };
  }

  function tryExecution({ versionId, approvalRequestId }: { versionId: string; approvalRequestId: string }) {
    const body = { approvalRequestId, executedBy: 'ops', reason: 'to see' };
    return assent.post(`${execution(versionId)}/execute-manual?dryRun=true`, body);
  }
});
