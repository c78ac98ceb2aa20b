import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { eventually } from '../../test/eventually.ts';
import { endWithUs } from './end-with-us.ts';

// The test finds processes in /proc, which only Linux has.
const whereProcessesAreFiles = process.platform === 'linux' ? describe : describe.skip;

whereProcessesAreFiles('the watchdog of a program', () => {
  let program: ChildProcess;

  const running = (): ChildProcess =>
    spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });

  async function end(): Promise<void> {
    if (program.exitCode !== null || program.signalCode !== null) return;
    const ended = once(program, 'exit');
    program.kill('SIGKILL');
    await ended;
  }

  afterEach(end);

  /** The process ids of the program's watchdogs. */
  async function watches(): Promise<readonly number[]> {
    const numbers = (await readdir('/proc')).map(Number).filter(Boolean);
    const lines = await Promise.all(
      numbers.map((number) => readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '')),
    );
    return numbers.filter((_, index) => lines[index]?.includes(`kill -INT ${program.pid}\0`));
  }
  const oneWatch = () => eventually(watches, ({ length }) => length === 1);

  it('is replaced when Ctrl-C ends it before it has its own process group', async () => {
    program = running();
    endWithUs(program);
    const [first = 0] = await oneWatch();
    process.kill(first, 'SIGINT');
    const [second] = await eventually(watches, (found) => found.length === 1 && found[0] !== first);
    expect(second).toBeGreaterThan(0);
  });

  it('ends with the program', async () => {
    program = running();
    endWithUs(program);
    await oneWatch();
    await end();
    expect(await eventually(watches, ({ length }) => length === 0)).toEqual([]);
  });
});
