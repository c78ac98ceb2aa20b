import type { Schemas } from '#libs/client';
import { startTestAssent, type Answer, type TestAssent } from '../running-assent.ts';
import { createVersion, eventsOf, registerToken, submit, untilStatus, versionNow, vote } from '../steps.ts';

describe('3 many approvers', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  const board = { tier: 'ELEVATED' as const, validators: ['a', 'b', 'c'] };
  const newRequest = async (
    submission: Schemas['SubmitVersionRequest'] = board,
    more: Partial<Schemas['CreateVersionRequest']> = {},
  ) => {
    const versionId = await createVersion(assent, await registerToken(assent), more);
    return { versionId, request: await submit(assent, versionId, submission) };
  };
  const revoke = (request: string, validator: string, more: object = {}): Promise<Answer> =>
    assent.post(`/api/v12/approvals/${request}/validators/${validator}/revoke`, { reason: 'away', ...more });
  const approval = async (request: string, position: unknown) =>
    (await assent.get(`/api/v12/approvals/${request}`, { 'x-min-position': String(position) })).body;

  it('3.1 S7-19 a window given in another time zone closes at the same moment for everyone', async () => {
    const end = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 36 * 3_600_000);
    const inTokyo = `${new Date(end.getTime() + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`;
    const versionId = await createVersion(assent, await registerToken(assent));
    const { status, body } = await assent.post(`/api/v12/versions/${versionId}/submit`, {
      ...board,
      votingWindowEnd: inTokyo,
    });
    expect(status).toBe(201);
    expect(body.votingWindowEnd).toBe(end.toISOString());
    const past = await createVersion(assent, await registerToken(assent));
    expect(
      await assent.post(`/api/v12/versions/${past}/submit`, { ...board, votingWindowEnd: '2020-01-01T00:00:00-05:00' }),
    ).toMatchObject({ status: 400, body: { errors: [{ pointer: '/votingWindowEnd' }] } });
  });

  it('3.2 S7-20 another validator replaces one who becomes unavailable during the vote', async () => {
    const { versionId, request } = await newRequest();
    await vote(assent, request, 'a', 'APPROVE');
    expect((await revoke(request, 'b', { replacementId: 'd' })).body).toMatchObject({
      replacementId: 'd',
      status: 'OPEN',
    });
    expect(await vote(assent, request, 'b', 'APPROVE')).toMatchObject({
      status: 403,
      body: { code: 'VALIDATOR_NOT_ELIGIBLE' },
    });
    expect((await vote(assent, request, 'd', 'APPROVE')).body.status).toBe('APPROVED');
    const { body } = await untilStatus(assent, versionId, 'ACTIVE');
    expect(body.approversList).toEqual(['a', 'd']);
  });

  it('3.3 S7-21 many users submit and vote concurrently: every request is decided once', async () => {
    const before = await eventsOf(assent, 'ApprovalGranted');
    const users = Array.from({ length: 40 }, async () => {
      const { versionId, request } = await newRequest();
      await Promise.all(['a', 'b', 'c'].map((validator) => vote(assent, request, validator, 'APPROVE')));
      return versionId;
    });
    const versions = await Promise.all(users);
    expect(new Set(versions).size).toBe(40);
    for (const versionId of versions) await untilStatus(assent, versionId, 'ACTIVE');
    expect((await eventsOf(assent, 'ApprovalGranted')) - before).toBe(40);
  });

  it('3.4 S7-22 each type of token has its own validators', async () => {
    const bond = await newRequest({ tier: 'STANDARD', validators: ['bond desk'] });
    const fund = await newRequest({ tier: 'STANDARD', validators: ['fund desk'] });
    expect((await vote(assent, bond.request, 'fund desk', 'APPROVE')).body.code).toBe('VALIDATOR_NOT_ELIGIBLE');
    expect((await vote(assent, fund.request, 'bond desk', 'REJECT')).body.code).toBe('VALIDATOR_NOT_ELIGIBLE');
    await vote(assent, bond.request, 'bond desk', 'APPROVE');
    await untilStatus(assent, bond.versionId, 'ACTIVE');
    expect((await versionNow(assent, fund.versionId)).status).toBe('PENDING_VVB');
  });

  it("3.5 S7-23 a revoked validator's vote no longer counts, and the remaining validators decide", async () => {
    const { versionId, request } = await newRequest();
    await vote(assent, request, 'a', 'REJECT');
    await vote(assent, request, 'b', 'APPROVE');
    const revoked = await revoke(request, 'a');
    expect(revoked.body).toMatchObject({ replacementId: null, status: 'OPEN' });
    const { tally } = await approval(request, revoked.body.position);
    expect(tally).toMatchObject({ approve: 1, reject: 0, validators: 2 });
    expect((await vote(assent, request, 'c', 'APPROVE')).body.status).toBe('APPROVED');
    const { body } = await untilStatus(assent, versionId, 'ACTIVE');
    expect(body.approversList).toEqual(['b', 'c']);
    expect((await revoke(request, 'b')).body.code).toBe('VOTE_CLOSED');
  });

  it('3.5 S7-23 a revocation can decide a request, but never leaves it without validators', async () => {
    const { versionId, request } = await newRequest({ tier: 'ELEVATED', validators: ['a', 'b'] });
    await vote(assent, request, 'a', 'APPROVE');
    expect((await revoke(request, 'b')).body.status).toBe('APPROVED');
    await untilStatus(assent, versionId, 'ACTIVE');
    const alone = await newRequest({ tier: 'STANDARD', validators: ['a'] });
    expect(await revoke(alone.request, 'a')).toMatchObject({ status: 409, body: { code: 'NO_VALIDATOR_LEFT' } });
  });

  it('3.6 S7-24 backup validators replace revoked ones in order', async () => {
    const { request } = await newRequest({ ...board, backupValidators: ['x', 'y'] });
    expect((await vote(assent, request, 'x', 'APPROVE')).body.code).toBe('VALIDATOR_NOT_ELIGIBLE');
    expect((await revoke(request, 'a')).body.replacementId).toBe('x');
    expect((await revoke(request, 'b')).body.replacementId).toBe('y');
    expect((await revoke(request, 'c')).body.replacementId).toBeNull();
    await vote(assent, request, 'x', 'APPROVE');
    expect((await vote(assent, request, 'y', 'APPROVE')).body.status).toBe('APPROVED');
  });

  it('3.6 S7-24 validators revoked at the same moment get different backups', async () => {
    const { request } = await newRequest({ ...board, backupValidators: ['x', 'y'] });
    const revoked = await Promise.all(['a', 'b', 'c'].map((validator) => revoke(request, validator)));
    expect(revoked.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(revoked.map(({ body }) => body.replacementId as string | null))).toEqual(new Set(['x', 'y', null]));
  });

  it('3.7 S7-25 concurrent approvals of related tokens never activate a child before its parent', async () => {
    const parent = await newRequest({ tier: 'STANDARD', validators: ['v1'] });
    const child = await newRequest({ tier: 'STANDARD', validators: ['v1'] }, { parentVersionId: parent.versionId });
    await Promise.all([vote(assent, child.request, 'v1', 'APPROVE'), vote(assent, parent.request, 'v1', 'APPROVE')]);
    await untilStatus(assent, parent.versionId, 'ACTIVE');
    const executed = await assent.post(`/api/v12/approval-execution/${child.versionId}/execute-manual`, {
      approvalRequestId: child.request,
      executedBy: 'ops',
      reason: 'its parent is active now',
    });
    expect(executed.status).toBe(200);
    const streams = [`version-${parent.versionId}`, `version-${child.versionId}`];
    const activated = (await assent.log()).filter(
      ({ type, stream }) => type === 'VersionActivated' && streams.includes(stream),
    );
    expect(activated.map(({ stream }) => stream)).toEqual(streams);
  });

  it('3.8 S7-26 a validator never has more open requests than their capacity', async () => {
    const validator = 'busy one';
    const path = `/api/v12/validators/${encodeURIComponent(validator)}/capacity`;
    await assent.request('PUT', path, { maximumOpen: 2, reason: 'sits on three boards' });
    const submission = { tier: 'STANDARD' as const, validators: [validator] };
    const [first] = [await newRequest(submission), await newRequest(submission)];
    const third = await createVersion(assent, await registerToken(assent));
    const refused = await assent.post(`/api/v12/versions/${third}/submit`, submission);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'VALIDATOR_AT_CAPACITY', details: { validators: [validator] } },
    });
    expect((await versionNow(assent, third)).status).toBe('CREATED');
    await vote(assent, first.request, validator, 'APPROVE');
    await untilStatus(assent, first.versionId, 'ACTIVE');
    // The worker releases the seat.
    for (let status = 409; status !== 201;) {
      ({ status } = await assent.post(`/api/v12/versions/${third}/submit`, submission));
    }
    await assent.request('PUT', path, { maximumOpen: null, reason: 'retired from two boards' });
    await newRequest(submission);
  });

  it('S7-17 two votes of one validator at the same moment count once', async () => {
    const { request } = await newRequest();
    await Promise.all(Array.from({ length: 8 }, () => vote(assent, request, 'a', 'APPROVE')));
    const last = await vote(assent, request, 'a', 'APPROVE');
    const { tally, status } = await approval(request, last.body.position);
    expect({ tally, status }).toMatchObject({ tally: { approve: 1 }, status: 'OPEN' });
  });

  it('C-4 decides by more than half of the votes cast, without abstentions, if the policy says so', async () => {
    const policy = { numerator: 1, denominator: 2, basis: 'cast' as const, inclusive: false };
    const { versionId, request } = await newRequest({ policy, validators: ['a', 'b', 'c', 'd', 'e'] });
    await vote(assent, request, 'a', 'APPROVE');
    await vote(assent, request, 'b', 'ABSTAIN');
    await vote(assent, request, 'c', 'ABSTAIN');
    expect((await vote(assent, request, 'd', 'ABSTAIN')).body.status).toBe('OPEN');
    expect((await vote(assent, request, 'e', 'ABSTAIN')).body.status).toBe('APPROVED');
    await untilStatus(assent, versionId, 'ACTIVE');
  });

  it('S7-24 refuses the submitter as validator or replacement, unless the policy allows it', async () => {
    const board = await newRequest({ tier: 'ELEVATED', validators: ['a', 'b'], submittedBy: 'ann' });
    expect(await revoke(board.request, 'b', { replacementId: 'ann' })).toMatchObject({
      status: 422,
      body: { code: 'SELF_APPROVAL' },
    });
    const versionId = await createVersion(assent, await registerToken(assent));
    const path = `/api/v12/versions/${versionId}/submit`;
    const submission = { validators: ['ann', 'bob'], submittedBy: 'ann' };
    expect(await assent.post(path, { ...submission, tier: 'STANDARD' })).toMatchObject({
      status: 422,
      body: { code: 'SELF_APPROVAL' },
    });
    const policy = { numerator: 1, denominator: 2, basis: 'eligible' as const, inclusive: true, selfApproval: true };
    const request = await submit(assent, versionId, { ...submission, policy });
    expect((await vote(assent, request, 'ann', 'APPROVE')).body.status).toBe('APPROVED');
  });
});
