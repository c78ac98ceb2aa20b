import { startTestProvider, type TestProvider } from '../identity/test-provider.ts';
import { eventually } from '../eventually.ts';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';

describe('the acting person', () => {
  let provider: TestProvider;
  let assent: TestAssent;

  beforeAll(async () => {
    provider = await startTestProvider();
    assent = await startTestAssent({ identity: provider.config });
  });

  afterAll(async () => {
    await assent.close();
    await provider.stop();
  });

  const idOf = (sub: string) => `${provider.issuer}#${sub}`;
  const as = async (sub: string, ...roles: string[]) => ({
    authorization: `Bearer ${await provider.token({ sub, roles })}`,
  });
  const vote = async (approvalRequestId: string, sub: string, body: object = {}): Promise<Answer> =>
    assent.post(
      `/api/v12/approvals/${approvalRequestId}/votes`,
      { choice: 'APPROVE', ...body },
      await as(sub, 'VALIDATOR'),
    );

  async function created(): Promise<string> {
    const submitter = await as('sam', 'SUBMITTER');
    const token = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1000.00' };
    const { tokenId } = (await assent.post('/api/v12/tokens', token, submitter)).body as { tokenId: string };
    const version = { content: { title: 'A version' }, amount: '100.00', recipient: 'someone' };
    const { body } = await assent.post(`/api/v12/tokens/${tokenId}/versions`, version, submitter);
    return (body as { versionId: string }).versionId;
  }

  async function submit(versionId: string, validators: readonly string[], more: object = {}): Promise<Answer> {
    const body = { tier: 'STANDARD', validators, ...more };
    return assent.post(`/api/v12/versions/${versionId}/submit`, body, await as('sam', 'SUBMITTER'));
  }

  async function submitted(validators: readonly string[]): Promise<{ versionId: string; approvalRequestId: string }> {
    const versionId = await created();
    const { body } = await submit(versionId, validators.map(idOf));
    return { versionId, approvalRequestId: (body as { approvalRequestId: string }).approvalRequestId };
  }

  it('C-24 votes only as the principal', async () => {
    const { approvalRequestId } = await submitted(['vera', 'victor']);
    const forAnother = await vote(approvalRequestId, 'vera', { validatorId: idOf('victor') });
    expect(forAnother).toMatchObject({ status: 403, body: { code: 'ACTING_FOR_ANOTHER' } });
    expect(await vote(approvalRequestId, 'mallory')).toMatchObject({
      status: 403,
      body: { code: 'VALIDATOR_NOT_ELIGIBLE' },
    });
    expect(await vote(approvalRequestId, 'vera')).toMatchObject({ status: 201, body: { validatorId: idOf('vera') } });
    expect((await vote(approvalRequestId, 'victor', { validatorId: idOf('victor') })).status).toBe(201);
  });

  it('S7-6 is compared byte for byte', async () => {
    const { approvalRequestId } = await submitted(['vera', 'VERA']);
    for (const sub of ['Vera', 'vera ', 'ｖera', 'vera\u0301'])
      expect((await vote(approvalRequestId, sub)).status).toBeGreaterThanOrEqual(400);
    expect(await vote(approvalRequestId, 'VERA')).toMatchObject({ status: 201, body: { validatorId: idOf('VERA') } });
    const { approvalRequestId: other } = await submitted(['vera']);
    const typed = await vote(other, 'mallory', { validatorId: idOf('VERA') });
    expect(typed).toMatchObject({ status: 403, body: { code: 'ACTING_FOR_ANOTHER' } });
  });

  it('S7-6 submits as the principal, and cannot be a validator of the request', async () => {
    const versionId = await created();
    expect(await submit(versionId, [idOf('sam'), idOf('vera')])).toMatchObject({
      status: 422,
      body: { code: 'SELF_APPROVAL' },
    });
    const inAnotherName = await submit(versionId, [idOf('vera')], { submittedBy: idOf('vera') });
    expect(inAnotherName).toMatchObject({ status: 403, body: { code: 'ACTING_FOR_ANOTHER' } });
    expect((await submit(versionId, [idOf('vera')])).status).toBe(201);
  });

  it('C-24 executes by hand only as the principal, and the audit shows it', async () => {
    await assent.stop();
    await assent.restart({ automaticExecution: false });
    const { versionId, approvalRequestId } = await submitted(['vera']);
    await vote(approvalRequestId, 'vera');
    const path = `/api/v12/approval-execution/${versionId}/execute-manual`;
    const admin = await as('ada', 'ADMIN');
    const body = { approvalRequestId, reason: 'by hand' };
    expect(await assent.post(path, { ...body, executedBy: 'ada' }, admin)).toMatchObject({
      status: 403,
      body: { code: 'ACTING_FOR_ANOTHER' },
    });
    const executed = await assent.post(path, body, admin);
    expect(executed).toMatchObject({ status: 200, body: { metadata: { executedBy: idOf('ada') } } });
    const audit = await assent.get(`/api/v12/approval-execution/${versionId}/audit`, {
      ...(await as('audrey', 'AUDITOR')),
      'x-min-position': executed.body.position,
    });
    const entries = audit.body.auditEntries as {
      executedBy: string;
      metadata: { onBehalfOf?: string | null; signedIn?: unknown };
    }[];
    expect(new Set(entries.map(({ executedBy }) => executedBy))).toEqual(new Set([idOf('ada')]));
    expect(entries.map(({ metadata }) => metadata.onBehalfOf ?? null)).toEqual(entries.map(() => null));
    const proof = { principal: idOf('ada'), issuer: provider.issuer, method: 'jwt', keyId: provider.kid };
    for (const { metadata } of entries)
      expect(metadata.signedIn).toEqual({ ...proof, address: '127.0.0.1', reason: 'by hand' });
    await assent.stop();
    await assent.restart();
  });

  it('N11 cannot confirm their own rollback', async () => {
    const { versionId, approvalRequestId } = await submitted(['vera']);
    await vote(approvalRequestId, 'vera');
    const auditor = await as('audrey', 'AUDITOR');
    await eventually(
      () => assent.get(`/api/v12/settlements?versionId=${versionId}`, auditor),
      ({ body }) => (body as { items: { status: string }[] }).items[0]?.status === 'COMPLETED',
    );
    const rollBack = async (sub: string) =>
      assent.post(
        `/api/v12/approval-execution/${versionId}/rollback`,
        { reason: 'a mistake', force: true },
        await as(sub, 'OPS'),
      );
    expect(await rollBack('olga')).toMatchObject({ status: 202, body: { requestedBy: idOf('olga') } });
    expect(await rollBack('olga')).toMatchObject({ status: 202, body: { newStatus: 'ACTIVE' } });
    expect(await rollBack('OLGA')).toMatchObject({ status: 200, body: { newStatus: 'PENDING_VVB' } });
  });

  it('C-24 is also the principal in replays and checks, which record no events', async () => {
    const ops = await as('olga', 'OPS');
    const replay = { group: 'revenue', reason: 'a test' };
    expect(await assent.post('/api/v12/replays', { ...replay, requestedBy: 'me' }, ops)).toMatchObject({
      status: 403,
      body: { code: 'ACTING_FOR_ANOTHER' },
    });
    expect(await assent.post('/api/v12/replays', replay, ops)).toMatchObject({
      status: 202,
      body: { requestedBy: idOf('olga') },
    });
    expect(await assent.post('/api/v12/projections/approval-requests/check', { reason: 'a test' }, ops)).toMatchObject({
      status: 202,
      body: { requestedBy: idOf('olga') },
    });
  });
});
