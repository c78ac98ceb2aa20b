import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import type { OperationResult, Result } from '../../load/result.ts';
import { readSettings } from '../../load/settings.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { eventsOf } from './steps.ts';

const run = promisify(execFile);
const program = 'dist/load/main.js';
const env = { ...process.env, NODE_OPTIONS: '' };
/** Two seconds with few arrivals, because these tests check counts and not speed. */
const short = ['--minutes', '0.033', '--tokens', '3'];

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function load(...args: string[]): Promise<Ended> {
  try {
    return { code: 0, ...(await run(process.execPath, [program, ...args], { env })) };
  } catch (error) {
    return error as Ended;
  }
}

async function resultOf(...args: string[]): Promise<Result & { readonly code: number }> {
  const { code, stdout, stderr } = await load(...args, '--json');
  if (!stdout.startsWith('{')) throw new Error(`The load printed no result:\n${stdout}\n${stderr}`);
  return { code, ...(JSON.parse(stdout) as Result) };
}

const arrivalsIn = ({ phases }: Result): number => phases.reduce((sum, { arrivals }) => sum + arrivals, 0);

/** The counts of an operation over all phases. */
function counted(
  { phases }: Result,
  name: string,
): { readonly count: number; readonly answers: Record<string, number> } {
  const found = phases.flatMap(({ operations }) => operations.filter(({ operation }) => operation === name));
  const answers: Record<string, number> = {};
  for (const each of found.flatMap((operation: OperationResult) => Object.entries(operation.answers)))
    answers[each[0]] = (answers[each[0]] ?? 0) + each[1];
  return { count: found.reduce((sum, { count }) => sum + count, 0), answers };
}

describe('npm run load', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  const on = (...args: string[]) => resultOf('--url', assent.url, ...short, ...args);

  it('S7-5 sustained: every life is decided, executed and paid once', async () => {
    const before = await eventsOf(assent, 'ApprovalExecutionCompleted');
    const result = await on('--rate', '10', '--settle', '--idempotency-keys');
    expect(result).toMatchObject({ code: 0, faults: 0, firstFaults: [], missed: 0, endedEarly: false });
    const lives = arrivalsIn(result);
    expect(lives).toBe(20);
    expect(counted(result, 'life')).toEqual({ count: lives, answers: { done: lives } });
    expect(counted(result, 'createVersion')).toEqual({ count: lives, answers: { '201': lives } });
    expect(counted(result, 'castVote')).toEqual({ count: 3 * lives, answers: { '201': 3 * lives } });
    expect(counted(result, 'decision to SETTLED').count).toBeGreaterThan(0);
    expect(result.settled).toMatchObject({ expected: lives, unsure: 0, paid: lives, lookedAt: lives });
    expect(Number(result.settled?.trialBalance)).toBe(0);
    expect((await eventsOf(assent, 'ApprovalExecutionCompleted')) - before).toBe(lives);
    for (const { operations } of result.phases) {
      for (const { count, bars, latencyMs } of operations) {
        expect(bars.reduce((sum, each) => sum + each, 0)).toBe(count);
        expect(latencyMs.p50).toBeLessThanOrEqual(latencyMs.p99);
        expect(latencyMs.p99).toBeLessThanOrEqual(latencyMs.max);
      }
    }
  });

  it('S7-5 spike: counts each phase separately, with a tenth of the rate before and after', async () => {
    const { code, phases, ...rest } = await on('--rate', '20', '--shape', 'spike');
    expect(code).toBe(0);
    expect(phases.map(({ phase, arrivals }) => [phase, arrivals])).toEqual([
      ['baseline', 1],
      ['spike', 20],
      ['recovery', 1],
    ]);
    expect(rest).toHaveProperty('recoveredAfterSeconds');
    expect(rest).not.toHaveProperty('settled');
  });

  it('S7-5 mixed: parallel loads share nothing, and a seed determines the requests', async () => {
    const mixed = ['--shape', 'mixed', '--rate', '20', '--hot', '0.3', '--seed', '3', '--settle'];
    const [first, second] = await Promise.all([on(...mixed), on(...mixed)]);
    for (const result of [first, second]) {
      expect(result).toMatchObject({ code: 0, faults: 0, missed: 0 });
      expect(result.settled?.paid).toBe(result.settled?.expected);
      expect(counted(result, 'arrival').count).toBe(40);
      expect(counted(result, 'castVote').count).toBeGreaterThan(0);
    }
    for (const operation of ['submission', 'castVote'])
      expect(counted(first, operation).count).toBe(counted(second, operation).count);
  });

  it('S7-5 cascade: retires parents with their children, and replaces versions', async () => {
    const retired = await eventsOf(assent, 'VersionRetired');
    const replaced = await eventsOf(assent, 'VersionReplaced');
    const result = await on('--shape', 'cascade', '--rate', '4', '--settle');
    expect(result).toMatchObject({ code: 0, faults: 0, missed: 0 });
    const retirements = counted(result, 'retireVersion').count;
    const replacements = counted(result, 'castVote').count;
    expect(retirements + replacements).toBe(8);
    const children = (await eventsOf(assent, 'VersionRetired')) - retired - retirements;
    expect(children).toBeGreaterThanOrEqual(5 * retirements);
    expect(children).toBeLessThanOrEqual(10 * retirements);
    expect((await eventsOf(assent, 'VersionReplaced')) - replaced).toBe(replacements);
    expect(result.settled?.paid).toBe(result.settled?.expected);
  });

  it('casts all votes on a request concurrently', async () => {
    const result = await on('--rate', '1', '--validators', '60', '--votes', 'at-once', '--settle');
    expect(result).toMatchObject({ code: 0, faults: 0, settled: { expected: 2, paid: 2 } });
    expect(counted(result, 'castVote')).toEqual({ count: 120, answers: { '201': 120 } });
  });

  it.each([
    ['votes', 'castVote', '201'],
    ['executions', 'castVote', '201'],
    ['submissions', 'submitVersion', '201'],
    ['queries', 'query', 'done'],
  ])('sends only %s', async (of, operation, answer) => {
    const result = await on('--of', of, '--rate', '10', '--arrivals', 'poisson', '--seed', '5');
    expect(result).toMatchObject({ code: 0, faults: 0, missed: 0 });
    const arrivals = arrivalsIn(result);
    expect(counted(result, operation)).toEqual({ count: arrivals, answers: { [answer]: arrivals } });
  });

  it('executes by hand if automatic execution is off', async () => {
    await assent.stop();
    await assent.restart({ automaticExecution: false });
    try {
      const result = await on('--of', 'executions', '--rate', '10', '--settle');
      expect(result).toMatchObject({ code: 0, automaticExecution: false, settled: { expected: 20, paid: 20 } });
      expect(counted(result, 'executeManually')).toEqual({ count: 20, answers: { '200': 20 } });
    } finally {
      await assent.stop();
      await assent.restart();
    }
  });

  it('ends early on Ctrl-C with a report', async () => {
    const child = spawn(process.execPath, [program, '--url', assent.url, '--rate', '5', '--tokens', '3'], { env });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
    const begun = new Promise<void>((resolve) => {
      child.stderr.on('data', (chunk: Buffer) => {
        said.stderr += chunk.toString();
        if (said.stderr.includes(' arrived ')) resolve();
      });
    });
    await begun;
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, ...said }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Ended early: [1-9]/m) });
  });

  it('accepts the commands in the README and in docs/load.md', async () => {
    const commands: string[][] = [];
    for (const file of ['README.md', 'docs/load.md']) {
      const text = await readFile(file, 'utf8');
      const found = [...text.matchAll(/^npm run load -- ([^#\n]*)/gm)].map(([, args = '']) => args.trim().split(/\s+/));
      expect([file, found.length]).not.toEqual([file, 0]);
      commands.push(...found);
    }
    for (const args of commands) expect(() => readSettings(args, {})).not.toThrow();
    const [[...first] = []] = commands;
    const { code, stdout } = await load(...first, '--url', assent.url, ...short, '--rate', '10');
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/ done, 0 refused .* 0 faults$/m),
    });
  });

  it.each<[what: string, args: string[], code: number, says: string]>([
    ['a wrong option', ['--rate', 'much'], 2, '--rate much is not a number'],
    ['an unreachable Assent', ['--url', 'http://127.0.0.1:9'], 3, 'Start it with npm start'],
  ])('explains the error and sets the exit code: %s', async (_, args, code, says) => {
    expect(await load(...args)).toMatchObject({ code, stderr: expect.stringContaining(says) });
  });
});

