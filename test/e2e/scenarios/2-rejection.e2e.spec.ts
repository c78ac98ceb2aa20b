import { startTestAssent, type TestAssent } from '../running-assent.ts';
import { createVersion, eventsOf, passDays, registerToken, submit, untilStatus, versionNow, vote } from '../steps.ts';

describe('2 approvals that are not granted', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  const board = { tier: 'ELEVATED' as const, validators: ['a', 'b', 'c'] };

  it('2.1 S7-14 all reject: rejected early, at the second of three votes, and never activated', async () => {
    const versionId = await createVersion(assent, await registerToken(assent));
    const request = await submit(assent, versionId, board);
    expect((await vote(assent, request, 'a', 'REJECT')).body.status).toBe('OPEN');
    expect((await vote(assent, request, 'b', 'REJECT')).body.status).toBe('REJECTED');
    await untilStatus(assent, versionId, 'REJECTED');
    expect((await versionNow(assent, versionId)).activatedAt).toBeNull();
    const { status, body } = await assent.post(`/api/v12/approval-execution/${versionId}/execute-manual`, {
      approvalRequestId: request,
      executedBy: 'ops',
      reason: 'all the same',
    });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'INVALID_STATE_TRANSITION' });
  });

  it('2.2 S7-15 no decision in seven days: expired, and a new submission has a new id', async () => {
    const clocked = await startTestAssent();
    try {
      const tokenId = await registerToken(clocked);
      const versionId = await createVersion(clocked, tokenId);
      const request = await submit(clocked, versionId, board);
      await vote(clocked, request, 'a', 'APPROVE');
      await passDays(clocked, 7.1);
      await untilStatus(clocked, versionId, 'ARCHIVED');
      expect((await clocked.get(`/api/v12/approvals/${request}`)).body.status).toBe('EXPIRED');
      expect(await vote(clocked, request, 'b', 'APPROVE')).toMatchObject({
        status: 409,
        body: { code: 'VOTE_CLOSED' },
      });
      const again = await createVersion(clocked, tokenId);
      expect(await submit(clocked, again, board)).not.toBe(request);
    } finally {
      await clocked.close();
    }
  });

  it('2.3 S7-16 one approves and two reject: rejected', async () => {
    const versionId = await createVersion(assent, await registerToken(assent));
    const request = await submit(assent, versionId, board);
    await vote(assent, request, 'a', 'APPROVE');
    await vote(assent, request, 'b', 'REJECT');
    expect((await vote(assent, request, 'c', 'REJECT')).body.status).toBe('REJECTED');
    await untilStatus(assent, versionId, 'REJECTED');
  });

  it('2.4 S7-17 a vote can change while the request is open, each change is recorded, and none later', async () => {
    const versionId = await createVersion(assent, await registerToken(assent));
    const request = await submit(assent, versionId, board);
    const before = await eventsOf(assent, 'VoteCast');
    await vote(assent, request, 'a', 'REJECT');
    await vote(assent, request, 'a', 'APPROVE');
    const same = await vote(assent, request, 'a', 'APPROVE');
    expect((await eventsOf(assent, 'VoteCast')) - before).toBe(2);
    const { body } = await assent.get(`/api/v12/approvals/${request}`, { 'x-min-position': same.body.position });
    expect(body.tally).toMatchObject({ approve: 1, reject: 0 });
    expect((await vote(assent, request, 'b', 'APPROVE')).body.status).toBe('APPROVED');
    expect(await vote(assent, request, 'a', 'REJECT')).toMatchObject({ status: 409, body: { code: 'VOTE_CLOSED' } });
    await untilStatus(assent, versionId, 'ACTIVE');
  });

  it('2.5 S7-18 an invalid request is refused by field, and records nothing', async () => {
    const versionId = await createVersion(assent, await registerToken(assent));
    const before = await eventsOf(assent, 'VersionSubmitted');
    const { status, body } = await assent.post(`/api/v12/versions/${versionId}/submit`, {
      tier: 'URGENT',
      validators: ['a', 'a', ''],
      votingWindowDays: 0,
    });
    expect(status).toBe(400);
    const pointers = (body.errors as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/tier', '/validators/1', '/validators/2', '/votingWindowDays']));
    expect(await eventsOf(assent, 'VersionSubmitted')).toBe(before);
    expect((await versionNow(assent, versionId)).status).toBe('CREATED');
  });
});
