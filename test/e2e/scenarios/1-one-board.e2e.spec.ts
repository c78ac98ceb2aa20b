import { startTestAssent, type TestAssent } from '../running-assent.ts';
import { createVersion, registerToken, submit, untilStatus, versionNow, vote } from '../steps.ts';

describe('1 approvals that are granted', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  it('1.1 S7-9 STANDARD: one validator approves, and the version is active', async () => {
    const versionId = await createVersion(assent, await registerToken(assent));
    const request = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
    expect((await vote(assent, request, 'v1', 'APPROVE')).body).toMatchObject({ status: 'APPROVED', counted: true });
    const { body } = await untilStatus(assent, versionId, 'ACTIVE');
    expect(body).toMatchObject({ approvedByCount: 1, approversList: ['v1'] });
  });

  it('1.2 S7-10 ELEVATED: open after one of three votes, approved after two, unchanged by the third', async () => {
    const versionId = await createVersion(assent, await registerToken(assent));
    const request = await submit(assent, versionId, { tier: 'ELEVATED', validators: ['a', 'b', 'c'] });
    expect((await vote(assent, request, 'a', 'APPROVE')).body.status).toBe('OPEN');
    expect((await versionNow(assent, versionId)).status).toBe('PENDING_VVB');
    expect((await vote(assent, request, 'b', 'APPROVE')).body.status).toBe('APPROVED');
    await untilStatus(assent, versionId, 'ACTIVE');
    const late = await vote(assent, request, 'c', 'REJECT');
    expect(late.body).toMatchObject({ counted: false, status: 'APPROVED' });
    const { body } = await assent.get(`/api/v12/approvals/${request}`, { 'x-min-position': late.body.position });
    expect(body.decision).toMatchObject({ outcome: 'APPROVED', approve: 2, reject: 0 });
    expect(await versionNow(assent, versionId)).toMatchObject({ status: 'ACTIVE', approvedByCount: 2 });
  });

  it('1.3 S7-11 CRITICAL: approved early, at the third of four votes', async () => {
    const versionId = await createVersion(assent, await registerToken(assent));
    const request = await submit(assent, versionId, { tier: 'CRITICAL', validators: ['a', 'b', 'c', 'd'] });
    const statuses: string[] = [];
    for (const validator of ['a', 'b', 'c'])
      statuses.push((await vote(assent, request, validator, 'APPROVE')).body.status);
    expect(statuses).toEqual(['OPEN', 'OPEN', 'APPROVED']);
    await untilStatus(assent, versionId, 'ACTIVE');
    const { body } = await assent.get(`/api/v12/approvals/${request}`);
    expect(body).toMatchObject({ decision: { early: true }, thresholdPercentage: 75, tally: { notVoted: 1 } });
  });

  it('1.5 S7-13 several pending versions of a token are decided one by one, and keep their lineage', async () => {
    const tokenId = await registerToken(assent);
    const board = { tier: 'STANDARD' as const, validators: ['v1'] };
    const first = await createVersion(assent, tokenId);
    const requests = [await submit(assent, first, board)];
    await vote(assent, requests[0] ?? '', 'v1', 'APPROVE');
    await untilStatus(assent, first, 'ACTIVE');
    const second = await createVersion(assent, tokenId, { previousVersionId: first });
    const third = await createVersion(assent, tokenId, { previousVersionId: second });
    const ofSecond = await submit(assent, second, board);
    const ofThird = await submit(assent, third, board);
    expect(new Set([...requests, ofSecond, ofThird]).size).toBe(3);

    expect((await vote(assent, ofSecond, 'v1', 'APPROVE')).body.status).toBe('APPROVED');
    await untilStatus(assent, first, 'REPLACED');
    expect((await versionNow(assent, third)).status).toBe('PENDING_VVB');
    await vote(assent, ofThird, 'v1', 'APPROVE');
    await untilStatus(assent, second, 'REPLACED');
    await untilStatus(assent, third, 'ACTIVE');

    const { body: lineage } = await assent.get(`/api/v12/versions?tokenId=${tokenId}`);
    expect(lineage.items).toMatchObject([
      { versionId: first, status: 'REPLACED', previousVersionId: null, replacedByVersionId: second },
      { versionId: second, status: 'REPLACED', previousVersionId: first, replacedByVersionId: third },
      { versionId: third, status: 'ACTIVE', previousVersionId: second, replacedByVersionId: null },
    ]);
    expect((await assent.get(`/api/v12/versions?tokenId=${tokenId}&status=ACTIVE`)).body.items).toHaveLength(1);
  });
});

describe('1 approvals in bulk', () => {
  it('1.4 S7-12 S6-46 1,000 concurrent submissions are approved and executed once each', async () => {
    const assent = await startTestAssent({ automaticExecution: false });
    try {
      const submitted = await Promise.all(Array.from({ length: 20 }, () => submitSome(assent, 50)));
      const requests = submitted.flat();
      expect(new Set(requests.map(({ versionId }) => versionId)).size).toBe(1_000);
      const approvalRequestIds = requests.map(({ approvalRequestId }) => approvalRequestId);
      expect(new Set(approvalRequestIds).size).toBe(1_000);
      const { status, body } = await assent.post('/api/v12/approval-execution/bulk-execute', {
        approvalRequestIds,
        executedBy: 'ops',
      });
      expect({ status, ...body, results: [] }).toMatchObject({
        status: 200,
        totalRequests: 1_000,
        successCount: 1_000,
      });
      const activated = (await assent.log()).filter(({ type }) => type === 'VersionActivated');
      expect(activated).toHaveLength(1_000);
      expect(new Set(activated.map(({ stream }) => stream)).size).toBe(1_000);
    } finally {
      await assent.close();
    }
  });

  async function submitSome(assent: TestAssent, count: number) {
    const submitted: { versionId: string; approvalRequestId: string }[] = [];
    for (let token = 0; token < count; token += 1) {
      const versionId = await createVersion(assent, await registerToken(assent, '100.00'));
      const approvalRequestId = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
      await vote(assent, approvalRequestId, 'v1', 'APPROVE');
      submitted.push({ versionId, approvalRequestId });
    }
    return submitted;
  }
});
