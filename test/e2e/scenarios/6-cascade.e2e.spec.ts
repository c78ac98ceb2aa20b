import { eventually } from '../../eventually.ts';
import { startTestAssent, type TestAssent } from '../running-assent.ts';
import {
  activeVersion,
  createVersion,
  executeManually,
  registerToken,
  submit,
  untilStatus,
  versionNow,
  vote,
} from '../steps.ts';

describe('6 parents and cascades', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  const reason = 'as agreed';
  const lock = (tokenId: string) => assent.post(`/api/v12/tokens/${tokenId}/lock`, { reason, executedBy: 'leo' });
  const unlock = (tokenId: string) => assent.post(`/api/v12/tokens/${tokenId}/unlock`, { reason });
  const retireToken = (tokenId: string, more: object = {}) =>
    assent.post(`/api/v12/tokens/${tokenId}/retire`, { reason, ...more });
  const retireVersion = (versionId: string, more: object = {}) =>
    assent.post(`/api/v12/versions/${versionId}/retire`, { reason, ...more });
  const tokenNow = async (tokenId: string) =>
    (await assent.get(`/api/v12/tokens/${tokenId}`, { 'x-min-position': await assent.head() })).body;
  /** Approves a version that is not executed, because its parent is locked at that time. */
  const approvedUnder = async (parentTokenId: string) => {
    const versionId = await createVersion(assent, await registerToken(assent), { parentTokenId });
    const approvalRequestId = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
    await lock(parentTokenId);
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    await eventually(
      () => assent.get(`/api/v12/approval-execution/${versionId}/audit`),
      ({ body }) => body.auditEntries?.at(-1)?.phase === 'FAILED',
    );
    return { versionId, approvalRequestId };
  };

  it('6.1 S7-34 a primary token with an active secondary is not retired', async () => {
    const primary = await registerToken(assent);
    const secondary = await registerToken(assent, '100.00', { kind: 'SECONDARY', parentTokenId: primary });
    // Versions of the secondary token depend on the primary token by default.
    const { versionId } = await activeVersion(assent, secondary);
    const { status, body } = await retireToken(primary);
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'CASCADE_BLOCKED', details: { dependents: [versionId] } });
    expect(body.detail).toMatch(/cascade.*active children/);
    expect(await tokenNow(primary)).toMatchObject({ status: 'REGISTERED', activeDependents: [versionId] });

    expect((await retireVersion(versionId)).status).toBe(200);
    expect(await retireToken(primary)).toMatchObject({ status: 200, body: { status: 'RETIRED' } });
  });

  it('6.2 S7-35 a new version of the primary can replace a retired one', async () => {
    const primary = await registerToken(assent);
    const first = await activeVersion(assent, primary);
    expect((await retireVersion(first.versionId)).body.status).toBe('RETIRED');
    const second = await activeVersion(assent, primary, { previousVersionId: first.versionId });
    expect(await versionNow(assent, second.versionId)).toMatchObject({ status: 'ACTIVE' });
    expect(await versionNow(assent, first.versionId)).toMatchObject({ status: 'RETIRED' });
  });

  it('6.3 S7-36 S6-25 an execution checks the parent of that moment', async () => {
    const [locked, open] = [await registerToken(assent), await registerToken(assent)];
    const child = await approvedUnder(locked);
    expect(await executeManually(assent, child)).toMatchObject({ status: 423, body: { code: 'PARENT_LOCKED' } });
    const moved = await assent.post(`/api/v12/versions/${child.versionId}/parent`, { parentTokenId: open, reason });
    expect(moved.body).toMatchObject({ parentTokenId: open });
    expect((await executeManually(assent, child)).status).toBe(200);
    expect((await tokenNow(open)).activeDependents).toEqual([child.versionId]);
    expect((await tokenNow(locked)).activeDependents).toEqual([]);
    expect(
      await assent.post(`/api/v12/versions/${child.versionId}/parent`, { parentTokenId: locked, reason }),
    ).toMatchObject({ status: 409, body: { code: 'INVALID_STATE_TRANSITION' } });
  });

  it('6.3 S7-36 S6-25 a retired parent blocks its dependents for good, a locked one until it is unlocked', async () => {
    const [unlocked, retired] = [await registerToken(assent), await registerToken(assent)];
    const [first, second] = [await approvedUnder(unlocked), await approvedUnder(retired)];
    await unlock(unlocked);
    expect((await executeManually(assent, first)).status).toBe(200);
    await retireToken(retired);
    expect(await executeManually(assent, second)).toMatchObject({ status: 409, body: { code: 'TOKEN_RETIRED' } });
    const moved = await assent.post(`/api/v12/versions/${second.versionId}/parent`, { reason });
    expect(moved.body).toMatchObject({ parentTokenId: null, parentVersionId: null });
    expect((await executeManually(assent, second)).status).toBe(200);
  });

  it('6.4 S7-37 children inherit attributes that they do not set themselves', async () => {
    const top = await registerToken(assent, '0', { attributes: { region: 'EU', currency: 'EUR' } });
    const middle = await registerToken(assent, '0', { parentTokenId: top, attributes: { currency: 'CHF' } });
    const bottom = await registerToken(assent, '0', { parentTokenId: middle });
    expect((await tokenNow(bottom)).effectiveAttributes).toEqual({ region: 'EU', currency: 'CHF' });
    await assent.request('PUT', `/api/v12/tokens/${top}/attributes`, { attributes: { region: 'UK', desk: '7' } });
    expect(await tokenNow(bottom)).toMatchObject({
      attributes: {},
      effectiveAttributes: { region: 'UK', currency: 'CHF', desk: '7' },
      parents: [{ tokenId: middle }, { tokenId: top }],
    });
    await lock(top);
    expect((await tokenNow(bottom)).parents).toMatchObject([{ status: 'REGISTERED' }, { status: 'LOCKED' }]);
  });

  it('6.5 S7-38 a circular dependency of tokens is refused, also if two concurrent changes would close it', async () => {
    const [a, b] = [await registerToken(assent), await registerToken(assent)];
    const c = await registerToken(assent, '0', { parentTokenId: b });
    const assign = (tokenId: string, parentTokenId: string) =>
      assent.post(`/api/v12/tokens/${tokenId}/parent`, { parentTokenId, reason });
    expect(await assign(b, c)).toMatchObject({ status: 422, body: { code: 'CIRCULAR_DEPENDENCY' } });
    const refused = await assign(a, a);
    expect(refused.body.detail).toMatch(/circular dependency/);
    const answers = await Promise.all([assign(a, c), assign(b, a)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('6.5 S7-38 a circular dependency of versions is refused', async () => {
    const tokenId = await registerToken(assent);
    const first = await createVersion(assent, tokenId);
    const second = await createVersion(assent, tokenId, { parentVersionId: first });
    expect(await assent.post(`/api/v12/versions/${first}/parent`, { parentVersionId: second, reason })).toMatchObject({
      status: 422,
      body: { code: 'CIRCULAR_DEPENDENCY', details: { path: [first, second, first] } },
    });
  });

  it('6.5 S7-38 one of two concurrent changes that would close a circle of versions is refused', async () => {
    const tokenId = await registerToken(assent);
    for (let pair = 1; pair <= 100; pair += 1) {
      const [a, b] = [await createVersion(assent, tokenId), await createVersion(assent, tokenId)];
      const answers = await Promise.all(
        [
          [a, b],
          [b, a],
        ].map(([versionId, parentVersionId]) =>
          assent.post(`/api/v12/versions/${versionId}/parent`, { parentVersionId, reason }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    }
  });

  it('C-22 S6-31 a version does not depend on the version it replaces, and so never blocks its retirement', async () => {
    const tokenId = await registerToken(assent);
    const first = await activeVersion(assent, tokenId);
    const refused = { status: 400, body: { code: 'VALIDATION_FAILED', errors: [{ pointer: '/parentVersionId' }] } };
    const child = { parentVersionId: first.versionId, previousVersionId: first.versionId };
    const terms = { content: {}, amount: '1.00', recipient: 'someone' };
    expect(await assent.post(`/api/v12/tokens/${tokenId}/versions`, { ...terms, ...child })).toMatchObject(refused);

    const second = await createVersion(assent, tokenId, { previousVersionId: first.versionId });
    expect(
      await assent.post(`/api/v12/versions/${second}/parent`, { parentVersionId: first.versionId, reason }),
    ).toMatchObject(refused);
    const approvalRequestId = await submit(assent, second, { tier: 'STANDARD', validators: ['v1'] });
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    await untilStatus(assent, first.versionId, 'REPLACED');
    expect(await versionNow(assent, second)).toMatchObject({ status: 'ACTIVE' });
  });

  it('S6-34 a retirement with a cascade reaches three levels at most, the lowest first', async () => {
    const tokenId = await registerToken(assent);
    const chain = [(await activeVersion(assent, tokenId)).versionId];
    for (let level = 1; level <= 4; level += 1) {
      chain.push((await activeVersion(assent, tokenId, { parentVersionId: chain.at(-1) ?? '' })).versionId);
    }
    const [root = '', ...below] = chain;
    expect(await retireVersion(root, { cascade: true })).toMatchObject({
      status: 409,
      body: { code: 'CASCADE_TOO_DEEP' },
    });
    for (const versionId of chain) expect((await versionNow(assent, versionId)).status).toBe('ACTIVE');
    await retireVersion(below.at(-1) ?? '');
    const { body } = await retireVersion(root, { cascade: true });
    expect(body).toMatchObject({ status: 'RETIRED', cascaded: below.slice(0, -1).toReversed() });
    for (const versionId of chain) await untilStatus(assent, versionId, 'RETIRED');
  });
});
