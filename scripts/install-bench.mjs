import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { npmCi } from './install.mjs';
import { inProject } from './paths.mjs';
import { alone } from './task-lock.mjs';

const stamp = inProject('bench', 'node_modules', '.assent-install');

/** Installs the peers of the benchmarks, which are no dependencies of the project, when they are not those of their lock file. */
export async function installBench() {
  const wanted = fingerprint();
  if (isInstalled(wanted)) return;
  await alone('install-bench', async () => {
    if (isInstalled(wanted)) return;
    // First, because an installation that is cut off must not look like a whole one.
    rmSync(stamp, { force: true });
    await npmCi('Installing the peers of the benchmarks (once) …', `--prefix=${inProject('bench')}`);
    writeFileSync(stamp, wanted);
  });
}

/** @param {string} wanted */
function isInstalled(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(inProject('bench', name)));
  return hash.digest('hex');
}
