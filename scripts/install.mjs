import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StepFailed } from './faults.mjs';
import { npmCi } from './npm.mjs';
import { inProject } from './paths.mjs';
import { linkProjectNode } from './project-node.mjs';
import { alone } from './task-lock.mjs';

/** @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[] }} LockedPackage */

const npmsNote = inProject('node_modules', '.package-lock.json');
const dependencyParts = ['dependencies', 'optionalDependencies', 'devDependencies', 'overrides'];

/** Installs the dependencies when they differ from the lock file. */
export async function install() {
  const asked = readJson('package.json');
  const wanted = createHash('sha256').update(readLockFile());
  // npm compares these with the lock file.
  for (const part of dependencyParts) wanted.update(JSON.stringify(asked[part] ?? {}));
  await whenChanged('install', inProject(), wanted.digest('hex'), async () => {
    if (!npmHasInstalled()) {
      rmSync(npmsNote, { force: true });
      await npmCi('Installing dependencies (once; about half a minute) …');
    }
    linkProjectNode();
  });
}

/** Installs the packages that only the benchmarks use, when they differ from their lock file. */
export async function installPeers() {
  const folder = inProject('bench', 'peers');
  const wanted = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) wanted.update(readFileSync(join(folder, name)));
  await whenChanged('install-peers', folder, wanted.digest('hex'), () =>
    npmCi('Installing the peers of the benchmarks (once) …', `--prefix=${folder}`),
  );
}

/**
 * Installs packages unless the stamp in their node_modules says that they are installed.
 * @param {string} task
 * @param {string} folder
 * @param {string} wanted a hash of what is to be installed
 * @param {() => Promise<void>} work
 */
async function whenChanged(task, folder, wanted, work) {
  const stamp = join(folder, 'node_modules', '.assent-install');
  const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isInstalled()) return;
  await alone(task, async () => {
    if (isInstalled()) return;
    // Removed first, because an interrupted installation must not look complete.
    rmSync(stamp, { force: true });
    await work();
    writeFileSync(stamp, wanted);
  });
}

function readLockFile() {
  try {
    return readFileSync(inProject('package-lock.json'), 'utf8');
  } catch (error) {
    throw new StepFailed('package-lock.json is missing. Restore it with: git checkout package-lock.json', {
      cause: error,
    });
  }
}

/**
 * Whether the user's own `npm ci` or `npm install` has already installed everything, according to the note that npm leaves
 * at the end. This saves half a minute.
 */
function npmHasInstalled() {
  if (!existsSync(npmsNote)) return false;
  const installed = JSON.parse(readFileSync(npmsNote, 'utf8')).packages;
  const { '': locked, ...rest } = JSON.parse(readLockFile()).packages;
  /** @type {Record<string, LockedPackage>} */
  const packages = rest;
  const asked = readJson('package.json');
  const agree = ['dependencies', 'optionalDependencies', 'devDependencies'].every(
    (part) => JSON.stringify(locked[part] ?? {}) === JSON.stringify(asked[part] ?? {}),
  );
  /** @param {[string, LockedPackage]} entry */
  const needed = ([path, locked]) => !locked.optional || isOurPlatforms(path, locked, asked.optionalDependencies);
  return (
    agree &&
    Object.entries(packages)
      .filter(needed)
      .every(([path, { version }]) => installed[path]?.version === version)
  );
}

/**
 * Whether a package is one of those that the project brings for each platform (Node, PostgreSQL), and for this platform.
 * @param {string} path
 * @param {LockedPackage} locked
 * @param {object} optionalDependencies
 */
function isOurPlatforms(path, { os = [], cpu = [] }, optionalDependencies) {
  const listed = Object.hasOwn(optionalDependencies, path.replace(/^node_modules\//, ''));
  return listed && os.includes(process.platform) && cpu.includes(process.arch);
}

/** @param {string} name */
function readJson(name) {
  return JSON.parse(readFileSync(inProject(name), 'utf8'));
}
