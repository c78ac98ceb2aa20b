// The project's entry point: `node scripts/assent.mjs TASK …`. README.md in this folder says what it is for.

const oldestNode = 20;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  process.stderr.write(
    `Assent needs Node ${oldestNode} or newer to set itself up, and this is ${process.version}. Install Node 24 (https://nodejs.org) and run this again.\n`,
  );
  process.exitCode = 1;
} else {
  // Imported only now, because an older Node cannot load these modules.
  const { runTask } = await import('./tasks.mjs');
  process.exitCode = await runTask(process.argv.slice(2));
}
