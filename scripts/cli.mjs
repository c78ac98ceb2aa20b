#!/usr/bin/env node
// `npx assent …`: the command line, on the Node that the project brings, installed and built when it is not yet.
process.exitCode = await (async () => {
  const { runTask } = await import('./tasks.mjs');
  return runTask(['cli', ...process.argv.slice(2)]);
})();
