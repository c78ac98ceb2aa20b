import { randomUUID } from 'node:crypto';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';
import { createVersion, eventsOf, registerToken, submit, submittedVersion, untilStatus, vote } from './steps.ts';

describe('a request with an Idempotency-Key', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const token = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };

  function post(key: string, path: string, body?: unknown): Promise<Answer> {
    return assent.post(path, body, { 'idempotency-key': key });
  }

  function isReplayed({ headers }: Answer): boolean {
    return headers.get('idempotency-replayed') === 'true';
  }

  /** Deletes the stored answer, as if the process had died after recording the command. */
  async function loseTheAnswer(key: string, secondsAgo = 61): Promise<void> {
    const { rowCount } = await assent.pool.query(
      `update idempotency.keys set status = null, headers = null, body = null,
         claimed_at = now() - make_interval(secs => $2) where key = $1`,
      [key, secondsAgo],
    );
    expect(rowCount).toBe(1);
  }

  async function eventsOfCommand(key: string): Promise<readonly unknown[]> {
    const { rows } = await assent.pool.query<{ id: string }>(
      'select command_id as id from idempotency.keys where key = $1',
      [key],
    );
    return (await assent.log()).filter(({ metadata }) => metadata.commandId === rows[0]?.id);
  }

  it('CV-2 is executed once, and a repetition with or without quotes gets the same answer', async () => {
    const key = randomUUID();
    const before = await eventsOf(assent, 'TokenRegistered');
    const first = await post(key, '/api/v12/tokens', token);
    expect(first.status).toBe(201);
    expect(isReplayed(first)).toBe(false);
    for (const again of [key, `"${key}"`]) {
      const answer = await post(again, '/api/v12/tokens', token);
      expect(answer).toMatchObject({ status: 201, body: first.body });
      expect(isReplayed(answer)).toBe(true);
    }
    expect(await eventsOf(assent, 'TokenRegistered')).toBe(before + 1);
  });

  it('CV-2 is the same request for any layout of its JSON', async () => {
    const key = randomUUID();
    const first = await post(key, '/api/v12/tokens', token);
    const { name, ...others } = token;
    const again = await post(key, '/api/v12/tokens', { ...others, name });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(isReplayed(again)).toBe(true);
  });

  it('CV-2 gets its Location header again', async () => {
    const key = randomUUID();
    const path = `/api/v12/tokens/${await registerToken(assent)}/versions`;
    const version = { content: {}, amount: '1.00', recipient: 'someone' };
    const first = await post(key, path, version);
    const again = await post(key, path, version);
    expect(isReplayed(again)).toBe(true);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(again.headers.get('location')).toBe(`/api/v12/versions/${String(first.body.versionId)}`);
  });

  it('CV-2 is refused if its key was used for another body, path or query', async () => {
    const key = randomUUID();
    const path = `/api/v12/tokens/${await registerToken(assent)}/fund`;
    const funds = await eventsOf(assent, 'TokenFunded');
    expect((await post(key, path, { amount: '1.00' })).status).toBe(200);
    const others: [string, object][] = [
      [path, { amount: '2.00' }],
      [`/api/v12/tokens/${randomUUID()}/fund`, { amount: '1.00' }],
      [`${path}?dryRun=true`, { amount: '1.00' }],
      ['/api/v12/tokens', token],
    ];
    for (const [other, body] of others) {
      expect(await post(key, other, body)).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    }
    expect(await eventsOf(assent, 'TokenFunded')).toBe(funds + 1);
  });

  it.each([['a b'], ['"a'], ['"a", "b"'], ['x'.repeat(256)]])('CV-2 is refused with the key %s', async (key) => {
    expect(await post(key, '/api/v12/tokens', token)).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED', errors: [{ pointer: 'Idempotency-Key' }] },
    });
  });

  it('CV-2 gets its refusal again, although it would now be accepted', async () => {
    const key = randomUUID();
    const versionId = await createVersion(assent, await registerToken(assent));
    const path = `/api/v12/versions/${versionId}/retire`;
    const refused = await post(key, path, { reason: 'too early' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'INVALID_STATE_TRANSITION' } });
    const approvalRequestId = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    await untilStatus(assent, versionId, 'ACTIVE');
    const again = await post(key, path, { reason: 'too early' });
    expect(again).toMatchObject({ status: 409, body: refused.body });
    expect(again.headers.get('content-type')).toMatch('application/problem+json');
    expect(isReplayed(again)).toBe(true);

    const invalid = randomUUID();
    for (const replayed of [false, true]) {
      const answer = await post(invalid, '/api/v12/tokens', { ...token, name: '' });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/name' }] } });
      expect(isReplayed(answer)).toBe(replayed);
    }
  });

  it('CV-2 has one effect and one answer if sent twenty times concurrently', async () => {
    const key = randomUUID();
    const path = `/api/v12/tokens/${await registerToken(assent)}/fund`;
    const funds = await eventsOf(assent, 'TokenFunded');
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(key, path, { amount: '1.00' })));
    expect(await eventsOf(assent, 'TokenFunded')).toBe(funds + 1);
    const executed = answers.filter((answer) => answer.status === 200 && !isReplayed(answer));
    expect(executed).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 200) {
        expect(answer.body).toEqual(executed[0]?.body);
      } else {
        expect(answer).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_IN_PROGRESS' } });
        expect(answer.headers.get('retry-after')).toBe('1');
      }
    }
    expect(isReplayed(await post(key, path, { amount: '1.00' }))).toBe(true);
  });

  it('CV-2 gets the same answer after a restart', async () => {
    const key = randomUUID();
    const first = await post(key, '/api/v12/tokens', token);
    await assent.stop();
    await assent.restart();
    const again = await post(key, '/api/v12/tokens', token);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(isReplayed(again)).toBe(true);
  });

  it('CV-2 waits ten seconds for the process that executes it', async () => {
    const key = randomUUID();
    await post(key, '/api/v12/tokens', token);
    await loseTheAnswer(key, 5);
    expect(await post(key, '/api/v12/tokens', token)).toMatchObject({
      status: 409,
      body: { code: 'IDEMPOTENCY_KEY_IN_PROGRESS' },
    });
  });

  describe('whose answer was lost', () => {
    it.each<[what: string, given: () => Promise<[path: string, body?: object]>]>([
      ['a token', () => Promise.resolve(['/api/v12/tokens', token])],
      ['funds', async () => [`/api/v12/tokens/${await registerToken(assent)}/fund`, { amount: '1.00' }]],
      ['a lock', async () => [`/api/v12/tokens/${await registerToken(assent)}/lock`, { reason: 'disputed' }]],
      [
        'a version',
        async () => [
          `/api/v12/tokens/${await registerToken(assent)}/versions`,
          { content: {}, amount: '1.00', recipient: 'someone' },
        ],
      ],
      [
        'a submission',
        async () => [
          `/api/v12/versions/${await createVersion(assent, await registerToken(assent))}/submit`,
          { tier: 'STANDARD', validators: ['v1'], votingWindowEnd: inAMonth },
        ],
      ],
      [
        'a hold',
        async () => [
          `/api/v12/approval-execution/${await createVersion(assent, await registerToken(assent))}/holds`,
          { reason: 'disputed' },
        ],
      ],
      [
        'a vote that does not decide',
        async () => {
          const versionId = await createVersion(assent, await registerToken(assent));
          const approvalRequestId = await submit(assent, versionId, {
            tier: 'STANDARD',
            validators: ['v1', 'v2', 'v3'],
          });
          return [`/api/v12/approvals/${approvalRequestId}/votes`, { validatorId: 'v1', choice: 'APPROVE' }];
        },
      ],
      [
        'a deciding vote',
        async () => {
          const { approvalRequestId } = await submittedVersion(assent);
          return [`/api/v12/approvals/${approvalRequestId}/votes`, { validatorId: 'v1', choice: 'REJECT' }];
        },
      ],
      [
        'a retirement',
        async () => {
          const { versionId, approvalRequestId } = await submittedVersion(assent);
          await vote(assent, approvalRequestId, 'v1', 'APPROVE');
          await untilStatus(assent, versionId, 'ACTIVE');
          return [`/api/v12/versions/${versionId}/retire`, { reason: 'matured' }];
        },
      ],
      [
        'a retirement with a planHash',
        async () => {
          const { versionId, approvalRequestId } = await submittedVersion(assent);
          await vote(assent, approvalRequestId, 'v1', 'APPROVE');
          await untilStatus(assent, versionId, 'ACTIVE');
          const path = `/api/v12/versions/${versionId}/retire`;
          const { body: plan } = await assent.post(`${path}?dryRun=true`, { reason: 'matured' });
          return [path, { reason: 'matured', planHash: String(plan.planHash) }];
        },
      ],
    ])('CV-2 C-5 records %s once, and gets the original answer', async (_, given) => {
      const key = randomUUID();
      const [path, body] = await given();
      const first = await post(key, path, body);
      expect(first.status).toBeLessThan(300);
      const recorded = await eventsOfCommand(key);
      expect(recorded).not.toHaveLength(0);
      await loseTheAnswer(key);
      const again = await post(key, path, body);
      expect(again).toMatchObject({ status: first.status, body: first.body });
      expect(isReplayed(again)).toBe(false);
      expect(await eventsOfCommand(key)).toEqual(recorded);
      expect(isReplayed(await post(key, path, body))).toBe(true);
    });
  });

  it('CV-2 expires after 24 hours, and its key is removed', async () => {
    const [old, other] = [randomUUID(), randomUUID()];
    const first = await post(old, '/api/v12/tokens', token);
    await post(other, '/api/v12/tokens', token);
    await assent.pool.query(`update idempotency.keys set created_at = created_at - interval '24 hours'`);
    const again = await post(old, '/api/v12/tokens', token);
    expect(isReplayed(again)).toBe(false);
    expect(again.body).not.toEqual(first.body);
    const keysLeft = async () =>
      (await assent.pool.query<{ count: number }>('select count(*)::int as count from idempotency.keys')).rows[0]
        ?.count;
    const left = (await keysLeft()) ?? 0;
    await post(randomUUID(), '/api/v12/tokens', token);
    expect(await keysLeft()).toBe(left - 1);
  });
});
