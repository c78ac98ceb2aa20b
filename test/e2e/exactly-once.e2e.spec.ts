import { resetCheckpoint } from '#libs/projections';
import { eventually } from '../eventually.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import {
  auditOf,
  createVersion,
  eventsOf,
  executeManually,
  passDays,
  registerToken,
  submit,
  submittedVersion,
  untilSettlement,
  untilStatus,
  versionNow,
  vote,
} from './steps.ts';

describe('taking effect once', () => {
  describe('with automatic execution', () => {
    let assent: TestAssent;

    beforeAll(async () => {
      assent = await startTestAssent();
    });

    afterAll(async () => {
      await assent.close();
    });

    it('C-5 ApprovalGranted and TokenActivated delivered ten times have one effect', async () => {
      const tokenId = await registerToken(assent);
      const previousVersionId = await approved(tokenId);
      await untilStatus(assent, previousVersionId, 'ACTIVE');
      const versionId = await approved(tokenId, { previousVersionId });
      await untilStatus(assent, previousVersionId, 'REPLACED');
      await untilSettlement(assent, versionId, 'COMPLETED');
      await untilSettlement(assent, previousVersionId, 'COMPLETED');
      const before = await everything();

      for (let delivery = 0; delivery < 10; delivery += 1) {
        for (const processor of [
          'execute-approved',
          'retry-blocked',
          'settlement-processor',
          'consumer-group:revenue',
          'consumer-group:settlement',
        ]) {
          const position = await checkpointOf(processor);
          await resetCheckpoint(assent.pool, processor);
          // With the next event, the processor notices the moved checkpoint and starts from the beginning.
          await registerToken(assent, '0');
          await eventually(
            () => checkpointOf(processor),
            (now) => now > position,
          );
        }
      }
      const { tokens, ...after } = await everything();
      const { tokens: tokensBefore, ...rest } = before;
      expect(after).toEqual(rest);
      expect(tokens).toBe(tokensBefore + 50);
    }, 300_000);

    it('S6-39 an uncovered settlement fails with a reason, leaves the version active, and can be retried', async () => {
      const tokenId = await registerToken(assent, '10.00');
      const versionId = await createVersion(assent, tokenId, { amount: '100.00' });
      // Uses a separate account, because other tests fund the common one.
      const poor = await assent.post('/api/v12/tokens', {
        name: 'Poor',
        issuerAccountId: 'poor-issuer',
        openingBalance: '10.00',
      });
      const uncovered = await createVersion(assent, String(poor.body.tokenId), { amount: '100.00' });
      for (const id of [versionId, uncovered]) {
        const request = await submit(assent, id, { tier: 'STANDARD', validators: ['v1'] });
        await vote(assent, request, 'v1', 'APPROVE');
      }
      const { body } = await untilSettlement(assent, uncovered, 'FAILED');
      const [failed] = body.items;
      expect(failed).toMatchObject({
        failureCode: 'INSUFFICIENT_BALANCE',
        attempts: 1,
        revenueStream: { status: 'PENDING_SETTLEMENT' },
      });
      expect(failed.failureReason).toContain('poor-issuer');
      expect((await assent.get(`/api/v12/versions/${uncovered}`)).body.status).toBe('ACTIVE');

      const retry = `/api/v12/settlements/${String(failed.settlementId)}/retry`;
      const because = { reason: 'tried again', executedBy: 'ops' };
      expect(await assent.post(retry, {})).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
      expect(await assent.post(retry, because)).toMatchObject({ status: 202, body: { status: 'RETRYING' } });
      const again = await eventually(
        () => assent.get(`/api/v12/settlements?versionId=${uncovered}`),
        (answer) => answer.body.items[0].status === 'FAILED' && answer.body.items[0].attempts === 2,
      );
      expect(again.body.items).toHaveLength(1);

      const funded = await assent.post(`/api/v12/tokens/${String(poor.body.tokenId)}/fund`, { amount: '90.00' });
      expect(funded.status).toBe(200);
      await eventually(
        () => assent.get('/api/v12/books/trial-balance?limit=500'),
        ({ body: books }) =>
          books.accounts.some(
            ({ account, balance }: { account: string; balance: string }) =>
              account === 'issuer:poor-issuer' && balance === '100.00',
          ),
      );
      await assent.post(retry, because);
      await untilSettlement(assent, uncovered, 'COMPLETED');
      const { body: books } = await assent.get('/api/v12/books/trial-balance?limit=500');
      expect(Number(books.total)).toBe(0);
      expect(books.accounts).toContainEqual({ account: 'issuer:poor-issuer', balance: '0.00' });
    });

    it('C-12 executes an approved version although concurrent callers try too early', async () => {
      const tried = Array.from({ length: 12 }, async () => {
        const { versionId, approvalRequestId } = await submittedVersion(assent);
        const early = { approvalRequestId, executedBy: 'hasty', reason: 'too early' };
        await Promise.all([
          ...Array.from({ length: 6 }, () =>
            assent.post(`/api/v12/approval-execution/${versionId}/execute-manual`, early),
          ),
          vote(assent, approvalRequestId, 'v1', 'APPROVE'),
        ]);
        await untilStatus(assent, versionId, 'ACTIVE');
      });
      await Promise.all(tried);
    });

    async function approved(tokenId: string, more: object = {}): Promise<string> {
      const versionId = await createVersion(assent, tokenId, more);
      const request = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
      await vote(assent, request, 'v1', 'APPROVE');
      return versionId;
    }

    async function checkpointOf(processor: string): Promise<string> {
      const { rows } = await assent.pool.query<{ position: string }>(
        'select position from processing.checkpoints where processor = $1',
        [processor],
      );
      return rows[0]?.position ?? '';
    }

    async function everything() {
      const { rows } = await assent.pool.query<Record<string, number>>(`
        select (select count(*)::int from settlement.book_entries) as entries,
               (select count(*)::int from settlements) as settlements,
               (select count(*)::int from revenue_streams) as streams,
               (select count(*)::int from messaging.dead_letters) as dead`);
      const [counts] = rows;
      if (counts === undefined) throw new Error('The counts are one row.');
      expect(counts['dead']).toBe(0);
      const log = await assent.log();
      const tokens = log.filter(({ type }) => type === 'TokenRegistered').length;
      return { ...counts, tokens, events: log.length - tokens };
    }
  });

  describe('with automatic execution switched off', () => {
    let assent: TestAssent;

    beforeAll(async () => {
      assent = await startTestAssent({ automaticExecution: false });
    });

    afterAll(async () => {
      await assent.close();
    });

    const body = (approvalRequestId: string, executedBy: string) => ({
      approvalRequestId,
      executedBy,
      reason: 'by hand',
    });

    it('S6-45 S6-47 C-9 reports the same duration and end in answer, repetition, bulk, status and audit', async () => {
      const previous = await submittedVersion(assent);
      await vote(assent, previous.approvalRequestId, 'v1', 'APPROVE');
      await executeManually(assent, previous);
      const versionId = await createVersion(assent, previous.tokenId, { previousVersionId: previous.versionId });
      const approvalRequestId = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
      await vote(assent, approvalRequestId, 'v1', 'APPROVE');
      const { body: answer } = await executeManually(assent, { versionId, approvalRequestId });
      expect(answer.metadata.cascadeRetirementExecuted).toBe(true);
      const { executionDuration, executionDurationMs, timestamp } = answer;

      const { body: again } = await executeManually(assent, { versionId, approvalRequestId });
      expect(again).toMatchObject({ executionDuration, executionDurationMs, timestamp });
      const bulk = { approvalRequestIds: [approvalRequestId], executedBy: 'ops' };
      const { body: inBulk } = await assent.post('/api/v12/approval-execution/bulk-execute', bulk);
      expect(inBulk.results).toMatchObject([{ duration: executionDuration, durationMs: executionDurationMs }]);
      const { body: status } = await assent.get(`/api/v12/approval-execution/${versionId}/status`, {
        'x-min-position': await assent.head(),
      });
      expect(status).toMatchObject({ executionDuration, executionDurationMs });
      expect((await auditOf(assent, versionId)).at(-1)).toMatchObject({
        phase: 'COMPLETED',
        timestamp,
        metadata: { totalDurationMs: executionDurationMs },
      });

      const fresh = await submittedVersion(assent);
      await vote(assent, fresh.approvalRequestId, 'v1', 'APPROVE');
      const ofFresh = { approvalRequestIds: [fresh.approvalRequestId], executedBy: 'ops' };
      const { body: first } = await assent.post('/api/v12/approval-execution/bulk-execute', ofFresh);
      const completed = (await auditOf(assent, fresh.versionId)).at(-1);
      expect(first.results).toMatchObject([{ durationMs: completed.metadata.totalDurationMs, alreadyExecuted: false }]);
    });

    it('S6-47 C-21 shows no duration for a rolled back execution', async () => {
      const submitted = await submittedVersion(assent, { amount: '1000000.00' });
      await vote(assent, submitted.approvalRequestId, 'v1', 'APPROVE');
      await executeManually(assent, submitted);
      await untilSettlement(assent, submitted.versionId, 'FAILED');
      const rollback = { reason: 'mistake', executedBy: 'ops' };
      const path = `/api/v12/approval-execution/${submitted.versionId}`;
      const { body } = await assent.post(`${path}/rollback`, rollback);
      const { body: status } = await assent.get(`${path}/status`, { 'x-min-position': String(body.position) });
      expect(status).toMatchObject({
        currentStatus: 'PENDING_VVB',
        transitionedAt: null,
        executionDuration: null,
        executionDurationMs: null,
      });
    });

    it('S6-5 S6-6 keeps the time of the decision for an approval that was held and executed later', async () => {
      const submitted = await submittedVersion(assent);
      const { versionId, approvalRequestId } = submitted;
      const holds = `/api/v12/approval-execution/${versionId}/holds`;
      const { body: hold } = await assent.post(holds, { reason: 'disputed' });
      await vote(assent, approvalRequestId, 'v1', 'APPROVE');
      const waiting = await versionNow(assent, versionId);
      const { body: approval } = await assent.get(`/api/v12/approvals/${approvalRequestId}`);
      const { decidedAt } = approval.decision as { decidedAt: string };
      const times = { approvalTimestamp: decidedAt, vvbApprovedAt: decidedAt };
      expect(waiting).toMatchObject({ status: 'PENDING_VVB', activatedAt: null, ...times });

      await passDays(assent, 0.1);
      await assent.post(`${holds}/${String(hold.holdId)}/release`, { reason: 'settled' });
      expect((await executeManually(assent, submitted)).status).toBe(200);
      const active = await versionNow(assent, versionId);
      expect(active).toMatchObject({ status: 'ACTIVE', ...times });
      expect(active.activatedAt > decidedAt).toBe(true);
    });

    it('S6-45 C-24 C-37 marks a manual execution in answer and audit', async () => {
      const { versionId, approvalRequestId } = await submittedVersion(assent);
      const path = `/api/v12/approval-execution/${versionId}/execute-manual`;
      expect(await assent.post(path, body(approvalRequestId, 'ops@example.com'))).toMatchObject({
        status: 409,
        body: { code: 'APPROVAL_NOT_APPROVED' },
      });
      await vote(assent, approvalRequestId, 'v1', 'APPROVE');
      const answer = await assent.post(path, body(approvalRequestId, 'ops@example.com'));
      expect(answer).toMatchObject({
        status: 200,
        body: {
          versionId,
          previousStatus: 'PENDING_VVB',
          newStatus: 'ACTIVE',
          metadata: { executedManually: true, executedBy: 'ops@example.com', alreadyExecuted: false },
        },
      });
      expect(answer.body.executionDuration).toMatch(/^\d+ms$/);
      const { body: audit } = await assent.get(`/api/v12/approval-execution/${versionId}/audit`, {
        'x-min-position': answer.body.position,
      });
      expect(audit.auditEntries.map((entry: { phase: string }) => entry.phase)).toEqual([
        'INITIATED',
        'VALIDATED',
        'FAILED',
        'INITIATED',
        'VALIDATED',
        'TRANSITIONED',
        'COMPLETED',
      ]);
      expect(audit.auditEntries[3]).toMatchObject({
        executedBy: 'ops@example.com',
        metadata: { executedManually: true, attempt: 2, reason: 'by hand' },
      });

      const repeated = await assent.post(path, body(approvalRequestId, 'someone else'));
      expect(repeated).toMatchObject({
        status: 200,
        body: {
          executionId: answer.body.executionId,
          metadata: { alreadyExecuted: true, executedBy: 'ops@example.com' },
        },
      });
    });

    it('C-5 has one winner and no fault in each of 1,000 races between two clients', async () => {
      const races = 1_000;
      const tokenId = await registerToken(assent, '1000000.00');
      const completedBefore = await eventsOf(assent, 'ApprovalExecutionCompleted');
      const activatedBefore = await eventsOf(assent, 'VersionActivated');
      const statuses: number[] = [];
      const next = Array.from({ length: races }, (_, index) => index).values();
      const runner = async (): Promise<void> => {
        for (const _ of next) {
          const versionId = await createVersion(assent, tokenId);
          const approvalRequestId = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
          await vote(assent, approvalRequestId, 'v1', 'APPROVE');
          const path = `/api/v12/approval-execution/${versionId}/execute-manual`;
          const answers = await Promise.all(
            ['one', 'two'].map((client) => assent.post(path, body(approvalRequestId, client))),
          );
          statuses.push(...answers.map(({ status }) => status));
          const [one, two] = answers.filter(({ status }) => status === 200);
          if (one === undefined) throw new Error('Neither client won the race.');
          if (two !== undefined) expect(two.body.executionId).toBe(one.body.executionId);
        }
      };
      await Promise.all(Array.from({ length: 24 }, runner));
      expect(statuses).toHaveLength(2 * races);
      expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
      expect(await eventsOf(assent, 'VersionActivated')).toBe(activatedBefore + races);
      expect(await eventsOf(assent, 'ApprovalExecutionCompleted')).toBe(completedBefore + races);
    }, 300_000);

    it('S6-50a executes approvals granted meanwhile when it is switched on again', async () => {
      const { versionId, approvalRequestId } = await submittedVersion(assent);
      const { body: voted } = await vote(assent, approvalRequestId, 'v1', 'APPROVE');
      const { body: version } = await assent.get(`/api/v12/versions/${versionId}`, {
        'x-min-position': voted.position,
      });
      expect(version.status).toBe('PENDING_VVB');
      await assent.stop();
      await assent.restart({ automaticExecution: true });
      await untilStatus(assent, versionId, 'ACTIVE');
    });
  });
});