/** A server with prepared answers. */
describe('npm run load on a server that fails', () => {
  let server: Server;
  let url: string;
  let versions = 0;
  let answer: (response: ServerResponse, n: number) => void;

  const json = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume();
      const path = request.url ?? '';
      if (path.endsWith('/tokens')) json(response, 201, { tokenId: 'a-token' });
      else if (path.endsWith('/explain')) json(response, 200, { automaticExecution: true });
      else if (versions === 0) json(response, 201, { versionId: 'a-version', status: 'CREATED' });
      else answer(response, versions);
      if (path.endsWith('/versions')) versions += 1;
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    versions = 0;
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('counts faults, lost connections, 409 and 503 separately, and exits with 1', async () => {
    const answers: readonly ((response: ServerResponse) => void)[] = [
      (response) => json(response, 500, { code: 'INTERNAL_ERROR', detail: 'a bug' }),
      (response) => json(response, 503, { code: 'RESOURCE_BUSY' }),
      (response) => json(response, 409, { code: 'CONCURRENT_MODIFICATION' }),
      (response) => response.destroy(),
      (response) => json(response, 201, { versionId: 'a-version', status: 'ACTIVE' }),
    ];
    answer = (response, n) => answers[n % answers.length]?.(response);
    const result = await resultOf('--url', url, ...short, '--rate', '5');
    // The last answer creates a version. Its submission gets the next prepared answer.
    expect(counted(result, 'createVersion').answers).toMatchObject({
      '500 INTERNAL_ERROR': 2,
      '503 RESOURCE_BUSY': 2,
      '409 CONCURRENT_MODIFICATION': 2,
      'lost UND_ERR_SOCKET': 2,
      '201': 2,
    });
    expect(result.code).toBe(1);
    expect(result.firstFaults).toEqual(
      expect.arrayContaining([
        'createVersion was answered 500 INTERNAL_ERROR: /api/v12/tokens/a-token/versions a bug',
        'createVersion lost its answer (UND_ERR_SOCKET): /api/v12/tokens/a-token/versions',
        'A new version has status ACTIVE instead of CREATED.',
      ]),
    );
  });

  it('S7-5 does not wait for a server that does not answer, and reports missed arrivals', async () => {
    answer = () => undefined;
    const result = await resultOf('--url', url, ...short, '--rate', '50', '--in-flight', '10', '--answer-within', '3');
    expect(arrivalsIn(result)).toBe(99);
    expect(result).toMatchObject({
      code: 1,
      missed: 89,
      faults: 10,
      phases: [{ missed: { '10 requests were in flight': 89 } }],
    });
    expect(counted(result, 'createVersion').answers).toEqual({ 'lost UND_ERR_HEADERS_TIMEOUT': 10 });
  });
});
