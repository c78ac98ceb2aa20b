import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runApp } from './project-node.mjs';

// To Node itself and not through NODE_OPTIONS, which every program that a test starts would inherit.
// jest gives them to its workers.
const nodeOptions = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

/**
 * Runs jest, and ends with the line that counts: `N passed, N failed, N skipped`. We print it and not
 * the reporter (jest.config.js), because only after jest has exited is it certainly the last line.
 * @param {readonly string[]} args
 * @returns the exit code: 1 when a test failed, and when none ran
 */
export async function test(args) {
  const folder = mkdtempSync(join(tmpdir(), 'assent-test-'));
  const counts = join(folder, 'counts.json');
  try {
    const code = await runApp([...nodeOptions, 'node_modules/jest/bin/jest.js', ...args], {
      ASSENT_TEST_COUNTS: counts,
    });
    return existsSync(counts) ? report(JSON.parse(readFileSync(counts, 'utf8')), code) : reportNothing(code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import('../test/summary-reporter.ts').TestCounts} counts
 * @param {number} code
 */
function report({ passed, failed, skipped, withoutKafka, withoutOwnKafka }, code) {
  if (withoutKafka !== undefined && skipped > 0) {
    process.stdout.write(`The Kafka tests were skipped. ${withoutKafka}\n`);
  } else if (withoutOwnKafka !== undefined && skipped > 0) {
    process.stdout.write(`The tests that start and kill a Kafka of their own were skipped. ${withoutOwnKafka}\n`);
  }
  if (passed + failed === 0) {
    process.stderr.write(
      'No test ran. -t takes a part of a test’s name, such as -t "S6-36"; a path takes a part of a file’s.\n',
    );
  }
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  return passed + failed === 0 || failed > 0 ? 1 : code;
}

/**
 * jest counted nothing: it was asked something else, such as --listTests, or it broke off and has said why.
 * @param {number} code
 */
function reportNothing(code) {
  const broken = code !== 0 && code < 128;
  if (broken) process.stdout.write('0 passed, 1 failed, 0 skipped\n');
  return code;
}
