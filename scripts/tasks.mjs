import { build } from './build.mjs';
import { explain, Stopped, StepFailed } from './faults.mjs';
import { install, installPeers } from './install.mjs';
import { runApp, runAssent } from './project-node.mjs';

// Stack traces then name the TypeScript source.
const builtProgram = ['--enable-source-maps'];
// Node removes the types itself. Imports such as #libs/process lead to the build.
const sourceProgram = ['--enable-source-maps', '--disable-warning=ExperimentalWarning'];
// The same without a build: those imports lead to the sources.
const sourcesOnly = ['--conditions=source', '--disable-warning=ExperimentalWarning'];

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
    return runApp([...builtProgram, 'dist/cli/main.js', ...args], { ASSENT_CWD: process.cwd() });
  },
  'start:distributed': async (args) => {
    await prepare();
    return runAssent(['dist/tools/distributed/main.js', ...args]);
  },
  kafka: async (args) => {
    await prepare();
    return runApp([...builtProgram, 'dist/tools/kafka/main.js', ...args]);
  },
  idp: async (args) => {
    await prepare();
    return runApp([...builtProgram, 'dist/tools/identity-provider/main.js', ...args]);
  },
  load: async (args) => {
    await prepare();
    return runApp([...builtProgram, 'dist/load/main.js', ...args]);
  },
  chaos: async (args) => {
    await prepare();
    return runApp([...sourceProgram, 'test/chaos/main.ts', ...args]);
  },
  bench: async (args) => {
    await prepare();
    await installPeers();
    return runApp([...sourceProgram, 'bench/main.ts', ...args]);
  },
  // Builds too, because the end-to-end tests run what a user runs.
  test: async (args) => {
    await prepare();
    return runApp([...builtProgram, 'dist/tools/test/main.js', ...args]);
  },
  'test:keycloak': async (args) => {
    await prepare();
    return runApp([...builtProgram, 'dist/tools/keycloak/main.js', ...args]);
  },
  build: async () => {
    await prepare();
    return 0;
  },
  install: async () => {
    await install();
    return 0;
  },
  'install:peers': async () => {
    await install();
    await installPeers();
    return 0;
  },
  // Without a build, because sources that do not compile may need the generated files.
  generate: async (args) => {
    await install();
    return runApp([...sourcesOnly, 'tools/generate/main.ts', ...args]);
  },
  schema: async () => {
    await prepare();
    return runApp([...builtProgram, 'dist/tools/database-schema/main.js']);
  },
  reset: async (args) => {
    await install();
    return runApp([...sourcesOnly, 'tools/reset/main.ts', ...args]);
  },
};

/**
 * Runs one task.
 * @param {readonly string[]} args its name and its arguments
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
    // An unforeseen error keeps its stack, because nothing else shows its cause.
    process.stderr.write(`${error instanceof StepFailed ? error.message : explain(error)}\n`);
    return 1;
  }
}

async function prepare() {
  await install();
  await build();
}
