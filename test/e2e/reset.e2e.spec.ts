import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDirectory } from '#libs/process';

describe('npm run reset', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assent-reset-'));
    await mkdir(join(folder, 'postgres'));
    await writeFile(join(folder, 'mine.txt'), 'not of Assent');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  function reset(...args: readonly string[]) {
    const env = { ...process.env, ASSENT_DATA: folder };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/assent.mjs', 'reset', ...args], {
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr, isThere: existsSync(join(folder, 'postgres')) };
  }

  it('prints its help, which mentions topics, and deletes nothing', () => {
    expect(reset('--help')).toMatchObject({ status: 0, isThere: true, stdout: expect.stringMatching('--yes') });
    expect(reset('--help').stdout).toMatch('topics in Kafka');
  });

  it('deletes nothing without --yes if it cannot ask', () => {
    expect(reset()).toMatchObject({ status: 1, isThere: true, stderr: expect.stringMatching('-- --yes') });
  });

  it('deletes nothing with an unknown option', () => {
    expect(reset('--yse')).toMatchObject({
      status: 1,
      isThere: true,
      stderr: expect.stringMatching('no option --yse'),
    });
  });

  it('deletes nothing while an Assent uses the folder, and names its process', () => {
    const unlock = lockDataDirectory(folder);
    try {
      const refusal = `Assent is running on ${folder} (process ${process.pid})`;
      expect(reset('--yes')).toMatchObject({ status: 1, isThere: true, stderr: expect.stringContaining(refusal) });
    } finally {
      unlock();
    }
  });

  it('deletes only the data of Assent with --yes', () => {
    expect(reset('--yes')).toMatchObject({ status: 0, isThere: false });
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });
});
