import { eventually } from '../eventually.ts';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';
import {
  activeVersion,
  auditOf,
  executeManually,
  registerToken,
  untilSettlement,
  untilStatus,
  versionNow,
} from './steps.ts';

describe('rolling back an execution', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  const rollBack = (versionId: string, more: object = {}, headers: Record<string, string> = {}): Promise<Answer> => {
    const body = { reason: 'approved by mistake', executedBy: 'ops', ...more };
    return assent.post(`/api/v12/approval-execution/${versionId}/rollback`, body, headers);
  };
  /** Exceeds every issuer's balance, so it is never settled. */
  const unpaid = { amount: '1000000.00' };
  const balances = async (): Promise<Record<string, number>> => {
    const { body } = await assent.get('/api/v12/books/trial-balance?limit=500');
    expect(Number(body.total)).toBe(0);
    return Object.fromEntries(
      (body.accounts as { account: string; balance: string }[]).map(({ account, balance }) => [
        account,
        Number(balance),
      ]),
    );
  };

  it('S6-48 S6-55 S6-18 makes the version pending again, audits the rollback, and publishes no event twice', async () => {
    const { versionId } = await activeVersion(assent, await registerToken(assent), unpaid);
    await untilSettlement(assent, versionId, 'FAILED');
    const { status, body } = await rollBack(versionId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      versionId,
      previousStatus: 'ACTIVE',
      newStatus: 'PENDING_VVB',
      reason: 'approved by mistake',
      requestedBy: null,
    });
    expect(await versionNow(assent, versionId)).toMatchObject({ status: 'PENDING_VVB', activatedAt: null });
    expect((await auditOf(assent, versionId)).at(-1)).toMatchObject({
      phase: 'ROLLED_BACK',
      previousStatus: 'ACTIVE',
      newStatus: 'PENDING_VVB',
      executedBy: 'ops',
      metadata: { reason: 'approved by mistake' },
    });
    expect(await rollBack(versionId)).toMatchObject({ status: 409, body: { code: 'INVALID_STATE_TRANSITION' } });
    await untilSettlement(assent, versionId, 'CANCELLED');
  });

  it('C-20 C-21 restores the replaced version, which a second execution replaces again', async () => {
    const tokenId = await registerToken(assent);
    const first = await activeVersion(assent, tokenId, unpaid);
    const second = await activeVersion(assent, tokenId, { ...unpaid, previousVersionId: first.versionId });
    await untilStatus(assent, first.versionId, 'REPLACED');
    await untilSettlement(assent, second.versionId, 'FAILED');
    expect((await rollBack(second.versionId)).body).toMatchObject({ restoredVersionId: first.versionId });
    expect(await versionNow(assent, first.versionId)).toMatchObject({ status: 'ACTIVE', replacedByVersionId: null });

    const again = await executeManually(assent, second);
    expect(again).toMatchObject({ status: 200, body: { metadata: { cascadeRetirementExecuted: true } } });
    expect(await versionNow(assent, first.versionId)).toMatchObject({ status: 'REPLACED' });
    const attempts = (await auditOf(assent, second.versionId)).flatMap(({ metadata }) => metadata.attempt ?? []);
    expect(attempts).toEqual([1, 2]);
  });

  it('C-20 releases the parent, and is refused while other versions depend on it', async () => {
    const parent = await registerToken(assent);
    const { versionId } = await activeVersion(assent, parent, { ...unpaid, parentTokenId: parent });
    const child = await activeVersion(assent, parent, { ...unpaid, parentVersionId: versionId });
    await untilSettlement(assent, child.versionId, 'FAILED');
    expect(await rollBack(versionId)).toMatchObject({
      status: 409,
      body: { code: 'CASCADE_BLOCKED', details: { dependents: [child.versionId] } },
    });
    expect((await rollBack(child.versionId)).status).toBe(200);
    // The worker releases the child's claim.
    await eventually(
      () => rollBack(versionId),
      ({ status }) => status === 200,
    );
    await eventually(
      () => assent.get(`/api/v12/tokens/${parent}`),
      ({ body }) => body.activeDependents.length === 0,
    );
  });

  it('C-20 does not restore a version whose parent refuses it', async () => {
    const [parent, own] = [await registerToken(assent), await registerToken(assent)];
    const first = await activeVersion(assent, own, { ...unpaid, parentTokenId: parent });
    const second = await activeVersion(assent, own, { ...unpaid, previousVersionId: first.versionId });
    await untilStatus(assent, first.versionId, 'REPLACED');
    await assent.post(`/api/v12/tokens/${parent}/lock`, { reason: 'audit' });
    expect((await rollBack(second.versionId)).body).toMatchObject({
      newStatus: 'PENDING_VVB',
      restoredVersionId: null,
    });
    expect((await versionNow(assent, first.versionId)).status).toBe('REPLACED');
    const failed = (await assent.log()).filter(
      ({ type, stream }) => type === 'VersionRestorationFailed' && stream === `version-${first.versionId}`,
    );
    expect(failed).toMatchObject([{ data: { error: `The parent token ${parent} is locked.` } }]);
  });

  it('C-20 N11 requires two persons after the settlement, and refunds the money', async () => {
    const tokenId = await registerToken(assent, '1000.00', { issuerAccountId: 'issuer of the settled' });
    await eventually(balances, (held) => held['issuer:issuer of the settled'] === 1_000);
    const more = { amount: '40.00', recipient: 'payee' };
    const version = await activeVersion(assent, tokenId, more);
    await activeVersion(assent, tokenId, { amount: '1000000.00' });
    const { versionId } = version;
    await untilSettlement(assent, versionId, 'COMPLETED');
    expect(await balances()).toMatchObject({ 'issuer:issuer of the settled': 960, 'recipient:payee': 40 });

    expect(await rollBack(versionId)).toMatchObject({ status: 409, body: { code: 'SETTLEMENT_COMPLETED' } });
    const byAnn = (key: string) =>
      rollBack(versionId, { executedBy: 'ann', force: true }, { 'idempotency-key': `${versionId}-${key}` });
    const first = await byAnn('first');
    expect(first).toMatchObject({ status: 202, body: { newStatus: 'ACTIVE', requestedBy: 'ann' } });
    const waiting = async () => {
      const query = `tokenId=${tokenId}&rollbackRequested=true`;
      const { body } = await assent.get(`/api/v12/versions?${query}`, { 'x-min-position': await assent.head() });
      return body.items as object[];
    };
    const request = { requestedBy: 'ann', delegate: null, reason: 'approved by mistake' };
    expect(await waiting()).toMatchObject([{ versionId, rollbackRequest: request }]);
    expect(await byAnn('first')).toMatchObject({ status: 202, body: first.body });
    const refused = {
      ...{ status: 403, code: 'SECOND_PERSON_REQUIRED', details: { requestedBy: 'ann' } },
      detail: `ann requested the rollback of version ${versionId}. Another person must confirm it.`,
    };
    expect(await byAnn('second')).toMatchObject({ status: 403, body: refused });
    const otherSpelling = { executedBy: 'ANN', force: true };
    expect(await rollBack(versionId, otherSpelling)).toMatchObject({ status: 403, body: refused });
    const path = `/api/v12/approval-execution/${versionId}/rollback?dryRun=true`;
    expect((await assent.post(path, { reason: 'a try', ...otherSpelling })).body).toMatchObject({
      ...{ accepted: false, events: [], refusal: { code: 'SECOND_PERSON_REQUIRED', status: 403 } },
    });
    expect((await versionNow(assent, versionId)).status).toBe('ACTIVE');
    const second = await rollBack(versionId, { executedBy: 'bob', force: true });
    expect(second).toMatchObject({ status: 200, body: { newStatus: 'PENDING_VVB', requestedBy: 'ann' } });
    expect(await waiting()).toEqual([]);
    expect(await versionNow(assent, versionId)).toMatchObject({ rollbackRequest: null });

    await eventually(balances, (held) => held['recipient:payee'] === 0);
    expect(await balances()).toMatchObject({ 'issuer:issuer of the settled': 1_000, clearing: 0 });
    const { body } = await assent.get(`/api/v12/settlements?versionId=${versionId}`, {
      'x-min-position': await assent.head(),
    });
    expect(body.items).toMatchObject([{ status: 'REVERSED', revenueStream: { status: 'REVERSED' } }]);

    expect((await executeManually(assent, version)).status).toBe(200);
    await eventually(balances, (held) => held['recipient:payee'] === 40);
  });

  it('C-20 refunds the money in every race with the settlement', async () => {
    const tokenId = await registerToken(assent, '1000.00', { issuerAccountId: 'racing issuer' });
    await eventually(balances, (held) => held['issuer:racing issuer'] === 1_000);
    const versions = await Promise.all(Array.from({ length: 12 }, () => activeVersion(assent, tokenId)));
    // The activation may be settled by now, so a second person confirms each rollback.
    await Promise.all(
      versions.map(async ({ versionId }) => {
        const first = await rollBack(versionId, { executedBy: 'ann', force: true });
        if (first.status !== 200)
          expect((await rollBack(versionId, { executedBy: 'bob', force: true })).status).toBe(200);
      }),
    );
    await eventually(balances, (held) => held['issuer:racing issuer'] === 1_000 && held['clearing'] === 0);
  });
});
