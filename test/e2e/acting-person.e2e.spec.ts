import { randomUUID } from 'node:crypto';
import { startTestProvider, type TestProvider } from '../identity/test-provider.ts';
import { eventually } from '../eventually.ts';
import { runCli } from '../../cli/assent-cli.ts';
import { expectStatus, newTestKey, registrationOf, signedBallot } from '../signatures/signed-vote.ts';
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

  async function submitted(
    validators: readonly string[],
    tier = 'STANDARD',
  ): Promise<{ versionId: string; approvalRequestId: string }> {
    const versionId = await created();
    const { body } = await submit(versionId, validators.map(idOf), { tier });
    return { versionId, approvalRequestId: (body as { approvalRequestId: string }).approvalRequestId };
  }

  it('DESIGN-11 a validator is the id of a principal who can sign in', async () => {
    const versionId = await created();
    const before = await assent.head();
    const board = [idOf('vera'), 'ann', 'https://elsewhere.example.com#bob', 'urn:assent:api-key#K5ZpYq3bW8tR'];
    const { status, body } = await submit(versionId, board, { backupValidators: [`${provider.issuer}/#cem`] });
    expect([status, body]).toMatchObject([400, { code: 'NOT_A_PRINCIPAL' }]);
    const form = `must be the id of a principal who can sign in here, in the form ${provider.issuer}#subject`;
    expect(body.errors).toEqual([
      { pointer: '/validators/1', detail: form },
      { pointer: '/validators/2', detail: form },
      { pointer: '/validators/3', detail: 'must be the id of a person, not of an API key' },
      { pointer: '/backupValidators/0', detail: form },
    ]);
    expect(body.recommendedActions).toContain('GET /api/v12/principal shows each person their own id.');
    expect(await assent.head()).toBe(before);

    const { approvalRequestId } = await submitted(['vera', 'victor']);
    const olga = await as('olga', 'OPS');
    const seat = `/api/v12/approvals/${approvalRequestId}/validators/${encodeURIComponent(idOf('victor'))}/revoke`;
    expect(await assent.post(seat, { replacementId: 'walt', reason: 'left' }, olga)).toMatchObject({
      status: 400,
      body: { code: 'NOT_A_PRINCIPAL', errors: [{ pointer: '/replacementId', detail: form }] },
    });
    const replaced = await assent.post(seat, { replacementId: idOf('walt'), reason: 'left' }, olga);
    expect([replaced.status, (await vote(approvalRequestId, 'walt')).status]).toEqual([200, 201]);

    const capacity = (name: string, maximumOpen: number | null) =>
      assent.request(
        'PUT',
        `/api/v12/validators/${encodeURIComponent(name)}/capacity`,
        { maximumOpen, reason: 'load' },
        olga,
      );
    expect((await capacity('ann', 2)).body.code).toBe('NOT_A_PRINCIPAL');
    expect((await capacity(idOf('walt'), 100)).status).toBe(200);
    expect((await capacity('ann', null)).status).toBe(200);
  });

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

  it('DESIGN-11 signs in again for a CRITICAL vote, if the tenant asks for it (RFC 9470)', async () => {
    const fresh = async (sub: string, role: string) => ({
      authorization: `Bearer ${await provider.token({ sub, roles: [role], auth_time: Math.floor(Date.now() / 1_000) })}`,
    });
    const rule = '/api/v12/step-up-rules/critical-votes';
    const ada = await fresh('ada', 'ADMIN');
    expect((await assent.request('PUT', rule, { maxAgeSeconds: 300, reason: 'policy' }, ada)).status).toBe(200);
    const critical = (await submit(await created(), [idOf('vera')], { tier: 'CRITICAL' })).body as object;
    const { approvalRequestId } = critical as { approvalRequestId: string };
    const path = `/api/v12/approvals/${approvalRequestId}/votes`;
    const cast = (headers: { authorization: string }) =>
      assent.post(path, { choice: 'APPROVE' }, { ...headers, 'idempotency-key': approvalRequestId });
    const stepUp = { status: 401, body: { code: 'INSUFFICIENT_AUTHENTICATION' } };
    const stale = await as('vera', 'VALIDATOR');
    expect(await cast(stale)).toMatchObject(stepUp);
    // Nobody signs what is then refused.
    const statements = `/api/v12/approvals/${approvalRequestId}/statements`;
    expect(await assent.post(statements, { choice: 'APPROVE' }, stale)).toMatchObject(stepUp);
    const { approvalRequestId: standard } = await submitted(['vera']);
    expect((await vote(standard, 'vera')).status).toBe(201);
    expect((await cast(await fresh('vera', 'VALIDATOR'))).status).toBe(201);
    expect((await assent.post(`${rule}/release`, { reason: 'over' }, ada)).status).toBe(200);
  });

  async function settled(): Promise<string> {
    const { versionId, approvalRequestId } = await submitted(['vera']);
    await vote(approvalRequestId, 'vera');
    const auditor = await as('audrey', 'AUDITOR');
    await eventually(
      () => assent.get(`/api/v12/settlements?versionId=${versionId}`, auditor),
      ({ body }) => (body as { items: { status: string }[] }).items[0]?.status === 'COMPLETED',
    );
    return versionId;
  }

  const firstAgain = { status: 403, body: { code: 'SECOND_PERSON_REQUIRED' } };
  /** The first persons who tried to confirm a rollback, as the record of denials has them. */
  const denials = async (): Promise<readonly { principal: string }[]> => {
    const { body } = await assent.get('/api/v12/denials?limit=500', await as('audrey', 'AUDITOR'));
    const items = body.items as { principal: string; operation: string; code: string }[];
    return items.filter(({ operation, code }) => operation === 'rollBack' && code === 'SECOND_PERSON_REQUIRED');
  };

  it('N11 cannot confirm their own rollback, and the denial is recorded', async () => {
    const versionId = await settled();
    const rollBack = async (sub: string) =>
      assent.post(
        `/api/v12/approval-execution/${versionId}/rollback`,
        { reason: 'a mistake', force: true },
        await as(sub, 'OPS'),
      );
    expect(await rollBack('olga')).toMatchObject({ status: 202, body: { requestedBy: idOf('olga') } });
    expect(await rollBack('olga')).toMatchObject(firstAgain);
    await eventually(denials, (items) => items.some((item) => item.principal === idOf('olga')));
    expect(await rollBack('OLGA')).toMatchObject({ status: 200, body: { newStatus: 'PENDING_VVB' } });
  });

  async function apiKey(by: string, ...roles: string[]): Promise<Record<'key' | 'keyId' | 'principal', string>> {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const body = { name: `${by}-${randomUUID()}`, roles, expiresAt, reason: 'a program' };
    const answer = await assent.post('/api/v12/api-keys', body, await as(by, 'ADMIN'));
    expect(answer.status).toBe(201);
    return answer.body as Record<'key' | 'keyId' | 'principal', string>;
  }

  describe('with an API key that they issued', () => {
    const key = async (by: string, ...roles: string[]) => ({ 'x-api-key': (await apiKey(by, ...roles)).key });

    it('N11 cannot confirm their own rollback', async () => {
      const versionId = await settled();
      const rollBack = async (headers: Record<string, string>) =>
        assent.post(`/api/v12/approval-execution/${versionId}/rollback`, { reason: 'a mistake', force: true }, headers);
      expect(await rollBack(await key('boss', 'OPS'))).toMatchObject({ status: 202 });
      const keyHolders = [idOf('boss')];
      expect((await assent.log()).findLast(({ type }) => type === 'RollbackRequested')).toMatchObject({
        data: { keyHolders },
        metadata: { actor: { method: 'api-key', keyHolders } },
      });
      const another = await apiKey('boss', 'OPS');
      expect(await rollBack({ 'x-api-key': another.key })).toMatchObject(firstAgain);
      expect(await rollBack(await as('boss', 'OPS'))).toMatchObject(firstAgain);
      for (const principal of [another.principal, idOf('boss')]) {
        await eventually(denials, (items) => items.some((item) => item.principal === principal));
      }
      expect(await rollBack(await key('ada', 'OPS'))).toMatchObject({ status: 200 });
    });

    it('S7-6 cannot validate what they submit', async () => {
      const path = `/api/v12/versions/${await created()}/submit`;
      const headers = await key('bv', 'SERVICE');
      const submission = { tier: 'STANDARD', validators: [idOf('bv')] };
      expect(await assent.post(path, submission, headers)).toMatchObject({
        status: 422,
        body: { code: 'SELF_APPROVAL' },
      });
      expect((await assent.post(path, { ...submission, validators: [idOf('vera')] }, headers)).status).toBe(201);
      const requested = (await assent.log()).findLast(({ type }) => type === 'ApprovalRequested');
      expect(requested).toMatchObject({ data: { keyHolders: [idOf('bv')] } });
    });
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

  describe('for somebody who delegated to them', () => {
    const delegate = async (from: string, to: string, scope: object, ...roles: string[]): Promise<string> => {
      const until = new Date(Date.now() + 86_400_000).toISOString();
      const body = { to: idOf(to), scope, until, reason: 'on leave' };
      const answer = await assent.post('/api/v12/delegations', body, await as(from, ...roles));
      expect(answer.status).toBe(201);
      return (answer.body as { delegationId: string }).delegationId;
    };
    const voting = { kind: 'permission', permission: 'approvals:vote' };

    it('C-24 votes, which event and metadata tell, until the delegation is revoked', async () => {
      const { approvalRequestId } = await submitted(['vera', 'victor']);
      const delegationId = await delegate('vera', 'dan', voting, 'VALIDATOR');
      expect(await vote(approvalRequestId, 'dan', { validatorId: idOf('vera') })).toMatchObject({
        status: 201,
        body: { validatorId: idOf('vera') },
      });
      expect((await assent.log()).findLast(({ type }) => type === 'VoteCast')).toMatchObject({
        data: { validatorId: idOf('vera'), castBy: idOf('dan') },
        metadata: { actor: { id: idOf('dan') }, onBehalfOf: idOf('vera') },
      });
      const forVictor = await vote(approvalRequestId, 'dan', { validatorId: idOf('victor') });
      expect(forVictor).toMatchObject({ status: 403, body: { code: 'ACTING_FOR_ANOTHER' } });
      const end = `/api/v12/delegations/${delegationId}/revoke`;
      expect((await assent.post(end, { reason: 'is back' }, await as('vera', 'VALIDATOR'))).status).toBe(200);
      const { approvalRequestId: next } = await submitted(['vera']);
      expect(await vote(next, 'dan', { validatorId: idOf('vera') })).toMatchObject({
        status: 403,
        body: { code: 'ACTING_FOR_ANOTHER' },
      });
    });

    it('C-24 votes on the one request that was delegated, and needs the permission as well', async () => {
      const { approvalRequestId } = await submitted(['vera']);
      const { approvalRequestId: another } = await submitted(['vera']);
      await delegate('vera', 'dora', { kind: 'approval-request', approvalRequestId }, 'VALIDATOR');
      const asVera = { validatorId: idOf('vera') };
      expect((await vote(another, 'dora', asVera)).status).toBe(403);
      const path = `/api/v12/approvals/${approvalRequestId}/votes`;
      const withoutRole = await assent.post(path, { choice: 'APPROVE', ...asVera }, await as('dora', 'AUDITOR'));
      expect(withoutRole).toMatchObject({ status: 403, body: { code: 'PERMISSION_DENIED' } });
      expect((await vote(approvalRequestId, 'dora', asVera)).status).toBe(201);
    });

    const address = '127.0.0.1';
    const proofOf = (sub: string) => ({
      principal: idOf(sub),
      ...{ issuer: provider.issuer, method: 'jwt', keyId: provider.kid, keyHolders: [], address },
    });
    const eventBy = (sub: string, more: object) => {
      const { principal: id, keyHolders: _, ...proof } = proofOf(sub);
      return { ...more, metadata: { actor: { type: 'user', id, ...proof } } };
    };

    it('DESIGN-11 is shown wherever the vote is shown, with how they had signed in', async () => {
      const { versionId, approvalRequestId } = await submitted(['vera', 'victor', 'zoe'], 'ELEVATED');
      await delegate('vera', 'dan', voting, 'VALIDATOR');
      const signing = newTestKey();
      const zoe = await as('zoe', 'VALIDATOR');
      await expectStatus(201, assent.post('/api/v12/signing-keys', registrationOf(signing, idOf('zoe')), zoe));
      const confirm = `/api/v12/signing-keys/${signing.keyId}/confirm`;
      await expectStatus(200, assent.post(confirm, { reason: 'met in person' }, await as('ada', 'ADMIN')));

      const robot = await apiKey('ada', 'OPS');
      await vote(approvalRequestId, 'victor', { choice: 'REJECT', reason: 'too dear' });
      const revoke = `/api/v12/approvals/${approvalRequestId}/validators/${encodeURIComponent(idOf('victor'))}/revoke`;
      const left = { reason: 'left the board', replacementId: idOf('vito') };
      await expectStatus(200, assent.post(revoke, left, { 'x-api-key': robot.key }));
      await vote(approvalRequestId, 'dan', { validatorId: idOf('vera'), reason: 'vera is on leave' });
      const ballot = await signedBallot(assent, approvalRequestId, { choice: 'APPROVE' }, signing, zoe);
      const cast = assent.post(`/api/v12/approvals/${approvalRequestId}/votes`, ballot, zoe);
      const { position } = (await expectStatus(201, cast)).body as { position: string };

      const auditor = { ...(await as('audrey', 'AUDITOR')), 'x-min-position': position };
      const read = async (path: string) => (await assent.get(`/api/v12/${path}`, auditor)).body;
      expect(await read(`approvals/${approvalRequestId}`)).toMatchObject({
        votes: [
          { validatorId: idOf('vera'), castBy: idOf('dan'), signedIn: proofOf('dan'), reason: 'vera is on leave' },
          {
            ...{ validatorId: idOf('victor'), counted: false, castBy: null, revokedBy: robot.principal },
            ...{ reason: 'left the board' },
            signedIn: { method: 'api-key', keyId: robot.keyId, keyHolders: [idOf('ada')], address },
          },
          { validatorId: idOf('zoe'), castBy: null, signedIn: proofOf('zoe'), signature: { keyId: signing.keyId } },
        ],
      });
      const castFor = { validatorId: idOf('vera'), castBy: idOf('dan') };
      expect(await read(`approval-execution/${versionId}/explain`)).toMatchObject({ votes: { delegated: [castFor] } });
      const audited = await eventually(
        async () => (await read(`approval-execution/${versionId}/audit`)).auditEntries as { phase: string }[],
        (entries) => entries.some(({ phase }) => phase === 'COMPLETED'),
      );
      expect(audited.at(-1)).toMatchObject({
        metadata: { approvers: [idOf('vera'), idOf('zoe')], delegated: [castFor] },
      });
      expect((await read(`approvals/${approvalRequestId}/evidence`)).items).toMatchObject([
        { type: 'ApprovalRequested' },
        eventBy('victor', { type: 'VoteCast', data: { choice: 'REJECT', reason: 'too dear' } }),
        {
          ...{ type: 'ValidatorRevoked', data: { replacementId: idOf('vito') } },
          metadata: { actor: { method: 'api-key', keyId: robot.keyId, address }, reason: 'left the board' },
        },
        eventBy('dan', { type: 'VoteCast', data: castFor }),
        eventBy('zoe', { type: 'VoteCast', data: { validatorId: idOf('zoe') } }),
        { type: 'ApprovalGranted' },
        { type: 'VersionCreated' },
        { type: 'SigningKeyRegistered' },
        eventBy('ada', { type: 'SigningKeyConfirmed', data: { confirmedBy: idOf('ada') } }),
      ]);

      const text = async (...args: string[]): Promise<string> => {
        let printed = '';
        const terminal = { env: { ASSENT_URL: assent.url }, out: (more: string) => (printed += more), err: () => '' };
        const token = auditor.authorization.replace('Bearer ', '');
        expect(await runCli([...args, '--token', token], terminal)).toBe(0);
        return printed.replaceAll(/ +/g, ' ');
      };
      const byDan = `jwt ${provider.kid} ${address} vera is on leave`;
      const forVera = `${idOf('vera')}, through ${idOf('dan')}`;
      const votes = await text('approval', approvalRequestId);
      expect(votes).toMatch(new RegExp(`^${forVera} APPROVE .* unsigned ${byDan}$`, 'm'));
      expect(votes).toContain(`REJECT, revoked by ${robot.principal}`);
      const history = await text('approval', approvalRequestId, '--history');
      expect(history).toMatch(new RegExp(`VoteCast ${idOf('vera')} APPROVE ${forVera} ${byDan}$`, 'm'));
      expect(history).toMatch(new RegExp(`ValidatorRevoked .* replaced by ${idOf('vito')} .* left the board$`, 'm'));
      expect(await text('explain', versionId)).toContain(`${idOf('dan')} voted for ${idOf('vera')}`);
      expect(await text('audit', versionId)).toContain(`${idOf('dan')} voted for ${idOf('vera')}`);
      expect(await text('verify', 'votes', approvalRequestId)).toContain(`validator ${forVera}\n`);
    });

    it('DESIGN-11 is shown in the history of whatever they did, also where no audit lists it', async () => {
      await delegate('olga', 'dan', { kind: 'permission', permission: 'tokens:control' }, 'OPS');
      const auditor = await as('audrey', 'AUDITOR');
      const { tokenId } = (await assent.get(`/api/v12/versions/${await created()}`, auditor)).body;
      const lock = { reason: 'under review', executedBy: idOf('olga') };
      await expectStatus(200, assent.post(`/api/v12/tokens/${tokenId}/lock`, lock, await as('dan', 'OPS')));
      const { body } = await assent.get(`/api/v12/history/token-${tokenId}`, auditor);
      expect(body.items).toMatchObject([
        eventBy('sam', { type: 'TokenRegistered' }),
        eventBy('dan', { type: 'TokenLocked', data: { reason: 'under review' } }),
      ]);
      expect(body.items[1].metadata.onBehalfOf).toBe(idOf('olga'));
    });

    it('S7-6 neither approves what they submitted nor votes twice', async () => {
      await delegate('vera', 'sam', voting, 'VALIDATOR');
      await delegate('vera', 'victor', voting, 'VALIDATOR');
      const { approvalRequestId } = await submitted(['vera', 'victor', 'vito']);
      const asVera = { validatorId: idOf('vera') };
      expect(await vote(approvalRequestId, 'sam', asVera)).toMatchObject({ body: { code: 'SELF_APPROVAL' } });
      expect((await vote(approvalRequestId, 'victor')).status).toBe(201);
      expect(await vote(approvalRequestId, 'victor', asVera)).toMatchObject({
        status: 409,
        body: { code: 'ALREADY_VOTED' },
      });
    });

    it('N11 cannot be both persons of a rollback', async () => {
      const { versionId, approvalRequestId } = await submitted(['vera']);
      await vote(approvalRequestId, 'vera');
      const auditor = await as('audrey', 'AUDITOR');
      await eventually(
        () => assent.get(`/api/v12/settlements?versionId=${versionId}`, auditor),
        ({ body }) => (body as { items: { status: string }[] }).items[0]?.status === 'COMPLETED',
      );
      await delegate('otto', 'oscar', { kind: 'permission', permission: 'execution:control' }, 'OPS');
      const rollBack = async (sub: string, more: object = {}) =>
        assent.post(
          `/api/v12/approval-execution/${versionId}/rollback`,
          { reason: 'a mistake', force: true, ...more },
          await as(sub, 'OPS'),
        );
      expect(await rollBack('oscar', { executedBy: idOf('otto') })).toMatchObject({
        status: 202,
        body: { requestedBy: idOf('otto') },
      });
      expect(await rollBack('oscar')).toMatchObject(firstAgain);
      expect(await rollBack('otto')).toMatchObject(firstAgain);
      expect(await rollBack('olga')).toMatchObject({ status: 200, body: { newStatus: 'PENDING_VVB' } });
      const path = `/api/v12/approval-execution/${versionId}/audit`;
      const { body } = await assent.get(path, { ...auditor, 'x-min-position': await assent.head() });
      expect((body as { auditEntries: object[] }).auditEntries.slice(4)).toMatchObject([
        {
          phase: 'ROLLBACK_REQUESTED',
          executedBy: idOf('otto'),
          metadata: {
            reason: 'a mistake',
            delegate: idOf('oscar'),
            signedIn: { principal: idOf('oscar'), method: 'jwt' },
          },
        },
        { phase: 'ROLLED_BACK', executedBy: idOf('olga'), metadata: { requestedBy: idOf('otto') } },
      ]);
    });
  });
});
