import { eventually } from '../../eventually.ts';
import { startTestAssent, type TestAssent } from '../running-assent.ts';
import {
  activeVersion,
  auditOf,
  createVersion,
  eventsOf,
  executeManually,
  passDays,
  registerToken,
  submit,
  submittedVersion,
  untilStatus,
  versionNow,
  vote,
  type Submitted,
} from '../steps.ts';
import { describeOnPostgres } from '../test-store.ts';

async function approved(assent: TestAssent): Promise<Submitted> {
  const submitted = await submittedVersion(assent);
  await vote(assent, submitted.approvalRequestId, 'v1', 'APPROVE');
  return submitted;
}

describe('4 windows and deadlines', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent({ automaticExecution: false });
  });

  afterAll(async () => {
    await assent.close();
  });

  // First, while nothing else waits.
  it('S6-50 S6-54 C-19 lists approvals that are not executed, with the oldest age and the stalled ones', async () => {
    const first = await approved(assent);
    await passDays(assent, 1 / 12);
    const second = await approved(assent);
    const pending = await eventually(
      () => assent.get('/api/v12/approval-execution/pending'),
      ({ body }) => body.total === 2,
    );
    expect(pending.body).toMatchObject({ total: 2, stalled: 1, nextCursor: null });
    expect(pending.body.oldestAgeSeconds).toBeGreaterThanOrEqual(7_200);
    expect(pending.body.items).toMatchObject([
      { versionId: first.versionId, stalled: true },
      { versionId: second.versionId, stalled: false },
    ]);
    const { body: page } = await assent.get('/api/v12/approval-execution/pending?limit=1');
    const { body: next } = await assent.get(`/api/v12/approval-execution/pending?limit=1&cursor=${page.nextCursor}`);
    expect(next.items).toMatchObject([{ versionId: second.versionId }]);
    expect((await assent.get('/api/v12/approval-execution/pending?cursor=none')).status).toBe(400);
    await executeManually(assent, first);
    await eventually(
      () => assent.get('/api/v12/approval-execution/pending'),
      ({ body }) => body.total === 1 && body.stalled === 0,
    );
  });

  it('4.1 S7-27 S6-17 S6-52 a window that closes without a decision leads to EXPIRED, then ARCHIVED, both audited', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    await passDays(assent, 7.01);
    await untilStatus(assent, versionId, 'ARCHIVED');
    expect(await auditOf(assent, versionId)).toMatchObject([
      {
        phase: 'EXPIRED',
        previousStatus: 'PENDING_VVB',
        newStatus: 'EXPIRED',
        errorMessage: 'Approval window closed without execution',
      },
      { phase: 'ARCHIVED', previousStatus: 'EXPIRED', newStatus: 'ARCHIVED' },
    ]);
    expect((await assent.get(`/api/v12/approvals/${approvalRequestId}`)).body.status).toBe('EXPIRED');
    expect(await executeManually(assent, { versionId, approvalRequestId })).toMatchObject({
      status: 410,
      body: { code: 'APPROVAL_EXPIRED' },
    });
  });

  it('4.2 S7-28 an approval on day 6.9 is within the window', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    await passDays(assent, 6.9);
    expect((await vote(assent, approvalRequestId, 'v1', 'APPROVE')).body.status).toBe('APPROVED');
    expect((await executeManually(assent, { versionId, approvalRequestId })).status).toBe(200);
  });

  it('4.3 S7-29 after the expiry, a new version gets a new approval request', async () => {
    const { tokenId, versionId, approvalRequestId } = await submittedVersion(assent);
    await passDays(assent, 8);
    await untilStatus(assent, versionId, 'ARCHIVED');
    expect(
      await assent.post(`/api/v12/versions/${versionId}/submit`, { tier: 'STANDARD', validators: ['v1'] }),
    ).toMatchObject({ status: 409, body: { code: 'INVALID_STATE_TRANSITION' } });
    const again = await createVersion(assent, tokenId);
    const request = await submit(assent, again, { tier: 'STANDARD', validators: ['v1'] });
    expect(request).not.toBe(approvalRequestId);
    await vote(assent, request, 'v1', 'APPROVE');
    expect((await executeManually(assent, { versionId: again, approvalRequestId: request })).status).toBe(200);
  });

  it('S6-51 C-1 C-2 executes on day 0 and day 7, but not on day 14 or day 15', async () => {
    const [onDay0, onDay7, onDay14] = [await approved(assent), await approved(assent), await approved(assent)];
    expect((await executeManually(assent, onDay0)).status).toBe(200);
    await passDays(assent, 7.001);
    expect((await executeManually(assent, onDay7)).status).toBe(200);
    await passDays(assent, 7);
    for (const days of [0, 1]) {
      await passDays(assent, days);
      expect(await executeManually(assent, onDay14)).toMatchObject({
        status: 410,
        body: { code: 'APPROVAL_EXPIRED', detail: 'Approval expired' },
      });
    }
    await untilStatus(assent, onDay14.versionId, 'ARCHIVED');
    expect((await executeManually(assent, onDay14)).body.code).toBe('APPROVAL_EXPIRED');
    const { body } = await assent.get(`/api/v12/approvals/${onDay14.approvalRequestId}`);
    expect(body).toMatchObject({ status: 'EXPIRED', decision: { outcome: 'APPROVED' } });
  });

  // Last, because it restarts the apps with another setting.
  it('S6-31 archives versions that were replaced 365 days ago', async () => {
    await assent.stop();
    await assent.restart({ automaticExecution: true });
    const tokenId = await registerToken(assent);
    const first = await activeVersion(assent, tokenId);
    await activeVersion(assent, tokenId, { previousVersionId: first.versionId });
    await untilStatus(assent, first.versionId, 'REPLACED');
    await passDays(assent, 364);
    expect((await versionNow(assent, first.versionId)).status).toBe('REPLACED');
    await passDays(assent, 2);
    await untilStatus(assent, first.versionId, 'ARCHIVED');
  });
});

