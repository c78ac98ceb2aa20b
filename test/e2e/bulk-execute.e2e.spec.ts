import { randomUUID } from 'node:crypto';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { auditOf, eventsOf, executeManually, submittedVersion, vote } from './steps.ts';

describe('executing many approvals', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent({ automaticExecution: false });
  });

  afterAll(async () => {
    await assent.close();
  });

  const approved = async () => {
    const submitted = await submittedVersion(assent);
    await vote(assent, submitted.approvalRequestId, 'v1', 'APPROVE');
    return submitted;
  };
  const bulk = (approvalRequestIds: readonly string[], more: object = {}) =>
    assent.post('/api/v12/approval-execution/bulk-execute', { approvalRequestIds, executedBy: 'ops', ...more });

  it('S6-46 C-23 answers each request once, in order, whether others fail or not', async () => {
    const [first, open, held, done] = [
      await approved(),
      await submittedVersion(assent),
      await approved(),
      await approved(),
    ];
    await assent.post(`/api/v12/approval-execution/${held.versionId}/holds`, { reason: 'disputed' });
    await executeManually(assent, done);
    const unknown = randomUUID();
    const asked = [first, open, held, done].map(({ approvalRequestId }) => approvalRequestId);
    const { status, body } = await bulk([unknown, ...asked, ...asked, unknown.toUpperCase()]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ totalRequests: 5, successCount: 2, failureCount: 3 });
    expect(body.results).toMatchObject([
      { approvalRequestId: unknown, status: 'FAILED', errorCode: 'APPROVAL_REQUEST_NOT_FOUND', versionId: null },
      { status: 'SUCCESS', versionId: first.versionId, newStatus: 'ACTIVE', errorCode: null, alreadyExecuted: false },
      { status: 'FAILED', errorCode: 'APPROVAL_NOT_APPROVED', newStatus: null },
      { status: 'FAILED', errorCode: 'VERSION_HELD', errorMessage: expect.stringContaining('disputed') },
      { status: 'SUCCESS', versionId: done.versionId, alreadyExecuted: true },
    ]);
    expect((body.results as { approvalRequestId: string }[]).map((result) => result.approvalRequestId)).toEqual([
      unknown,
      ...asked,
    ]);
    const [initiated] = await auditOf(assent, first.versionId);
    expect(initiated).toMatchObject({ executedBy: 'ops', metadata: { mode: 'bulk' } });
  });

  it('S6-46 executes each request once when two bulk calls are concurrent', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, async () => (await approved()).approvalRequestId));
    const before = await eventsOf(assent, 'VersionActivated');
    const answers = await Promise.all([bulk(ids), bulk(ids.toReversed()), bulk(ids)]);
    for (const { body } of answers) expect(body).toMatchObject({ successCount: 30, failureCount: 0 });
    expect((await eventsOf(assent, 'VersionActivated')) - before).toBe(30);
  });

  it('C-23 refuses more than 1,000 ids, no ids and invalid ids', async () => {
    const tooMany = await bulk(Array.from({ length: 1_001 }, () => randomUUID()));
    expect(tooMany).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE', details: { maximum: 1_000 } } });
    expect((await bulk([randomUUID()])).body).toMatchObject({ failureCount: 1, position: null });
    expect((await bulk([])).status).toBe(400);
    expect((await bulk(['x'])).body.errors).toMatchObject([{ pointer: '/approvalRequestIds/0' }]);
  });

  it('C-24 C-25 records onBehalfOf, and refuses another version’s approval', async () => {
    const [one, other] = [await approved(), await approved()];
    expect(await executeManually(assent, { ...one, approvalRequestId: other.approvalRequestId })).toMatchObject({
      status: 422,
      body: { code: 'APPROVAL_VERSION_MISMATCH' },
    });
    await executeManually(assent, one, { executedBy: 'olga' });
    const [initiated] = await auditOf(assent, one.versionId);
    expect(initiated).toMatchObject({ executedBy: 'olga', metadata: { onBehalfOf: 'olga', executedManually: true } });
  });
});
