import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import { startProcess } from './assent-process.ts';

describe('the end of a process', () => {
  let folder: string;
  let child: ChildProcess | undefined;
  let output: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assent-ending-'));
    output = '';
  });

  afterEach(async () => {
    child?.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  /** Starts a program in its own process group, so that a signal reaches all of it, as from a terminal. */
  function start(program: string, env: Readonly<Record<string, string>>): ChildProcess {
    const started = spawn(process.execPath, [program], {
      env: { ...process.env, NODE_OPTIONS: '', PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    }
    return (child = started);
  }

  const startAssent = (): ChildProcess => start('dist/apps/standalone/main.js', { ASSENT_DATA: folder });
  const startDemo = (): ChildProcess => start('dist/demo/main.js', { TMPDIR: folder });

  function ctrlC({ pid = 0 }: ChildProcess): void {
    process.kill(-pid, 'SIGINT');
  }

  async function until(condition: () => boolean): Promise<void> {
    await eventually(
      () => Promise.resolve([condition(), output]),
      ([met]) => met === true,
    );
  }

  /** The server's pid file, which it removes at its end. */
  const serverNote = (directory = folder): string => join(directory, 'postgres', 'postmaster.pid');
  const serverGone = (directory = folder) => until(() => !existsSync(serverNote(directory)));

  it('CV-11 answers every request: the process reports not ready, still serves, and exits with 0', async () => {
    const assent = await startProcess(folder, { DRAIN_SECONDS: '1' });
    const status = async (path: string): Promise<number> => (await fetch(assent.url + path)).status;
    expect(await status('/health/ready')).toBe(200);
    const end = assent.end('SIGTERM');
    await eventually(
      () => status('/health/ready'),
      (answer) => answer === 503,
    );
    expect([await status('/health/live'), await status('/api/v12/versions')]).toEqual([200, 200]);
    expect((await end).code).toBe(0);
  });

  it('leaves no PostgreSQL behind, even if the process was killed', async () => {
    const assent = await startProcess(folder);
    await assent.end('SIGKILL');
    await serverGone();
  });

  it('leaves nothing behind after a second Ctrl-C during the start', async () => {
    const assent = startAssent();
    const exit = once(assent, 'exit');
    await until(() => existsSync(serverNote()));
    ctrlC(assent);
    await until(() => output.includes('Stopping'));
    ctrlC(assent);
    expect(await exit).toEqual([130, null]);
    expect(readdirSync(folder).filter((name) => name.startsWith('assent'))).toEqual([]);
    await serverGone();
  });

  it.each(['postgres.making', 'postgres/postmaster.pid'])(
    'leaves nothing behind after one Ctrl-C as soon as %s exists, and prints no ready line',
    async (sign) => {
      const assent = startAssent();
      const closed = once(assent, 'close');
      await until(() => existsSync(join(folder, sign)));
      ctrlC(assent);
      expect([await closed, output]).toEqual([[0, null], 'Stopping …\n']);
      expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.log', 'postgres.password']);
      expect(existsSync(serverNote())).toBe(false);
    },
  );

  it('leaves a folder behind if a demo was killed, which the next demo removes', async () => {
    const killed = startDemo();
    const demos = (): string[] => readdirSync(folder).filter((name) => name.startsWith('assent-demo-'));
    await until(() => demos().some((name) => existsSync(serverNote(join(folder, name)))));
    const [left = ''] = demos();
    killed.kill('SIGKILL');
    await serverGone(join(folder, left));
    const next = startDemo();
    const closed = once(next, 'close');
    await until(() => demos().length === 1 && demos()[0] !== left);
    next.kill('SIGTERM');
    await closed;
    expect([demos(), output]).toEqual([[], 'Stopped.\n']);
  });
});
