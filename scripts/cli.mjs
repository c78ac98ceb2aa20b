#!/usr/bin/env node
// `npx assent …`: the command line is one more task.
process.argv.splice(2, 0, 'cli');
await import('./assent.mjs');
