import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

it('what is generated from the contracts is up to date', async () => {
  await promisify(execFile)(process.execPath, ['scripts/assent.mjs', 'generate', '--check']);
});
