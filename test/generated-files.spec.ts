import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

it('the files generated from the contracts are up to date', async () => {
  await promisify(execFile)(process.execPath, ['scripts/assent.mjs', 'generate', '--check']);
});
