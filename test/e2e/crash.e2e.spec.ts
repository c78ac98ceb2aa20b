import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createPool } from '#libs/postgres';
import { AssentApi, untilSettled } from '../../cli/assent-api.ts';
import { readBallots, type Ballots } from '../../cli/ballots/ballots.ts';
import { eventually } from '../eventually.ts';
import { startProcess, type AssentProcess } from './assent-process.ts';

const patienceMs = 60_000;

describe('a process', () => {
  let dataDirectory: string;
  let started: AssentProcess | undefined;

  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'assent-crash-'));
  });

  afterAll(async () => {
    await started?.end('SIGKILL');
    await rm(dataDirectory, { recursive: true, force: true, maxRetries: 10 });
  });

  /** The process that these tests share. Starts it on the data of its predecessor if it has ended. */
  async function running(): Promise<AssentProcess> {
    return (started ??= await startProcess(dataDirectory));
  }

  async function end(signal: NodeJS.Signals): ReturnType<AssentProcess['end']> {
    const ending = await running();
    started = undefined;
    return ending.end(signal);
  }

  it('S7-31 S6-50a during the ballots loses and duplicates nothing, and settles every decision after its restart', async () => {
    const ballots = await someBallots(90, 8);
    let assent = await running();
    const api = () => new AssentApi(assent.url);
    const tokenId = await api().registerToken('House', 'treasury', '1000.00');
    const validators = ballots.members.map(({ id }) => id);
    const policy = { numerator: 1, denominator: 2, basis: 'cast', inclusive: false } as const;
    const request = async (name: string) => {
      // Each version replaces an active one, so that a kill can interrupt a cascade.
      const terms = { content: { name }, amount: '1.00', recipient: 'clerk' };
      const previousVersionId = await api().createVersion(tokenId, terms);
      const earlier = await api().submit(previousVersionId, { policy }, ['clerk']);
      await api().castVote(earlier, { validatorId: 'clerk', choice: 'APPROVE' });
      await api().until(
        'the version that is replaced',
        () => api().version(previousVersionId),
        ({ status }) => status === 'ACTIVE',
      );
      const versionId = await api().createVersion(tokenId, { ...terms, previousVersionId });
      return { versionId, approvalRequestId: await api().submit(versionId, { policy }, validators) };
    };
    const requests = await Promise.all(ballots.rollCalls.map(request));

    const votes = ballots.members.flatMap(({ id, choices }) =>
      choices.map((choice, index) => ({ index, validatorId: id, choice: choice ?? ('ABSTAIN' as const) })),
    );
    const answered = new Set<number>();
    const killAt = [0.15, 0.4, 0.5, 0.7].map((share) => Math.floor(votes.length * share));
    while (answered.size < votes.length) {
      const kill = killAt.find((count) => count > answered.size);
      await castUntil(assent, kill ?? votes.length);
      if (kill === undefined) break;
      await end('SIGKILL');
      assent = await running();
    }

    const database = createPool(await databaseUrl(dataDirectory), { max: 2, applicationName: 'crash-test' });
    for (const [index, { versionId, approvalRequestId }] of requests.entries()) {
      const count = (wanted: string) => ballots.members.filter(({ choices }) => choices[index] === wanted).length;
      const { tally, status } = await api().until(
        'the tally',
        () => api().approval(approvalRequestId, ''.padStart(16, '0')),
        (approval) => approval.tally.notVoted === 0,
      );
      expect(tally).toMatchObject({ approve: count('APPROVE'), reject: count('REJECT'), abstain: count('ABSTAIN') });
      expect(status).toBe(count('APPROVE') > count('REJECT') ? 'APPROVED' : 'REJECTED');
      const version = await api().until(
        'the end',
        () => api().version(versionId),
        (found) => found.status !== 'PENDING_VVB',
      );
      expect(version.status === 'REJECTED').toBe(status === 'REJECTED');
      if (status === 'APPROVED') expect(await untilSettled(api(), versionId)).toMatchObject({ status: 'COMPLETED' });
    }
    expect(await inLog('VoteCast', 'LateVoteCast')).toBe(votes.length + requests.length);
    const approved = await inLog('ApprovalGranted');
    for (const type of ['VersionActivated', 'RevenueStreamOpened', 'RevenueStreamSettled', 'SettlementCompleted']) {
      expect([type, await inLog(type)]).toEqual([type, approved]);
    }
    await api().until(
      'the end of every execution',
      () => inLog('ApprovalExecutionCompleted'),
      (ended) => ended === approved,
    );
    expect(Number((await api().trialBalance()).total)).toBe(0);
    await database.end();
    expect((await end('SIGINT')).code).toBe(0);

    async function castUntil({ url }: AssentProcess, enough: number): Promise<void> {
      const client = new AssentApi(url);
      const open = votes.keys().filter((index) => !answered.has(index));
      const voter = async (): Promise<void> => {
        for (const key of open) {
          if (answered.size >= enough) return;
          const vote = votes[key];
          const approvalRequestId = requests[vote?.index ?? 0]?.approvalRequestId;
          if (vote === undefined || approvalRequestId === undefined) throw new TypeError('Every vote has its request.');
          await client.castVote(approvalRequestId, { validatorId: vote.validatorId, choice: vote.choice });
          answered.add(key);
        }
      };
      await Promise.all(Array.from({ length: 24 }, voter));
    }

    async function inLog(...types: string[]): Promise<number> {
      const { rows } = await database.query<{ count: number }>(
        'select count(*)::int as count from event_store.events where type = any($1)',
        [types],
      );
      return rows[0]?.count ?? 0;
    }
  }, 240_000);

  it('refuses a second process on the same data folder', async () => {
    await running();
    await expect(startProcess(dataDirectory)).rejects.toThrow(/Assent is already running on .* \(process \d+\)/);
  });

  it('advises what to do about a taken port', async () => {
    const { url } = await running();
    const other = await mkdtemp(join(tmpdir(), 'assent-crash-'));
    await expect(startProcess(other, { PORT: new URL(url).port })).rejects.toThrow(
      /Port \d+ on 127.0.0.1 is taken. Stop the program/,
    );
    await rm(other, { recursive: true, force: true });
  });

  it('S7-30 answers 503 after its PostgreSQL was killed, and recovers', async () => {
    const { url } = await running();
    const api = new AssentApi(url);
    const tokenId = await api.registerToken('Kept', 'issuer', '10.00');
    await killPostgres(dataDirectory);
    const body = { content: {}, amount: '1.00', recipient: 'x' };
    const statuses = new Set<number>();
    await eventually(
      async () => {
        const answer = await fetch(`${url}/api/v12/tokens/${tokenId}/versions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        statuses.add(answer.status);
        return answer.status;
      },
      (status) => status === 201,
      patienceMs,
    );
    expect([...statuses]).toEqual([503, 201]);
    // Exercises every processor: the version is approved, executed by the worker and settled.
    const versionId = await api.createVersion(tokenId, body);
    const policy = { numerator: 1, denominator: 2, basis: 'cast', inclusive: false } as const;
    await api.castVote(await api.submit(versionId, { policy }, ['v1']), { validatorId: 'v1', choice: 'APPROVE' });
    expect(await untilSettled(api, versionId)).toMatchObject({ status: 'COMPLETED' });
    const { code, output } = await end('SIGTERM');
    expect([code, output]).toEqual([0, expect.stringMatching(/"level":50.*"code":"EMBEDDED_POSTGRES_ENDED"/)]);
  }, 240_000);

  it('stops everything it started on a signal, and starts again on its data', async () => {
    const tokenId = await new AssentApi((await running()).url).registerToken('Kept', 'issuer', '1.00');
    const { code, output } = await end('SIGTERM');
    expect([code, output]).toEqual([0, expect.stringContaining('Stopping')]);
    const api = new AssentApi((await running()).url);
    expect(await api.createVersion(tokenId, { content: {}, amount: '1', recipient: 'x' })).toBeTruthy();
  }, 120_000);

  // The last one, because the data are then of no use.
  it('ends with the reason when its PostgreSQL ends again and again', async () => {
    const ended = (await running()).ended();
    started = undefined;
    // Damages the data, so that PostgreSQL cannot start again.
    await writeFile(join(dataDirectory, 'postgres', 'PG_VERSION'), '9.6\n');
    await killPostgres(dataDirectory);
    expect(await ended).toEqual({
      code: 1,
      output: expect.stringMatching(
        /ended 6 times in a row[\s\S]*Find the cause in .*postgres\.log[\s\S]*[Aa]nother major version/,
      ),
    });
  }, 120_000);
});

describe('a process that cannot start', () => {
  let dataDirectory: string;

  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'assent-crash-'));
  });

  afterEach(async () => {
    await rm(dataDirectory, { recursive: true, force: true });
  });

  it('names all invalid environment variables at once', async () => {
    await expect(startProcess(dataDirectory, { PORT: 'many', HOST: '0.0.0.0', LOG_LEVEL: 'loud' })).rejects.toThrow(
      /PORT must be a number[\s\S]*LOG_LEVEL[\s\S]*HOST must be a loopback address/,
    );
  });

  it('names the unusable database without its password', async () => {
    const DATABASE_URL = 'postgres://someone:secret@127.0.0.1:1/ledger';
    const failed = startProcess(dataDirectory, { DATABASE_URL });
    await expect(failed).rejects.toThrow(
      /The database ledger at 127.0.0.1:1 cannot be used: .*ECONNREFUSED.*DATABASE_URL/,
    );
    await expect(failed).rejects.not.toThrow('secret');
  });

  it('names the unusable database when it should be migrated', async () => {
    const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/ledger' };
    const failed = promisify(execFile)(process.execPath, ['dist/apps/standalone/migrate.js'], { env });
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The database ledger at 127.0.0.1:1 cannot be used: .*ECONNREFUSED.*DATABASE_URL/),
    });
  });
});

/** The first members and roll calls of the example. */
async function someBallots(members: number, rollCalls: number): Promise<Ballots> {
  const file = 'examples/house-votes-84.csv';
  const { ballots: all } = readBallots(await readFile(file), file);
  return {
    rollCalls: all.rollCalls.slice(0, rollCalls),
    members: all.members.slice(0, members).map(({ id, choices }) => ({ id, choices: choices.slice(0, rollCalls) })),
  };
}

/** Reads the port from postmaster.pid and the password from its file, as an operator does. */
async function databaseUrl(dataDirectory: string): Promise<string> {
  const [, , , port = ''] = (await readFile(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  const password = (await readFile(join(dataDirectory, 'postgres.password'), 'utf8')).trim();
  return `postgres://postgres:${password}@127.0.0.1:${port.trim()}/postgres`;
}

async function killPostgres(dataDirectory: string): Promise<void> {
  const [pid] = (await readFile(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
}
