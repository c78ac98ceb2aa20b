import { startTestAssent, type TestAssent } from './running-assent.ts';
import { eventually } from '../eventually.ts';
import { createVersion, registerToken, submit, submittedVersion, untilSettlement, untilStatus, vote } from './steps.ts';

describe('the life of an approval', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  it('S6-1 S6-3 S6-9 leads from submission to settlement automatically', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    const voted = await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    expect(voted).toMatchObject({ status: 201, body: { status: 'APPROVED', counted: true } });

    const { body: version } = await untilStatus(assent, versionId, 'ACTIVE');
    expect(version).toMatchObject({
      approvalRequestId,
      approvedByCount: 1,
      approversList: ['v1'],
      approvalThresholdPercentage: 100,
    });
    expect(version.merkleHash).toMatch(/^[0-9a-f]{64}$/);
    expect(version.vvbApprovedAt).not.toBeNull();
    const { body: settlements } = await untilSettlement(assent, versionId, 'COMPLETED');
    expect(settlements.items).toHaveLength(1);
    expect(settlements.items[0]).toMatchObject({
      amount: '100.00',
      recipient: 'someone',
      revenueStream: { status: 'SETTLED' },
    });
  });

  it('S6-12 S6-13 S6-14 S6-15 S6-19 S6-20 S6-49 C-4 C-9 has four audit entries in order, whose durations add up to the total', async () => {
    const tokenId = await registerToken(assent);
    const previousVersionId = await createVersion(assent, tokenId);
    const first = await submit(assent, previousVersionId, { tier: 'STANDARD', validators: ['v1'] });
    await vote(assent, first, 'v1', 'APPROVE');
    await untilStatus(assent, previousVersionId, 'ACTIVE');

    const validators = Array.from({ length: 12 }, (_, index) => `validator${index + 1}`);
    const versionId = await createVersion(assent, tokenId, { previousVersionId });
    const approvalRequestId = await submit(assent, versionId, { tier: 'ELEVATED', validators });
    const choices = [...Array<string>(3).fill('REJECT'), 'ABSTAIN', ...Array<string>(8).fill('APPROVE')];
    for (const [index, choice] of choices.entries()) {
      const { body } = await vote(assent, approvalRequestId, `validator${index + 1}`, choice);
      expect(body.status).toBe(index < 11 ? 'OPEN' : 'APPROVED');
    }

    await untilStatus(assent, previousVersionId, 'REPLACED');
    const { body: version } = await untilStatus(assent, versionId, 'ACTIVE');
    const { body: audit } = await assent.get(`/api/v12/approval-execution/${versionId}/audit`, {
      'x-min-position': await assent.head(),
    });
    const entries = audit.auditEntries as { phase: string; timestamp: string; executedBy: string; metadata: any }[];
    expect(entries.map(({ phase }) => phase)).toEqual(['INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED']);
    expect(entries.map(({ executedBy }) => executedBy)).toEqual(['SYSTEM', 'SYSTEM', 'SYSTEM', 'SYSTEM']);
    expect(entries.map(({ timestamp }) => timestamp)).toEqual(entries.map(({ timestamp }) => timestamp).sort());
    const [initiated, validated, transitioned, completed] = entries.map(({ metadata }) => metadata);
    expect(initiated).toMatchObject({ approvalCount: 8, rejectionCount: 3, abstainCount: 1, totalValidators: 12 });
    expect(validated).toMatchObject({ validationsPassed: 6, stateTransitionAllowed: true });
    expect(transitioned).toMatchObject({ merkleHash: version.merkleHash, previousVersionId, parentTokenId: null });
    expect(completed).toMatchObject({ eventsFired: 4, cascadeRetirementExecuted: true, approvalCount: 8 });
    expect(completed.approvers).toHaveLength(8);
    const phases = Object.values(completed.phaseDurations as Record<string, number>);
    expect(phases.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(completed.totalDurationMs as number, 6);

    const { body: previous } = await assent.get(`/api/v12/versions/${previousVersionId}`);
    expect(previous.replacedByVersionId).toBe(versionId);
    const { body: status } = await assent.get(`/api/v12/approval-execution/${versionId}/status`);
    expect(status).toMatchObject({
      currentStatus: 'ACTIVE',
      approverCount: 8,
      approvalThreshold: 66.67,
      approvalRequestId,
    });
    expect(status.executionDuration).toMatch(/^\d+ms$/);
  });

  it('S7-14 rejects the version when the votes reject', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    expect((await vote(assent, approvalRequestId, 'v1', 'REJECT')).body.status).toBe('REJECTED');
    await untilStatus(assent, versionId, 'REJECTED');
    expect((await assent.get(`/api/v12/settlements?versionId=${versionId}`)).body.items).toEqual([]);
  });

  it('S7-10 S7-17 records a late vote that changes nothing, and refuses to change one', async () => {
    const tokenId = await registerToken(assent);
    const versionId = await createVersion(assent, tokenId);
    const approvalRequestId = await submit(assent, versionId, { tier: 'ELEVATED', validators: ['a', 'b', 'c'] });
    expect((await vote(assent, approvalRequestId, 'a', 'APPROVE')).body.status).toBe('OPEN');
    expect((await vote(assent, approvalRequestId, 'b', 'APPROVE')).body.status).toBe('APPROVED');
    const late = await vote(assent, approvalRequestId, 'c', 'REJECT');
    expect(late).toMatchObject({ status: 201, body: { counted: false, status: 'APPROVED' } });
    expect(await vote(assent, approvalRequestId, 'a', 'REJECT')).toMatchObject({
      status: 409,
      body: { code: 'VOTE_CLOSED' },
    });

    const { body } = await assent.get(`/api/v12/approvals/${approvalRequestId}`, {
      'x-min-position': late.body.position,
    });
    expect(body.tally).toEqual({ approve: 2, reject: 1, abstain: 0, notVoted: 0, validators: 3 });
    expect(body.decision).toMatchObject({ outcome: 'APPROVED', approve: 2, reject: 0, early: true });
    expect(body.votes).toMatchObject([
      { validatorId: 'a', choice: 'APPROVE', counted: true },
      { validatorId: 'b', choice: 'APPROVE', counted: true },
      { validatorId: 'c', choice: 'REJECT', counted: false },
    ]);
  });

  it('N2 shows the latest vote at once, and pages votes by cursor', async () => {
    const validators = Array.from({ length: 7 }, (_, index) => `v${index}`);
    const versionId = await createVersion(assent, await registerToken(assent));
    const approvalRequestId = await submit(assent, versionId, { tier: 'CRITICAL', validators });
    for (const validator of validators.slice(0, 5)) {
      const { position } = (await vote(assent, approvalRequestId, validator, 'ABSTAIN')).body as { position: string };
      const { body } = await assent.get(`/api/v12/approvals/${approvalRequestId}`, { 'x-min-position': position });
      expect(body.votes.at(-1).validatorId).toBe(validator);
    }
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await assent.get(`/api/v12/approvals/${approvalRequestId}?limit=2${page}`);
      seen.push(...(body.votes as { validatorId: string }[]).map(({ validatorId }) => validatorId));
      cursor = body.nextCursor as string | null;
    }
    expect(seen).toEqual(validators.slice(0, 5));
  });

  it('S6-32 completes, and keeps the previous version active while it has dependents', async () => {
    const tokenId = await registerToken(assent);
    const parent = await activeVersion(tokenId);
    const child = await activeVersion(tokenId, { parentVersionId: parent });
    const successor = await activeVersion(tokenId, { previousVersionId: parent });
    // The version becomes active before its cascade is decided.
    const completed = await eventually(
      async () => (await assent.get(`/api/v12/approval-execution/${successor}/audit`)).body.auditEntries.at(-1),
      (entry) => entry?.phase === 'COMPLETED',
    );
    expect(completed).toMatchObject({
      metadata: { cascadeRetirementExecuted: false, cascade: { outcome: 'blocked', dependents: [child] } },
    });
    expect((await assent.get(`/api/v12/versions/${parent}`)).body.status).toBe('ACTIVE');
    const refused = await assent.post(`/api/v12/versions/${parent}/retire`, { reason: 'no longer needed' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'CASCADE_BLOCKED', details: { dependents: [child] } } });

    const retired = await assent.post(`/api/v12/versions/${child}/retire`, { reason: 'no longer needed' });
    expect(retired).toMatchObject({ status: 200, body: { status: 'RETIRED' } });
    // The worker releases the parent a little later.
    await retireUntil200(parent);
  });

  async function activeVersion(tokenId: string, more: object = {}): Promise<string> {
    const versionId = await createVersion(assent, tokenId, more);
    const approvalRequestId = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    await untilStatus(assent, versionId, 'ACTIVE');
    return versionId;
  }

  async function retireUntil200(versionId: string): Promise<void> {
    for (let status = 409; status !== 200;) {
      ({ status } = await assent.post(`/api/v12/versions/${versionId}/retire`, { reason: 'its dependent is gone' }));
    }
  }
});
