import { build } from './build.mjs';
import { install } from './install.mjs';
import { installBench } from './install-bench.mjs';
import { explain, Stopped, StepFailed } from './faults.mjs';
import { runApp, runAssent } from './project-node.mjs';
import { reset } from './reset.mjs';
import { test } from './test.mjs';

/** @type {Record<string, (args: readonly string[]) => Promise<number>>} */
const tasks = {
  start: async (args) => {
    await prepare();
    return runAssent(['dist/apps/standalone/main.js', ...args]);
  },
  demo: async (args) => {
    await prepare();
    return runAssent(['dist/demo/main.js', ...args]);
  },
  cli: async (args) => {
    await prepare();
    return runApp(['--enable-source-maps', 'dist/cli/main.js', ...args], { ASSENT_CWD: process.cwd() });
  },
  'start:distributed': async (args) => {
    await prepare();
    return runAssent(['dist/tools/distributed/main.js', ...args]);
  },
  kafka: async (args) => {
    await prepare();
    return runApp(['--enable-source-maps', 'dist/tools/kafka/main.js', ...args]);
  },
  load: async (args) => {
    await prepare();
    return runApp(['--enable-source-maps', 'dist/load/main.js', ...args]);
  },
  // From the sources as they are: what it starts is what was built.
  chaos: async (args) => {
    await prepare();
    return runApp(['--disable-warning=ExperimentalWarning', 'test/chaos/main.ts', ...args]);
  },
  bench: async (args) => {
    await prepare();
    await installBench();
    return runApp(['--enable-source-maps', 'bench/main.mjs', ...args]);
  },
  // Builds too: the end-to-end tests run what a user runs.
  test: async (args) => {
    await prepare();
    return test(args);
  },
  build: async () => {
    await prepare();
    return 0;
  },
  install: async () => {
    await install();
    return 0;
  },
  // Builds nothing: what does not compile may be what is generated.
  generate: async (args) => {
    await install();
    return runApp(['--conditions=source', '--disable-warning=ExperimentalWarning', 'tools/generate/main.ts', ...args]);
  },
  schema: async () => {
    await prepare();
    return runApp(['--enable-source-maps', 'dist/tools/database-schema/main.js']);
  },
  reset: (args) => reset(args),
};

/**
 * Runs one task.
 * @param {readonly string[]} args its name, and what it is given
 * @returns the exit code of the process
 */
export async function runTask([name = '', ...args]) {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (task === undefined) {
    process.stderr.write(`There is no task '${name}'. The tasks are ${Object.keys(tasks).join(', ')}.\n`);
    return 1;
  }
  try {
    return await task(args);
  } catch (error) {
    if (error instanceof Stopped) return error.exitCode;
    // What we did not foresee keeps its stack, because that is all there is to go by.
    process.stderr.write(`${error instanceof StepFailed ? error.message : explain(error)}\n`);
    return 1;
  }
}

async function prepare() {
  await install();
  await build();
}
