import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { submittedVersion, versionNow, vote, type Submitted } from './steps.ts';

const run = promisify(execFile);

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the command line', () => {
  let assent: TestAssent;
  let folder: string;

  beforeAll(async () => {
    assent = await startTestAssent({ automaticExecution: false });
    folder = await mkdtemp(join(tmpdir(), 'assent-cli-'));
  });

  afterAll(async () => {
    await assent.close();
    await rm(folder, { recursive: true });
  });

  async function assentCli(...args: string[]): Promise<Ended> {
    return ended(process.execPath, ['dist/cli/main.js', ...args]);
  }

  async function ended(program: string, args: string[], more: object = {}): Promise<Ended> {
    const env = { ...process.env, NODE_OPTIONS: '', ASSENT_URL: assent.url, ...more };
    try {
      return { code: 0, ...(await run(program, args, { env })) };
    } catch (error) {
      return error as Ended;
    }
  }

  const approved = async (): Promise<Submitted> => {
    const submitted = await submittedVersion(assent);
    await vote(assent, submitted.approvalRequestId, 'v1', 'APPROVE');
    await versionNow(assent, submitted.versionId);
    return submitted;
  };

  it('S6-45 executes by hand, looks first, and keeps to the plan', async () => {
    const { versionId } = await approved();
    const operator = ['--by', 'ops', '--reason', 'it stalled'];
    const tried = await assentCli('execute', versionId, ...operator, '--dry-run', '--json');
    const { planHash, accepted } = JSON.parse(tried.stdout) as { planHash: string; accepted: boolean };
    expect(accepted).toBe(true);
    expect((await assentCli('execute', versionId, ...operator, '--dry-run')).stdout).toContain(planHash);
    await assent.post(`/api/v12/approval-execution/${versionId}/holds`, { reason: 'wait' });
    expect(await assentCli('execute', versionId, ...operator, '--plan-hash', planHash)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('PLAN_CHANGED'),
    });
    const blocked = await assentCli('execute', versionId, ...operator, '--dry-run');
    expect(blocked).toMatchObject({ code: 1, stdout: expect.stringContaining('VERSION_HELD') });
    expect((await assentCli('explain', versionId)).stdout).toMatch(/NO_HOLDS +FAIL/);
  });

  it('S6-46 executes many, from arguments and from a file, and fails when one of them does', async () => {
    const [first, second] = [await approved(), await approved()];
    const file = join(folder, 'ids.txt');
    await writeFile(file, `${first.approvalRequestId}\n${second.approvalRequestId}\n`);
    const done = await assentCli('bulk-execute', '--file', file, '--by', 'ops');
    expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('2 of 2 executed') });
    const unknown = '00000000-0000-4000-8000-000000000000';
    const partly = await assentCli('bulk-execute', first.approvalRequestId, unknown, '--by', 'ops');
    expect(partly.code).toBe(1);
    expect(partly.stdout).toContain('executed before');
    expect(partly.stdout).toContain('APPROVAL_REQUEST_NOT_FOUND');
    const retired = await assentCli('retire', first.versionId, '--by', 'ops', '--reason', 'old');
    expect(retired).toMatchObject({ code: 0, stdout: expect.stringContaining('RETIRED') });
  });

  it('S6-26 places a hold and releases it, and looks first', async () => {
    const { versionId } = await approved();
    const why = ['--reason', 'disputed', '--by', 'olga'];
    const held = await assentCli('hold', versionId, ...why, '--json');
    const { holdId } = JSON.parse(held.stdout) as { holdId: string };
    expect((await assentCli('explain', versionId)).stdout).toMatch(/NO_HOLDS +FAIL +Held by olga: disputed/);
    const planned = await assentCli('release-hold', versionId, holdId, ...why, '--dry-run');
    expect(planned).toMatchObject({ code: 0, stdout: expect.stringContaining('VersionHoldReleased') });
    expect((await assentCli('explain', versionId)).stdout).toMatch(/NO_HOLDS +FAIL/);
    const released = await assentCli('release-hold', versionId, holdId, ...why);
    expect(released).toMatchObject({ code: 0, stdout: expect.stringContaining(holdId) });
    expect((await assentCli('explain', versionId)).stdout).toMatch(/NO_HOLDS +pass/);
    const again = await assentCli('release-hold', versionId, holdId, ...why);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('HOLD_NOT_FOUND') });
    expect(await assentCli('hold', versionId)).toMatchObject({ code: 2 });
  });

  it('S6-25 locks a token and unlocks it, and looks first', async () => {
    const { tokenId } = await approved();
    const why = ['--reason', 'audit', '--by', 'leo'];
    expect((await assentCli('lock', tokenId, ...why, '--dry-run')).stdout).toContain('TokenLocked');
    expect((await assentCli('lock', tokenId, ...why)).stdout).toContain('LOCKED');
    expect(JSON.parse((await assentCli('unlock', tokenId, ...why, '--json')).stdout)).toMatchObject({
      tokenId,
      status: 'REGISTERED',
    });
  });

  it('imports the ballots of a file', async () => {
    const automatic = await startTestAssent();
    try {
      const file = join(folder, 'ballots.csv');
      await writeFile(file, 'Class,first,second\nx,y,n\nx,y,n\nx,n,y\n');
      const imported = await ended(process.execPath, ['dist/cli/main.js', 'import-ballots', file, '--json'], {
        ASSENT_URL: automatic.url,
      });
      expect(JSON.parse(imported.stdout)).toMatchObject({
        rollCalls: [
          { name: 'first', approve: 2, reject: 1, versionStatus: 'ACTIVE', settlementStatus: 'COMPLETED' },
          { name: 'second', approve: 1, reject: 2, versionStatus: 'REJECTED', settlementStatus: null },
        ],
      });
    } finally {
      await automatic.close();
    }
  });

  it.each<[what: string, args: string[], code: number, says: string]>([
    ['no command', [], 2, 'Usage: npx assent'],
    ['an unknown command', ['approve'], 2, "There is no command 'approve'"],
    ['a missing argument', ['status'], 2, 'takes 1 arguments, not 0'],
    ['a missing option', ['rollback', 'x', '--by', 'ann'], 2, '--reason is missing'],
    ['an unknown option', ['pending', '--all'], 2, "Unknown option '--all'"],
    ['a file that is not there', ['import-ballots', 'nowhere.csv'], 2, 'cannot be read'],
    ['a URL that is none', ['pending', '--url', 'nowhere'], 2, 'is no URL'],
    ['an id that is none', ['status', 'x'], 1, 'must be a UUID'],
    ['a version that is not there', ['explain', '00000000-0000-4000-8000-000000000000'], 1, 'VERSION_NOT_FOUND'],
    ['an Assent that is not there', ['pending', '--url', 'http://127.0.0.1:9'], 3, 'Start it with npm start'],
  ])('N13 says what is wrong and ends accordingly: %s', async (_, args, code, says) => {
    const result = await assentCli(...args);
    expect(result.code).toBe(code);
    expect(result.stderr + result.stdout).toContain(says);
  });

  it('helps with every command', async () => {
    const { stdout } = await assentCli('--help');
    const commands = [...stdout.matchAll(/^ {2}([a-z][a-z-]*) {2}/gm)].map(([, name = '']) => name);
    expect(commands).toHaveLength(21);
    for (const command of commands) {
      expect(await assentCli(command, '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining(command) });
    }
  });

  it('lets whoever reads it stop, as head does', async () => {
    const { code, stderr } = await ended('bash', ['-c', `"${process.execPath}" dist/cli/main.js --help | head -1`]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('is what npx runs in the project', async () => {
    const { stdout } = await ended('npx', ['assent', 'pending', '--json'], { npm_config_loglevel: 'silent' });
    expect(JSON.parse(stdout)).toHaveProperty('items');
  });
});
