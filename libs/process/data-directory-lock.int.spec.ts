import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from '../../test/eventually.ts';
import { DataDirectoryInUse, DataDirectoryUnusable, lockDataDirectory } from './data-directory-lock.ts';

const program = `
  import { lockDataDirectory } from ${JSON.stringify(resolve('dist/libs/process/data-directory-lock.js'))};
  const [directory, startAt, rounds] = process.argv.slice(1);
  for (let round = 0; round < Number(rounds); round++) {
    while (Date.now() < Number(startAt) + round * 5);
    try {
      lockDataDirectory(directory + '/' + round);
      console.log(round);
    } catch (error) {
      if (error.code !== 'DATA_DIRECTORY_IN_USE') throw error;
    }
  }
  console.log('done');
  // Keeps the process alive, because otherwise a late process could take the lock that this one held.
  process.stdin.resume();
`;

describe('the lock of a data directory', () => {
  let directory: string;
  const started: ChildProcessWithoutNullStreams[] = [];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'assent-lock-'));
  });

  afterEach(async () => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  });

  /** Starts a process that locks one folder after another, every 5 ms from the given time. */
  function take(rounds: number, startAt = 0): ChildProcessWithoutNullStreams {
    const args = ['--input-type=module', '-e', program, directory, String(startAt), String(rounds)];
    const child = spawn(process.execPath, args);
    started.push(child);
    return child;
  }

  function isFree(folder: string): boolean {
    try {
      lockDataDirectory(folder)();
      return true;
    } catch (error) {
      if (error instanceof DataDirectoryInUse) return false;
      throw error;
    }
  }

  async function won(child: ChildProcessWithoutNullStreams): Promise<string[]> {
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      if (line === 'done') return lines;
      lines.push(line);
    }
    throw new Error(`The process ended early, after ${lines.length} locks.`);
  }

  it('is refused to a second process, and free after release', () => {
    const release = lockDataDirectory(directory);
    expect(() => lockDataDirectory(directory)).toThrow(DataDirectoryInUse);
    expect(() => lockDataDirectory(directory)).toThrow(`(process ${process.pid})`);
    release();
    expect(readdirSync(directory)).toEqual([]);
    lockDataDirectory(directory)();
  });

  it('of a killed process goes to exactly one of several processes that start together', async () => {
    const rounds = 200;
    const killed = take(rounds);
    expect(await won(killed)).toHaveLength(rounds);
    killed.kill('SIGKILL');
    await once(killed, 'exit');

    const startAt = Date.now() + 500;
    const locks = await Promise.all([1, 2, 3].map(() => won(take(rounds, startAt))));
    expect(locks.flat().sort()).toEqual(Array.from({ length: rounds }, (_, round) => String(round)).sort());
  });

  // Only Linux lets a test create a zombie reliably.
  const whereThereAreZombies = process.platform === 'linux' ? it : it.skip;

  whereThereAreZombies('is not held by a zombie process', async () => {
    const dying = `${program} process.kill(process.pid, 'SIGKILL');`;
    // The shell turns into a program that never waits for its child, so the child becomes a zombie.
    const script = '"$@" & exec sleep 60';
    const args = [process.execPath, '--input-type=module', '-e', dying, directory, '0', '1'];
    const parent = spawn('sh', ['-c', script, 'sh', ...args]);
    started.push(parent);
    expect(await won(parent)).toEqual(['0']);
    // The process prints its line shortly before it ends.
    await eventually(() => Promise.resolve(isFree(join(directory, '0'))), Boolean);
  });

  it.each([
    ['file', 'a file has that name'],
    ['file/below', 'a part of the path is a file'],
    ['/proc/assent', 'the system allows no folder there'],
  ])('refuses %s with the reason', async (name, why) => {
    await writeFile(join(directory, 'file'), '');
    const lock = () => lockDataDirectory(resolve(directory, name));
    expect(lock).toThrow(DataDirectoryUnusable);
    expect(lock).toThrow(`cannot hold the data of Assent: ${why}`);
  });

  it('creates missing parent folders', () => {
    expect(isFree(join(directory, 'one', 'two'))).toBe(true);
  });
});
