import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';

/** Runs jest, and ends with the line that counts: `N passed, N failed, N skipped`. */
export async function test(args) {
  const folder = mkdtempSync(join(tmpdir(), 'assent-test-'));
  const summary = join(folder, 'summary.json');
  try {
    const code = await run(['node_modules/jest/bin/jest.js', ...args], {
      ASSENT_TEST_SUMMARY: summary,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    });
    return report(summary, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(summary, code) {
  let counts;
  try {
    counts = JSON.parse(readFileSync(summary, 'utf8'));
  } catch {
    // Such as --help, or a jest that could not start and has said why.
    return code;
  }
  const { passed, failed, skipped } = counts;
  if (passed + failed === 0) process.stderr.write('No test ran: does the pattern name one?\n');
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  return code !== 0 || failed > 0 || passed === 0 ? 1 : 0;
}
