import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { answerOf, createAssentClient } from '#libs/client';
import { startProcess } from './assent-process.ts';

const run = promisify(execFile);

/** The lines of the runbook that copy the folder and put it back. */
async function copyingLines(): Promise<readonly string[]> {
  const page = await readFile('docs/runbooks/back-up-and-restore.md', 'utf8');
  return [...page.matchAll(/^ *(\w.*assent-backup.*)$/gm)].map(([, line = '']) => line);
}

describe('the folder of npm start', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assent-copied-'));
    // PostgreSQL cannot run as root, and its own user must reach the folder.
    await chmod(folder, 0o755);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('is copied and restored by the lines of back-up-and-restore.md', async () => {
    const [copy = '', restore = ''] = await copyingLines();
    const data = join(folder, '.assent');
    const names = async (url: string) => {
      const { data: page } = await createAssentClient(url).GET('/api/v12/tokens', { params: {} });
      return page?.items.map(({ name }) => name);
    };
    const register = async (url: string, name: string) => {
      const body = { name, issuerAccountId: 'issuer', openingBalance: '0' };
      const { position } = await answerOf(createAssentClient(url).POST('/api/v12/tokens', { body }));
      const params = { header: { 'X-Min-Position': position } };
      await createAssentClient(url).GET('/api/v12/tokens', { params });
    };

    const first = await startProcess(data);
    await register(first.url, 'before the backup');
    await first.end('SIGTERM');
    await run('bash', ['-c', copy], { cwd: folder });
    const second = await startProcess(data);
    await register(second.url, 'after the backup');
    await second.end('SIGTERM');
    await run('bash', ['-c', restore], { cwd: folder });

    const restored = await startProcess(data);
    expect(await names(restored.url)).toEqual(['before the backup']);
    await restored.end('SIGTERM');
  });
});
