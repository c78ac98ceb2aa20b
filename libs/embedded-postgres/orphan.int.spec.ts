import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../test/eventually.ts';
import { exists, isRunning } from '../process/process-life.ts';
import { stopOrphan } from './orphan.ts';

// Windows does not show what a process is, and the note is believed there.
const whereProcessesCanBeSeen = process.platform === 'win32' ? describe.skip : describe;

whereProcessesCanBeSeen('the note of a PostgreSQL that is gone, its number given to another process', () => {
  let dataDirectory: string;
  let bystander: ChildProcess | undefined;

  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'assent-orphan-'));
  });

  afterEach(async () => {
    bystander?.kill('SIGKILL');
    await rm(dataDirectory, { recursive: true, force: true });
  });

  /** A process that writes a line when it is up, and its number in the note. */
  async function given(...args: readonly string[]): Promise<ChildProcess> {
    const program = `process.stdout.write('up'); setInterval(() => undefined, 1000)`;
    const child = spawn(process.execPath, ['-e', program, '--', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    bystander = child;
    await once(child.stdout, 'data');
    await writeFile(join(dataDirectory, 'postmaster.pid'), `${child.pid}\n${dataDirectory}\n`);
    return child;
  }

  it('harms nobody, and is taken away, because PostgreSQL would believe it', async () => {
    const child = await given('some', 'program');
    await stopOrphan(dataDirectory);
    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    expect(existsSync(join(dataDirectory, 'postmaster.pid'))).toBe(false);
  });

  it('harms no PostgreSQL of another data directory', async () => {
    const child = await given('postgres', '-D', `${dataDirectory}2`);
    await stopOrphan(dataDirectory);
    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    expect(existsSync(join(dataDirectory, 'postmaster.pid'))).toBe(false);
  });

  it.each(['', '\n', '\0\0\0', 'not a number\n', '0\n'])(
    'is taken away when it says %j, because PostgreSQL would not start on it',
    async (text) => {
      await writeFile(join(dataDirectory, 'postmaster.pid'), text);
      await stopOrphan(dataDirectory);
      expect(existsSync(join(dataDirectory, 'postmaster.pid'))).toBe(false);
    },
  );

  it('is believed of one that serves this data directory', async () => {
    const child = await given('postgres', '-D', dataDirectory);
    const exited = once(child, 'exit');
    await stopOrphan(dataDirectory);
    expect(await exited).toEqual([null, 'SIGINT']);
  });

  const whereThereAreZombies = process.platform === 'linux' ? it : it.skip;

  whereThereAreZombies('is taken away when it names one that has ended and that nobody asked after', async () => {
    // The shell becomes a program that never asks after its child.
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
