import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { untilSettlement, untilStatus } from './steps.ts';

const run = promisify(execFile);

describe('the README', () => {
  let readme: string;

  beforeAll(async () => {
    readme = await readFile('README.md', 'utf8');
  });

  it('names existing files and folders', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
    const folders = [...readme.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(4);
    expect(folders.length).toBeGreaterThan(7);
    for (const path of [...links, ...folders]) expect([path, existsSync(path)]).toEqual([path, true]);
  });

  it('names existing npm scripts', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm (?:run )?(start|test|demo|[a-z]+:[a-z]+)/g)].map((match) => match[1] ?? '');
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'demo']));
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  describe('its demo', () => {
    const demo = (...args: string[]) =>
      run(process.execPath, ['--enable-source-maps', 'dist/demo/main.js', ...args], {
        env: { ...process.env, NODE_OPTIONS: '' },
      });

    it('prints the output in the README, except for durations', async () => {
      const { stdout, stderr } = await demo();
      const shown = (/```text\n(1\. 12 validators[\s\S]*?)```/.exec(readme)?.[1] ?? '')
        .split('\n')
        .filter((line) => !line.includes('…'));
      const printed = new Set(stdout.split('\n').map(withoutDurations));
      expect(shown.length).toBeGreaterThan(15);
      for (const line of shown) expect([line, printed.has(withoutDurations(line))]).toEqual([line, true]);
      expect(stderr).toBe('');
    });

    it('counts other ballots files, and prints the summary as JSON', async () => {
      const file = join(tmpdir(), `ballots-${process.pid}.csv`);
      await writeFile(file, 'Class,Carried,Lost,Tied\nx,y,n,y\ny,y,n,n\ny,?,y,?\n');
      const { stdout } = await demo('--json', '--ballots', file);
      await rm(file);
      const { scenario, rollCalls, votesPerSecond } = JSON.parse(stdout) as Record<string, unknown>;
      expect(scenario).toMatchObject({
        decision: 'APPROVED',
        versionStatus: 'ACTIVE',
        votes: { approve: 8, reject: 3, abstain: 1 },
      });
      expect(rollCalls).toEqual([
        {
          name: 'Carried',
          approve: 2,
          reject: 0,
          abstain: 1,
          decision: 'APPROVED',
          versionStatus: 'ACTIVE',
          settlementStatus: 'COMPLETED',
        },
        {
          name: 'Lost',
          approve: 1,
          reject: 2,
          abstain: 0,
          decision: 'REJECTED',
          versionStatus: 'REJECTED',
          settlementStatus: null,
        },
        {
          name: 'Tied',
          approve: 1,
          reject: 1,
          abstain: 1,
          decision: 'REJECTED',
          versionStatus: 'REJECTED',
          settlementStatus: null,
        },
      ]);
      expect(votesPerSecond).toBeGreaterThan(0);
    });

    it('explains a refused ballots file, and fails', async () => {
      const file = join(tmpdir(), `bad-ballots-${process.pid}.csv`);
      await writeFile(file, 'Class,a\nx,perhaps\n');
      await expect(demo('--ballots', file)).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`${file}, line 2, column 2: "perhaps"`),
      });
      await rm(file);
      await expect(demo('--ballots', file)).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining('cannot be read'),
      });
    });
  });

  describe('its API by hand', () => {
    let assent: TestAssent;
    let folder: string;

    beforeAll(async () => {
      assent = await startTestAssent();
      folder = await mkdtemp(join(tmpdir(), 'assent-readme-'));
      await writeFile(join(folder, 'jq'), `#!/bin/sh\nexec "${process.execPath}" "$PWD/test/e2e/jq.mjs" "$@"\n`, {
        mode: 0o755,
      });
    });

    afterAll(async () => {
      await assent.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('S7-6 registers a key to sign votes with', async () => {
      const script = /## Signed votes[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
      const cli = `"${process.execPath}" "${process.cwd()}/dist/cli/main.js"`;
      const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script.replaceAll('npx assent', cli)], {
        cwd: folder,
        env: { ...process.env, NODE_OPTIONS: '', ASSENT_URL: assent.url },
      });
      expect(stdout).toContain('REGISTERED');
    });

    it('works line by line', async () => {
      const script = (/## The API by hand[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '').replace(
        'http://127.0.0.1:9003',
        assent.url,
      );
      const [voting = '', looking = ''] = script.split('# Every command answers');
      const shell = async (text: string) =>
        (
          await run('bash', ['-euo', 'pipefail', '-c', text], {
            env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
          })
        ).stdout;

      // Adds waits, because the script runs faster than a person who types it.
      const ids = JSON.parse(
        (
          await shell(
            `${voting}\necho; echo "{\\"TOKEN\\":\\"$TOKEN\\",\\"VERSION\\":\\"$VERSION\\",\\"APPROVAL\\":\\"$APPROVAL\\",\\"POSITION\\":\\"$POSITION\\"}"`,
          )
        )
          .trim()
          .split('\n')
          .at(-1) ?? '',
      ) as Record<string, string>;
      await untilStatus(assent, ids['VERSION'] ?? '', 'ACTIVE');
      await untilSettlement(assent, ids['VERSION'] ?? '', 'COMPLETED');
      const setup = Object.entries({
        ...ids,
        API: `${assent.url}/api/v12`,
        JSON: 'content-type: application/json',
      }).map(([name, value]) => `${name}='${value}'`);
      const output = await shell(`${setup.join('\n')}\n# ${looking}`);
      expect(output).toContain('"approve": 2');
      for (const line of ['INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED', 'ACTIVE', 'RETIRED']) {
        expect(output.split('\n')).toContain(line);
      }
      expect(output).toContain('"alreadyExecuted": true');
      expect(output.split('\n').some((line) => /^0(\.0+)?$/.test(line))).toBe(true);
    });
  });
});

function withoutDurations(line: string): string {
  return line.replace(/[ ]*\d+\.\d+ ms/, ' # ms');
}
