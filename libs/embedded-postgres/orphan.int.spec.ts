import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../test/eventually.ts';
import { exists, isRunning } from '../process/process-life.mjs';
import { stopOrphan } from './orphan.ts';

// Windows does not show the command of a process, so postmaster.pid is trusted there.
const whereProcessesCanBeSeen = process.platform === 'win32' ? describe.skip : describe;

whereProcessesCanBeSeen('a stale postmaster.pid whose process id belongs to another process', () => {
  let dataDirectory: string;
  let bystander: ChildProcess | undefined;

  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'assent-orphan-'));
  });

  afterEach(async () => {
    bystander?.kill('SIGKILL');
    await rm(dataDirectory, { recursive: true, force: true });
  });

  /** Starts a process, waits until it is up, and writes its id to postmaster.pid. */
  async function given(...args: readonly string[]): Promise<ChildProcess> {
    const program = `process.stdout.write('up'); setInterval(() => undefined, 1000)`;
    const child = spawn(process.execPath, ['-e', program, '--', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    bystander = child;
    await once(child.stdout, 'data');
    await writeFile(join(dataDirectory, 'postmaster.pid'), `${child.pid}\n${dataDirectory}\n`);
    return child;
  }

  it('does not harm the process and is deleted, because PostgreSQL would trust it', async () => {
    const child = await given('some', 'program');
    await stopOrphan(dataDirectory);
    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    expect(existsSync(join(dataDirectory, 'postmaster.pid'))).toBe(false);
  });

  it('does not harm a PostgreSQL of another data directory', async () => {
    const child = await given('postgres', '-D', `${dataDirectory}2`);
    await stopOrphan(dataDirectory);
    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    expect(existsSync(join(dataDirectory, 'postmaster.pid'))).toBe(false);
  });

  it.each(['', '\n', '\0\0\0', 'not a number\n', '0\n'])(
    'is deleted if it contains %j, because PostgreSQL would not start',
    async (text) => {
      await writeFile(join(dataDirectory, 'postmaster.pid'), text);
      await stopOrphan(dataDirectory);
      expect(existsSync(join(dataDirectory, 'postmaster.pid'))).toBe(false);
    },
  );

  it('stops the process if it serves this data directory', async () => {
    const child = await given('postgres', '-D', dataDirectory);
    const exited = once(child, 'exit');
    await stopOrphan(dataDirectory);
    expect(await exited).toEqual([null, 'SIGINT']);
  });

  const whereThereAreZombies = process.platform === 'linux' ? it : it.skip;

  whereThereAreZombies('is deleted if it names a zombie process', async () => {
    // The shell turns into a program that never waits for its child, so the child becomes a zombie.
    const script = 'sleep 0.2 & echo $!; exec sleep 60';
    const parent = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    bystander = parent;
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    await eventually(
      () => Promise.resolve(isRunning(pid)),
      (runs) => !runs,
    );
    expect(exists(pid)).toBe(true);
    await writeFile(join(dataDirectory, 'postmaster.pid'), `${pid}\n${dataDirectory}\n`);
    await stopOrphan(dataDirectory);
    expect(existsSync(join(dataDirectory, 'postmaster.pid'))).toBe(false);
  });
});
