import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Runs the demo on a running Assent with a few ballots, and checks its result. */
export async function expectTheDemoOn(url: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'assent-ballots-'));
  try {
    const ballots = join(directory, 'ballots.csv');
    await writeFile(ballots, 'Class,Carried,Lost,Tied\nx,y,n,y\ny,y,n,n\ny,?,y,?\n');
    const demo = ['dist/demo/main.js', '--json', '--url', url, '--ballots', ballots];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, demo, {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      scenario: { versionStatus: 'ACTIVE', revenueStreamStatus: 'SETTLED', settlementStatus: 'COMPLETED' },
      rollCalls: [{ decision: 'APPROVED' }, { decision: 'REJECTED' }, { decision: 'REJECTED' }],
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
