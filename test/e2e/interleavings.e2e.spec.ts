import { eventually } from '../eventually.ts';
import { statusAfter, violationsOf } from '../event-log/invariants.ts';
import { mulberry32 } from '../mulberry32.ts';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';

/*
 * Many clients send random commands of operators and validators to a few tokens, so that they collide constantly. Then
 * independent code checks the log. To repeat a run, set ASSENT_SEED to its seed. ASSENT_OPERATIONS sets the length.
 */
const seed = Number(process.env['ASSENT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const operations = Number(process.env['ASSENT_OPERATIONS'] ?? 1_200);
const clients = 16;
const people = ['ann', 'bob', 'cem'];

describe.each([
  { how: 'on a healthy database', length: operations, lostConnections: false },
  { how: 'while all database connections break repeatedly', length: operations / 3, lostConnections: true },
])(`random interleavings $how (ASSENT_SEED=${seed})`, ({ length, lostConnections }) => {
  let assent: TestAssent;
  const random = mulberry32(seed);
  const world = { tokens: [] as string[], versions: [] as string[], requests: [] as string[], holds: [] as string[] };
  const requestOf = new Map<string, string>();

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new TypeError('Cannot pick from an empty list.');
    return item;
  };
  const maybe = <T>(chance: number, value: () => T): T | undefined => (random() < chance ? value() : undefined);
  const reason = 'at random';

  async function createVersion(): Promise<void> {
    const parent = random();
    const { status, body } = await assent.post(`/api/v12/tokens/${pick(world.tokens)}/versions`, {
      content: { n: world.versions.length },
      amount: '1.00',
      recipient: 'someone',
      ...(parent < 0.35 && world.versions.length > 0 && { parentVersionId: pick(world.versions.slice(-12)) }),
      ...(parent > 0.75 && { parentTokenId: pick(world.tokens) }),
      ...maybe(0.5, () => (world.versions.length > 0 ? { previousVersionId: pick(world.versions.slice(-12)) } : {})),
    });
    if (status !== 201) return;
    world.versions.push(body.versionId as string);
    await submitVersion(body.versionId as string);
  }

  async function submitVersion(versionId: string): Promise<void> {
    const tier = random() < 0.7 ? 'STANDARD' : 'ELEVATED';
    const path = `/api/v12/versions/${versionId}/submit`;
    const { status, body } = await assent.post(path, { tier, validators: people, backupValidators: ['dan'] });
    if (status !== 201) return;
    world.requests.push(body.approvalRequestId as string);
    requestOf.set(versionId, body.approvalRequestId as string);
  }

  const executionPath = (versionId: string) => `/api/v12/approval-execution/${versionId}`;

  const steps: readonly (readonly [weight: number, step: () => Promise<unknown>])[] = [
    [14, createVersion],
    [
      30,
      () =>
        assent.post(`/api/v12/approvals/${pick(world.requests.slice(-20))}/votes`, {
          validatorId: pick(people),
          choice: random() < 0.8 ? 'APPROVE' : pick(['REJECT', 'ABSTAIN']),
        }),
    ],
    [
      12,
      () => {
        const versionId = pick(world.versions.slice(-20));
        const approvalRequestId = requestOf.get(versionId) ?? pick(world.requests);
        return assent.post(`${executionPath(versionId)}/execute-manual`, {
          approvalRequestId,
          executedBy: pick(people),
          reason,
        });
      },
    ],
    [
      5,
      () =>
        assent.post('/api/v12/approval-execution/bulk-execute', {
          approvalRequestIds: Array.from({ length: 5 }, () => pick(world.requests)),
          executedBy: pick(people),
        }),
    ],
    [
      14,
      () =>
        assent.post(`${executionPath(pick(world.versions.slice(-20)))}/rollback`, {
          executedBy: pick(people),
          reason,
          force: random() < 0.7,
        }),
    ],
    [6, () => assent.post(`/api/v12/versions/${pick(world.versions)}/retire`, { reason, cascade: random() < 0.3 })],
    [1, () => assent.post(`/api/v12/tokens/${pick(world.tokens)}/retire`, { reason, cascade: random() < 0.2 })],
    [3, () => assent.post(`/api/v12/tokens/${pick(world.tokens)}/lock`, { reason })],
    [5, () => assent.post(`/api/v12/tokens/${pick(world.tokens)}/unlock`, { reason })],
    [
      4,
      async () => {
        const versionId = pick(world.versions.slice(-20));
        const { status, body } = await assent.post(`${executionPath(versionId)}/holds`, { reason });
        if (status === 201) world.holds.push(`${versionId}/holds/${String(body.holdId)}`);
      },
    ],
    [
      5,
      async () => {
        const hold = maybe(1, () => (world.holds.length > 0 ? pick(world.holds) : undefined));
        if (hold !== undefined) await assent.post(`${executionPath(hold)}/release`, { reason });
      },
    ],
    [
      4,
      () => {
        const parent =
          random() < 0.5 ? { parentTokenId: pick(world.tokens) } : { parentVersionId: pick(world.versions) };
        return assent.post(`/api/v12/versions/${pick(world.versions.slice(-20))}/parent`, { ...parent, reason });
      },
    ],
    [
      2,
      () =>
        assent.post(`/api/v12/tokens/${pick(world.tokens)}/parent`, {
          parentTokenId: random() < 0.2 ? null : pick(world.tokens),
          reason,
        }),
    ],
    [
      2,
      () =>
        assent.post(`/api/v12/approvals/${pick(world.requests.slice(-20))}/validators/${pick(people)}/revoke`, {
          reason,
        }),
    ],
    [3, () => assent.get(`${executionPath(pick(world.versions))}/explain`)],
    [2, () => assent.post(`/api/v12/versions/${pick(world.versions)}/retire?dryRun=true`, { reason, cascade: true })],
    [
      0.4,
      () => assent.post('/api/v12/clock', { advanceByMs: Math.floor(random() * 3 * 86_400_000), reason: 'a test' }),
    ],
  ];
  const totalWeight = steps.reduce((sum, [weight]) => sum + weight, 0);

  function step(): Promise<unknown> {
    let at = random() * totalWeight;
    for (const [weight, doIt] of steps) {
      at -= weight;
      if (at < 0) return doIt();
    }
    return Promise.resolve();
  }

  it('S6-19 S6-27 S6-33 C-5 C-20 N11 break no invariant of the log', async () => {
    for (let token = 0; token < 4; token += 1) {
      const parentTokenId = maybe(0.5, () => world.tokens[0]);
      const { body } = await assent.post('/api/v12/tokens', {
        name: `Token ${token}`,
        issuerAccountId: `issuer ${token}`,
        openingBalance: token === 0 ? '20.00' : '1000.00',
        ...(parentTokenId !== undefined && { parentTokenId }),
      });
      world.tokens.push(body.tokenId as string);
    }
    for (let version = 0; version < 6; version += 1) await createVersion();

    let left = length;
    const client = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        if (lostConnections && left % 40 === 0) await loseConnections();
        await step();
      }
    };
    await Promise.all(Array.from({ length: clients }, client));

    await atRest(assent);
    expect(await explainedAsAnswered()).toEqual([]);
    await atRest(assent);
    expect(await stuck(assent)).toEqual([]);
    expect(violationsOf(await assent.log())).toEqual([]);
    expect(Number((await assent.get('/api/v12/books/trial-balance')).body.total)).toBe(0);
    expect(await readModelFaults(assent)).toEqual([]);
  });

  /** Ends all connections of Assent, but not those of the test. */
  async function loseConnections(): Promise<void> {
    await assent.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name <> 'assent-test'`,
    );
  }

  /** N1: compares explain with the answer of the command, now that no other client is active. */
  async function explainedAsAnswered(): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const [versionId, approvalRequestId] of requestOf) {
      const { body: explanation } = await assent.get(`${executionPath(versionId)}/explain`);
      const answer: Answer = await assent.post(`${executionPath(versionId)}/execute-manual`, {
        approvalRequestId,
        executedBy: 'judge',
        reason,
      });
      const answered = `${answer.status} ${String(answer.body.code ?? null)}`;
      const expected = `${String(explanation.expected.status)} ${String(explanation.expected.code)}`;
      if (answered !== expected) faults.push(`${versionId}: expected ${expected}, answered ${answered}`);
      if (explanation.verdict === 'ALREADY_EXECUTED' && answer.body.metadata?.alreadyExecuted !== true)
        faults.push(`${versionId}: executed again`);
    }
    return faults;
  }
});

/** Waits until every processor has read the whole log and no new events follow. */
async function atRest(assent: TestAssent): Promise<void> {
  const read = async () => {
    const head = await assent.head();
    const { rows } = await assent.pool.query<{ slowest: string }>(
      'select min(position) as slowest from processing.checkpoints',
    );
    return { head, slowest: rows[0]?.slowest };
  };
  let last: Awaited<ReturnType<typeof read>> | undefined;
  // Requires the same result twice, because a reactor may append events between two checks.
  await eventually(read, (now) => {
    const same = now.head === last?.head && now.slowest === now.head;
    last = now;
    return same;
  });
}

async function stuck(assent: TestAssent): Promise<readonly unknown[]> {
  const { rows } = await assent.pool.query(
    `select 'parked' as what, processor as who, error from processing.parked_events
     union all select 'dead letter', consumer_group, error from messaging.dead_letters`,
  );
  return rows;
}

/** Rows of the read models whose status differs from the log. */
async function readModelFaults(assent: TestAssent): Promise<readonly unknown[]> {
  const expected = new Map<string, string>();
  for (const { stream, type } of await assent.log()) {
    const status = statusAfter[type];
    if (status !== undefined) expected.set(stream, status);
  }
  const { rows } = await assent.pool.query<{ id: string; status: string }>(
    'select id, status from secondary_token_versions',
  );
  return rows.filter(({ id, status }) => expected.get(`version-${id}`) !== status);
}
