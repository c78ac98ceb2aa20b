import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runCli } from '../../cli/assent-cli.ts';
import { commands } from '../../cli/commands/index.ts';
import {
  executeManually,
  submittedVersion,
  untilSettlement,
  untilStatus,
  versionNow,
  vote,
  type Submitted,
} from './steps.ts';
import { eventually } from '../eventually.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';

const run = promisify(execFile);

const unknown = '00000000-0000-4000-8000-000000000000';

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

  /** Runs in this process. Later tests start separate processes. */
  async function assentCli(...args: string[]): Promise<Ended> {
    const printed = { stdout: '', stderr: '' };
    const code = await runCli(args, {
      env: { ASSENT_URL: assent.url },
      out: (text) => (printed.stdout += text),
      err: (text) => (printed.stderr += text),
    });
    return { code, ...printed };
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

  it('S6-45 executes by hand, shows a dry run, and refuses a changed plan', async () => {
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

  it('S6-46 executes approvals from arguments and a file, and fails if one of them fails', async () => {
    const [first, second] = [await approved(), await approved()];
    const file = join(folder, 'ids.txt');
    await writeFile(file, `${first.approvalRequestId}\n${second.approvalRequestId}\n`);
    const done = await assentCli('bulk-execute', '--file', file, '--by', 'ops');
    expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('2 of 2 executed') });
    const partly = await assentCli('bulk-execute', first.approvalRequestId, unknown, '--by', 'ops');
    expect(partly.code).toBe(1);
    expect(partly.stdout).toContain('already executed');
    expect(partly.stdout).toContain('APPROVAL_REQUEST_NOT_FOUND');
    const retired = await assentCli('retire', first.versionId, '--by', 'ops', '--reason', 'old');
    expect(retired).toMatchObject({ code: 0, stdout: expect.stringContaining('RETIRED') });
  });

  it('S6-26 places and releases a hold, with a dry run', async () => {
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

  it('S6-25 locks and unlocks a token, with a dry run', async () => {
    const { tokenId } = await approved();
    const why = ['--reason', 'audit', '--by', 'leo'];
    expect((await assentCli('lock', tokenId, ...why, '--dry-run')).stdout).toContain('TokenLocked');
    expect((await assentCli('lock', tokenId, ...why)).stdout).toContain('LOCKED');
    expect(JSON.parse((await assentCli('unlock', tokenId, ...why, '--json')).stdout)).toMatchObject({
      tokenId,
      status: 'REGISTERED',
    });
  });

  it('imports a ballots file', async () => {
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
    ['an unknown command', ['approve'], 2, "Unknown command 'approve' (Did you mean approval?)"],
    ['a missing argument', ['status'], 2, "Missing required argument 'versionId'."],
    ['a missing option', ['rollback', unknown, '--by', 'ann'], 2, "Required option '--reason <text>' not specified."],
    ['an unknown option', ['pending', '--all'], 2, "Unknown option '--all'."],
    ['a missing file', ['import-ballots', 'nowhere.csv'], 2, 'cannot be read'],
    ['an invalid URL', ['pending', '--url', 'nowhere'], 2, 'nowhere is not an http or https URL.'],
    ['a URL of another kind', ['pending', '--url', 'ftp://there'], 2, 'ftp://there is not an http or https URL.'],
    ['an invalid id', ['status', 'x'], 2, 'It must be a UUID.'],
    ['one invalid id of several', ['bulk-execute', unknown, 'x', '--by', 'ann'], 2, 'It must be a UUID.'],
    ['an empty option', ['hold', unknown, '--reason', ''], 2, 'It must not be empty.'],
    ['too many arguments', ['doctor', 'now'], 2, "Too many arguments for 'doctor'"],
    ['a missing version', ['explain', unknown], 1, 'VERSION_NOT_FOUND'],
    [
      'an unreachable Assent',
      ['pending', '--url', 'http://127.0.0.1:9'],
      3,
      'Assent does not answer at http://127.0.0.1:9: ',
    ],
  ])('N13 explains the error and sets the exit code: %s', async (_, args, code, says) => {
    const result = await assentCli(...args);
    expect(result.code).toBe(code);
    expect(result.stderr + result.stdout).toContain(says);
    expect(result.stderr.split('\n').length).toBeLessThanOrEqual(3);
    if (args.length === 0) return;
    const json = await assentCli(...args, '--json');
    expect(json).toMatchObject({ code, stderr: '' });
    expect(JSON.parse(json.stdout)).toMatchObject({ code: expect.any(String), detail: expect.any(String) });
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    'lists every argument and option in the help of %s',
    async (name, command) => {
      const words = name.split(' ');
      const { code, stdout } = await assentCli(...words, '--help');
      expect(code).toBe(0);
      const flags = [...command.options.map((option) => option.flags), '--url <url>', '--json', '--help'];
      for (const listed of [...flags, ...command.arguments.map((argument) => argument.name())])
        expect(stdout).toContain(listed);
      for (const [index, word] of words.entries()) {
        const help = await assentCli(...words.slice(0, index), '--help');
        expect(help.stdout).toMatch(new RegExp(`^ {2}${word} {2}`, 'm'));
      }
    },
  );

  it('DESIGN-11 administers grants, API keys, delegations, rules and tenants', async () => {
    const why = ['--reason', 'a test'];
    const vera = 'https://id.example.com#vera';
    expect((await assentCli('grants', 'add', vera, 'VALIDATOR', ...why)).code).toBe(0);
    expect((await assentCli('grants', 'list')).stdout).toContain(vera);
    expect((await assentCli('grants', 'revoke', vera, 'VALIDATOR', ...why)).code).toBe(0);
    expect((await assentCli('grants', 'revoke', vera, 'VALIDATOR', ...why)).code).toBe(1);

    const issued = await assentCli('api-keys', 'issue', 'importer', '--expires', '2099-01-01T00:00:00Z', ...why);
    expect(issued.stdout).toMatch(/key +assent_live_/);
    const [, keyId = ''] = /^id +(\w+)/m.exec(issued.stdout) ?? [];
    const rotated = await assentCli('api-keys', 'rotate', keyId, '--expires', '2099-01-01T00:00:00Z', ...why);
    expect(rotated.stdout).toMatch(/key +assent_live_/);
    expect((await assentCli('api-keys', 'list')).stdout).toContain(keyId);
    expect((await assentCli('api-keys', 'revoke', keyId, ...why)).code).toBe(0);

    const scope = ['--permission', 'approvals:vote', '--until', '2099-01-01T00:00:00Z'];
    const delegated = await assentCli('delegations', 'add', vera, ...scope, ...why);
    const [, delegationId = ''] = /^delegation +([\w-]+)/m.exec(delegated.stdout) ?? [];
    expect((await assentCli('delegations', 'list')).stdout).toContain(delegationId);
    expect((await assentCli('delegations', 'revoke', delegationId, ...why)).code).toBe(0);
    expect((await assentCli('delegations', 'add', vera, '--until', '2099-01-01T00:00:00Z', ...why)).code).toBe(2);

    expect((await assentCli('step-up', 'require', 'critical-votes', '--max-age', '300', ...why)).code).toBe(0);
    expect((await assentCli('step-up', 'list')).stdout).toMatch(/critical-votes +300 s +any/);
    expect((await assentCli('step-up', 'release', 'critical-votes', ...why)).code).toBe(0);

    expect((await assentCli('tenants', 'create', 'acme', ...why)).code).toBe(0);
    expect((await assentCli('tenants', 'suspend', 'acme', ...why)).stdout).toContain('SUSPENDED');
    expect((await assentCli('tenants', 'resume', 'acme', ...why)).code).toBe(0);
    expect((await assentCli('tenants', 'list')).stdout).toMatch(/acme +ACTIVE/);
    const file = join(folder, 'default.jsonl');
    const exported = await assentCli('tenants', 'export', 'default', '--out', file, '--json');
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(JSON.parse(exported.stdout)).toMatchObject({ events: lines.length - 1 });
    expect(lines.map((line) => (JSON.parse(line) as { type?: string }).type)).toContain('ApiKeyRotated');
    expect(await assentCli('tenants', 'export', 'acme', '--out', file)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be created'),
    });
    const empty = await assentCli('tenants', 'export', 'acme', '--out', join(folder, 'acme.jsonl'));
    expect(empty).toMatchObject({ code: 0, stdout: expect.stringContaining('Wrote 0 events of the tenant acme') });
  });

  it('prints its version', async () => {
    expect(await assentCli('--version')).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });

  it('N11 exits with 4 if a second person must confirm the rollback, and with 1 if the first one tries', async () => {
    const submitted = await approved();
    await executeManually(assent, submitted);
    await untilSettlement(assent, submitted.versionId, 'COMPLETED');
    const rollback = (by: string) =>
      assentCli('rollback', submitted.versionId, '--by', by, '--reason', 'no', '--force');
    const unforced = await assentCli('rollback', submitted.versionId, '--by', 'ann', '--reason', 'no');
    expect(unforced).toMatchObject({ code: 1, stderr: expect.stringContaining('Request the rollback with --force.') });
    expect(await rollback('ann')).toMatchObject({ code: 4, stdout: expect.stringContaining('a second person') });
    const again = expect.stringMatching(/ann requested the rollback [^]*Ask another person/);
    expect(await rollback('ann')).toMatchObject({ code: 1, stderr: again });
    const { stdout } = await eventually(
      () => assentCli('rollback-requests'),
      (output) => output.stdout.includes(submitted.versionId),
    );
    expect(stdout).toMatch(/ann +no\n\nTo confirm one, another person runs: npx assent rollback/);
    expect((await assentCli('status', submitted.versionId)).stdout).toContain('requested by ann at ');
    expect(await rollback('bob')).toMatchObject({ code: 0, stdout: expect.stringContaining('PENDING_VVB') });
    expect((await assentCli('explain', submitted.versionId)).stdout).toContain('only by a person');
    await untilStatus(assent, submitted.versionId, 'PENDING_VVB');
    expect((await assentCli('status', submitted.versionId)).stdout).toMatch(/waits for +a person to execute it/);
  });

  it('N1 explains an ACTIVE version without a failure, and reports that a hold has no effect on it', async () => {
    const submitted = await approved();
    await executeManually(assent, submitted);
    const { stdout } = await assentCli('explain', submitted.versionId);
    expect(stdout).toContain('ALREADY_EXECUTED: nothing to do');
    expect(stdout).toMatch(/VERSION_PENDING +done +The version is executed already: it is ACTIVE\./);
    expect(stdout).not.toMatch(/FAIL|Invalid/);
    const held = await assentCli('hold', submitted.versionId, '--reason', 'disputed');
    expect(held).toMatchObject({ code: 0, stdout: expect.stringContaining('so the hold has no effect now') });
  });

  it('N13 advises its own commands, with ids filled in', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    const { stdout } = await assentCli('explain', versionId);
    expect(stdout).toContain(`npx assent approval ${approvalRequestId}`);
    expect((await assentCli('approval', approvalRequestId)).stdout).toMatch(
      /votes +0 approve, 0 reject, 0 abstain, of 1[\s\S]*Nobody has voted\./,
    );
    expect((await assentCli('status', versionId)).stdout).toMatch(/waits for +votes: 1 more approval/);
    const { stderr } = await assentCli('release-hold', versionId, unknown, '--reason', 'x');
    expect(stderr).toContain(`npx assent explain ${versionId}`);
    expect(stdout + stderr).not.toMatch(/[{}]|\/api\//);
  });

  it.each([
    ['dead-letters', 'There are no dead letters.'],
    ['replays', 'There are no replays.'],
  ])('reports an empty list of %s', async (name, says) => {
    expect(await assentCli(name)).toEqual({ code: 0, stdout: `${says}\n`, stderr: '' });
  });

  it('ends quietly when its reader closes the pipe, as head does', async () => {
    const { code, stderr } = await ended('bash', ['-c', `"${process.execPath}" dist/cli/main.js --help | head -1`]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('runs with npx in the project', async () => {
    const { stdout } = await ended('npx', ['assent', 'pending', '--json'], { npm_config_loglevel: 'silent' });
    expect(JSON.parse(stdout)).toHaveProperty('items');
  });
});
