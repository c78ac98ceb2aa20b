import { spawnSync } from 'node:child_process';
import { readAudit } from './audit-report.ts';

/** Asks the registry for known vulnerabilities of the installed packages, and fails on high and critical ones. */
function main(): void {
  const { stdout, error } = spawnSync('npm', ['audit', '--json', '--fetch-retries=0'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  if (error !== undefined) throw error;
  const audit = readAudit(stdout);
  if (audit.kind === 'not-checked') {
    process.stdout.write(`Known vulnerabilities: not checked. ${audit.reason}\n`);
    return;
  }
  const { serious, others } = audit;
  process.stdout.write(`Known vulnerabilities: ${serious.length} high or critical, ${others} others.\n`);
  if (serious.length === 0) return;
  process.stderr.write(serious.map((each) => `  ${each}\n`).join(''));
  process.stderr.write('npm audit shows the advisories. Update the packages, or replace them.\n');
  process.exitCode = 1;
}

main();
