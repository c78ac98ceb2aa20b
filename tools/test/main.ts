import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { verdictOf, type TestCounts } from './verdict.ts';

// Given to Node itself and not through NODE_OPTIONS, which every program that a test starts would inherit. jest passes them
// on to its workers.
const nodeOptions = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

const countsFile = 'counts.json';

/**
 * Runs jest and ends with the line that counts: `N passed, N failed, N skipped`. This process prints the line and not the
 * reporter of jest.config.js, because only after jest has ended is it certain to be the last line.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assent-test-'));
  const counts = join(folder, countsFile);
  try {
    const code = await runJest(process.argv.slice(2), folder);
    const counted = existsSync(counts) ? (JSON.parse(readFileSync(counts, 'utf8')) as TestCounts) : undefined;
    const { errors, lines, exitCode } = verdictOf(counted, code);
    for (const line of errors) process.stderr.write(`${line}\n`);
    for (const line of lines) process.stdout.write(`${line}\n`);
    process.exitCode = exitCode;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param folder for what jest and the programs that tests start leave
 * @returns the exit code, as a shell reports it
 */
function runJest(args: readonly string[], folder: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeOptions, 'node_modules/jest/bin/jest.js', ...args], {
      stdio: 'inherit',
      // Many tests start programs, which load the same modules: Node compiles them once.
      env: {
        ...process.env,
        ASSENT_TEST_COUNTS: join(folder, countsFile),
        NODE_COMPILE_CACHE: join(folder, 'compiled'),
      },
    });
    // A terminal sends these to jest itself.
    for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal]));
    });
  });
}

await main();
