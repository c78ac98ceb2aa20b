import { MovableClock } from '#libs/process';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';
import { executeManually, registerToken, submittedVersion, vote, type Submitted } from './steps.ts';

describe('explaining an execution', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent({ automaticExecution: false });
  });

  afterAll(async () => {
    await assent.close();
  });

  const explain = async (versionId: string): Promise<Answer['body']> =>
    (await assent.get(`/api/v12/approval-execution/${versionId}/explain`)).body as unknown;
  const approved = async (more: object = {}): Promise<Submitted> => {
    const submitted = await submittedVersion(assent, more);
    await vote(assent, submitted.approvalRequestId, 'v1', 'APPROVE');
    return submitted;
  };
  const failing = (explanation: Answer['body']): string[] =>
    (explanation.checks as { check: string; passed: boolean }[])
      .filter(({ passed }) => !passed)
      .map(({ check }) => check);
  const hold = (versionId: string) =>
    assent.post(`/api/v12/approval-execution/${versionId}/holds`, { reason: 'disputed', executedBy: 'olga' });
  const lock = (tokenId: string, executedBy: string) =>
    assent.post(`/api/v12/tokens/${tokenId}/lock`, { reason: 'audit', executedBy });
  const lockParent = async () => {
    const parentTokenId = await registerToken(assent);
    await lock(parentTokenId, 'leo');
    return parentTokenId;
  };

  it.each<[what: string, check: string | null, prepare: () => Promise<Submitted>, whoHelps: string[]]>([
    ['nothing blocks', null, () => approved(), []],
    ['the vote is open', 'APPROVAL_GRANTED', () => submittedVersion(assent), ['v1']],
    [
      'a hold is placed',
      'NO_HOLDS',
      async () => {
        const submitted = await approved();
        await hold(submitted.versionId);
        return submitted;
      },
      ['olga'],
    ],
    ['the parent is locked', 'PARENT_AVAILABLE', async () => approved({ parentTokenId: await lockParent() }), ['leo']],
    [
      'its own token is locked',
      'PARENT_AVAILABLE',
      async () => {
        const submitted = await approved();
        await lock(submitted.tokenId, 'lisa');
        return submitted;
      },
      ['lisa'],
    ],
    [
      'its own token is locked, and so is its parent',
      'PARENT_AVAILABLE',
      async () => {
        const submitted = await approved({ parentTokenId: await lockParent() });
        await lock(submitted.tokenId, 'lisa');
        return submitted;
      },
      ['lisa', 'leo'],
    ],
    [
      'its own token is retired',
      'PARENT_AVAILABLE',
      async () => {
        const submitted = await approved();
        const retire = { reason: 'old', executedBy: 'lisa' };
        const { status } = await assent.post(`/api/v12/tokens/${submitted.tokenId}/retire`, retire);
        expect(status).toBe(200);
        return submitted;
      },
      ['local-administrator'],
    ],
  ])('N1 S6-21 S6-22 S6-23 S6-25 S6-26 predicts the answer of the command: %s', async (_, check, prepare, whoHelps) => {
    const submitted = await prepare();
    const explanation = await explain(submitted.versionId);
    expect(explanation.checks).toHaveLength(6);
    expect(failing(explanation)).toEqual(check === null ? [] : [check]);
    expect(explanation.verdict).toBe(check === null ? 'CAN_EXECUTE' : 'BLOCKED');
    const blockers = explanation.blockers as { canUnblock: string[] }[];
    expect(blockers.flatMap(({ canUnblock }) => canUnblock)).toEqual(whoHelps);
    expect(explanation.recommendedActions.length).toBeGreaterThan(0);
    await expectAsExplained(submitted, explanation);
  });

  it('N1 S6-24 counts down to the deadline, and reports when it has passed', async () => {
    const submitted = await approved();
    const before = await explain(submitted.versionId);
    expect(before.deadline.secondsLeft).toBeGreaterThan(13 * 86_400);
    await assent.post('/api/v12/clock', { advanceByMs: 14 * 86_400_000 + 1_000, reason: 'a test' });
    const after = await explain(submitted.versionId);
    expect(after.deadline.secondsLeft).toBeLessThan(0);
    expect(after.expected).toEqual({ status: 410, code: 'APPROVAL_EXPIRED' });
    await expectAsExplained(submitted, after);
  });

  it('N1 lists all blockers, the version to be retired, and an earlier execution', async () => {
    const first = await approved();
    await executeManually(assent, first);
    const submitted = await approved({ parentTokenId: await lockParent() });
    await hold(submitted.versionId);
    expect(failing(await explain(submitted.versionId))).toEqual(['PARENT_AVAILABLE', 'NO_HOLDS']);
    const done = await explain(first.versionId);
    expect(done).toMatchObject({ verdict: 'ALREADY_EXECUTED', blockers: [], recommendedActions: [] });
    await expectAsExplained(first, done);
  });

  it('N1 counts the missing votes, and names the validators who have not voted', async () => {
    const { versionId } = await submittedVersion(assent);
    expect(await explain(versionId)).toMatchObject({
      votes: { status: 'OPEN', approvalsMissing: 1, notVoted: ['v1'] },
      automaticExecution: false,
    });
  });

  async function expectAsExplained(submitted: Submitted, explanation: Answer['body']): Promise<void> {
    const answer = await executeManually(assent, submitted);
    const answered = { status: answer.status, code: (answer.body.code ?? null) as string | null };
    expect(answered).toEqual(explanation.expected);
  }
});

it('S7-39 the clock has a route only if it can be moved', async () => {
  const fixed = await startTestAssent({}, { now: () => new Date(), until: () => Promise.resolve() });
  try {
    expect((await fetch(`${fixed.url}/api/v12/clock`)).status).toBe(404);
    const init = { method: 'POST', body: '{"advanceByMs":1}', headers: { 'content-type': 'application/json' } };
    expect((await fetch(`${fixed.url}/api/v12/clock`, init)).status).toBe(404);
  } finally {
    await fixed.close();
  }
  const movable = await startTestAssent({}, new MovableClock());
  try {
    expect(
      (await movable.post('/api/v12/clock', { now: '2031-01-01T00:00:00+01:00', reason: 'a test' })).body,
    ).toMatchObject({
      moved: true,
    });
    expect((await movable.get('/api/v12/clock')).body.now).toMatch(/^2030-12-31T23:00:0/);
    for (const bad of [{}, { now: '2031-01-01T00:00:00Z', advanceByMs: 1 }, { advanceByMs: -1 }, { now: 'soon' }]) {
      expect((await movable.post('/api/v12/clock', bad)).status).toBe(400);
    }
  } finally {
    await movable.close();
  }
});
