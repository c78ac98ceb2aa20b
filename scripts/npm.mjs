import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { asSystemError, StepFailed } from './faults.mjs';
import { inProject } from './paths.mjs';
import { runStep } from './run.mjs';

/**
 * Installs what a lock file lists.
 * @param {string} label shown meanwhile
 * @param {string[]} more arguments for npm, such as the folder of the lock file
 * @throws StepFailed that says what to do
 */
export async function npmCi(label, ...more) {
  const { program, args } = npm();
  // Nothing of the project needs install scripts. npm's warnings about engines are about the Node that runs this, and the
  // project brings its own, so only errors are shown.
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

/** The npm that runs this process, or the npm on the PATH. */
function npm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script?.endsWith('npm-cli.js') && existsSync(script))
    return { program: node ?? process.execPath, args: [script] };
  return process.platform === 'win32'
    ? { program: 'cmd.exe', args: ['/d', '/s', '/c', 'npm'] }
    : { program: 'npm', args: [] };
}

function npmEnvironment() {
  // npm puts the project's Node first for its scripts. npm ci must not run on it, because it deletes it meanwhile.
  const own = inProject('node_modules', '.bin');
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== own);
  return { ...process.env, PATH: path.join(delimiter) };
}

/**
 * Removes npm's manual page and its stack from its output.
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
