import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { asSystemError, StepFailed } from './faults.mjs';
import { inProject } from './paths.mjs';
import { linkProjectNode } from './project-node.mjs';
import { runStep } from './run.mjs';
import { alone } from './task-lock.mjs';

/** @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[] }} LockedPackage */

const stamp = inProject('node_modules', '.assent-install');
const npmsNote = inProject('node_modules', '.package-lock.json');
const dependencyParts = ['dependencies', 'optionalDependencies', 'devDependencies', 'overrides'];

/** Installs the dependencies when they are not those of the lock file. */
export async function install() {
  const wanted = fingerprint();
  if (isInstalled(wanted)) return;
  await alone('install', async () => {
    if (isInstalled(wanted)) return;
    if (!npmHasInstalled()) await installWithNpm();
    linkProjectNode();
    writeFileSync(stamp, wanted);
  });
}

/** @param {string} wanted */
function isInstalled(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** What is to be installed: the lock file, and what package.json asks for, which npm compares with it. */
function fingerprint() {
  const hash = createHash('sha256').update(readLockFile());
  const asked = readJson('package.json');
  for (const part of dependencyParts) hash.update(JSON.stringify(asked[part] ?? {}));
  return hash.digest('hex');
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
 * Whether an `npm ci` or `npm install` of the user's has already done our work, by the note that npm
 * leaves when it is through. Half a minute is worth the look.
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
 * Whether a package is one of those that we bring for each platform (Node, PostgreSQL), and for this one.
 * @param {string} path
 * @param {LockedPackage} locked
 * @param {object} optionalDependencies
 */
function isOurPlatforms(path, { os = [], cpu = [] }, optionalDependencies) {
  const listed = Object.hasOwn(optionalDependencies, path.replace(/^node_modules\//, ''));
  return listed && os.includes(process.platform) && cpu.includes(process.arch);
}

async function installWithNpm() {
  // First, because an installation that is cut off must not look like a whole one.
  for (const note of [stamp, npmsNote]) rmSync(note, { force: true });
  await npmCi('Installing dependencies (once; about half a minute) …');
}

/**
 * Has npm install what a lock file says.
 * @param {string} label
 * @param {string[]} more arguments for npm, such as the folder that it is in
 * @throws StepFailed that says what to do
 */
export async function npmCi(label, ...more) {
  const { program, args } = npm();
  // No install scripts, because nothing of ours needs them. npm's warnings of the engines are about
  // this Node and not about the one that is being installed, so only errors are shown.
  const options = [
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
    ...more,
  ];
  const step = runStep(label, program, [...args, 'ci', ...options], npmEnvironment());
  const { code, output } = await step.catch((error) => {
    if (asSystemError(error).code !== 'ENOENT') throw error;
    throw new StepFailed(
      'npm is not there. Install it (with Node: https://nodejs.org; on Debian: apt-get install npm) and run this again.',
      {
        cause: error,
      },
    );
  });
  if (code !== 0) throw new StepFailed(`${essence(output)}\n\n${adviceOn(output)}`);
}

/** The npm that runs us, else the one on the PATH. */
function npm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script?.endsWith('npm-cli.js') && existsSync(script))
    return { program: node ?? process.execPath, args: [script] };
  return process.platform === 'win32'
    ? { program: 'cmd.exe', args: ['/d', '/s', '/c', 'npm'] }
    : { program: 'npm', args: [] };
}

function npmEnvironment() {
  // Not our own Node, which npm puts first for its scripts: npm ci deletes it before it brings it back.
  const own = inProject('node_modules', '.bin');
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== own);
  return { ...process.env, PATH: path.join(delimiter) };
}

/**
 * What npm says, without its manual page and its stack.
 * @param {string} output
 */
function essence(output) {
  const [said = ''] = output.split(/^npm error Clean install a project$/m);
  return said
    .split('\n')
    .filter((line) => !/^npm error( {2,}at .*)?$/.test(line))
    .join('\n')
    .trimEnd();
}

/** @param {string} output */
function adviceOn(output) {
  const code = /code (E[A-Z_]+)/.exec(output)?.[1];
  switch (code) {
    case 'EUSAGE':
      return 'package.json and package-lock.json do not agree. Run npm install, look at what it changed, and run this again.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Not allowed to write node_modules in ${inProject()}. Give this user the right to, or run from a copy of the project that it owns.`;
    case 'ENOSPC':
      return 'The disk is full: the dependencies need about 700 MB. Make room and run this again.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ETIMEDOUT':
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'FETCH_ERROR':
      return 'npm did not reach its registry. Check the network, and the proxy if there is one (npm config get proxy), and run this again.';
    default:
      return 'The dependencies could not be installed. Correct what npm says above and run this again.';
  }
}

/** @param {string} name */
function readJson(name) {
  return JSON.parse(readFileSync(inProject(name), 'utf8'));
}