describe('4 the sweep of a log with nothing else', () => {
  let assent: TestAssent;

  beforeEach(async () => {
    assent = await startTestAssent({ automaticExecution: false });
  });

  afterEach(async () => {
    await assent.close();
  });

  it('S6-52 C-3 announces the last day of a vote once, and the last day for the execution once', async () => {
    await submittedVersion(assent);
    await approved(assent);
    await passDays(assent, 6.5);
    await eventually(
      () => eventsOf(assent, 'ApprovalExpiring'),
      (count) => count === 1,
    );
    await passDays(assent, 0.1);
    await passDays(assent, 6.6);
    await eventually(
      () => eventsOf(assent, 'ApprovalExpiring'),
      (count) => count === 2,
    );
    const announced = (await assent.log()).filter(({ type }) => type === 'ApprovalExpiring');
    expect(announced.map(({ data }) => data)).toMatchObject([{ waitsFor: 'decision' }, { waitsFor: 'execution' }]);
  });

  describeOnPostgres('with a row that somebody inserted', () => {
    it('S6-52 one failing item does not stop the others', async () => {
      const versions = [await submittedVersion(assent), await submittedVersion(assent), await submittedVersion(assent)];
      const [broken, ...others] = versions.toSorted((a, b) => (a.approvalRequestId < b.approvalRequestId ? -1 : 1));
      // Makes the first stream of the sweep unreadable, so that its item fails.
      await assent.pool.query(
        `insert into event_store.events (stream, revision, id, type, schema_version, data, metadata, position)
       select stream, revision + 1, gen_random_uuid(), 'NoSuchEvent', 1, '{}', metadata,
              (select max(position) + 1 from event_store.events)
       from event_store.events where stream = $1 order by revision desc limit 1`,
        [`approval-${broken?.approvalRequestId ?? ''}`],
      );
      await passDays(assent, 7.5);
      for (const { versionId } of others) await untilStatus(assent, versionId, 'ARCHIVED');
      expect((await versionNow(assent, broken?.versionId ?? '')).status).toBe('PENDING_VVB');
    });
  });
});
