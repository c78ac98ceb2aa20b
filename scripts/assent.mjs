// The project's entry points: `node scripts/assent.mjs start | start:distributed | demo | load | test | chaos | kafka | build | install | generate | schema | reset`.
// They need npm and a Node that is not ancient, and nothing installed: what is missing is installed
// and built, and the work itself runs on the Node that the project brings with it (DESIGN §8).

const oldestNode = 20;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  process.stderr.write(
    `Assent needs Node ${oldestNode} or newer to set itself up, and this is ${process.version}. Install Node 24 (https://nodejs.org) and run this again.\n`,
  );
  process.exitCode = 1;
} else {
  // Imported only now, because an older Node could not even load what is behind it.
  const { runTask } = await import('./tasks.mjs');
  process.exitCode = await runTask(process.argv.slice(2));
}
