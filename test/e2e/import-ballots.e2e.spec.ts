import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { startTestAssent, type TestAssent } from './running-assent.ts';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('assent import-ballots', () => {
  let assent: TestAssent;
  let folder: string;

  beforeAll(async () => {
    assent = await startTestAssent();
    folder = await mkdtemp(join(tmpdir(), 'assent-ballots-'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await assent.close();
  });

  const fileOf = async (content: string | Uint8Array): Promise<string> => {
    const file = join(folder, 'ballots.csv');
    await writeFile(file, content);
    return file;
  };
  const importBallots = (url: string, ...args: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      const env = { ...process.env, ASSENT_URL: url };
      execFile(process.execPath, ['dist/cli/main.js', 'import-ballots', ...args], { env }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      });
    });
  const events = async (): Promise<number> => {
    const { rows } = await assent.pool.query<{ count: number }>(
      'select count(*)::int as count from event_store.events',
    );
    return rows[0]?.count ?? 0;
  };

  it('imports a long file with a voter on one roll call only and a voter who did not vote', async () => {
    const file = await fileOf(
      'voter;roll call;choice\nAnn;r1;Yea\nBob;r1;Nay\nCem;r1;Aye\nAnn;r2;No\nBob;r2;Not Voting\n',
    );
    const { stdout } = await importBallots(assent.url, file, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      votes: 5,
      rollCalls: [
        { name: 'r1', approve: 2, reject: 1, abstain: 0, versionStatus: 'ACTIVE' },
        { name: 'r2', approve: 0, reject: 1, abstain: 1, versionStatus: 'REJECTED' },
      ],
    });
    const plain = await importBallots(assent.url, await fileOf('Ann,y,n\nBob,y,n\n'), '--json');
    expect(JSON.parse(plain.stdout)).toMatchObject({ votes: 4, rollCalls: [{ approve: 2 }, { reject: 2 }] });
  });

  it('records nothing for a refused file', async () => {
    const recorded = await events();
    const rows = Array.from({ length: 400 }, (_, index) => `m${index},y`).join('\n');
    const { code, stderr } = await importBallots(assent.url, await fileOf(`name,a\n${rows}\nlast,perhaps\n`));
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('line 402, column 2: "perhaps"'),
    });
    expect(await events()).toBe(recorded);
  });

  it('--explain shows how a file would be read, and sends nothing', async () => {
    const nowhere = 'http://127.0.0.1:9';
    const file = await fileOf(Buffer.from('Name;Antrag\nMüller;ja\nWeiß;nein\nJörg;\n', 'latin1'));
    const { code, stdout } = await importBallots(nowhere, file, '--explain', '--encoding', 'windows-1252');
    expect(code).toBe(0);
    for (const said of ['windows-1252 (--encoding)', 'semicolon', 'header', '3, named by column 1 (Name)', 'Antrag']) {
      expect(stdout).toContain(said);
    }
    const json = await importBallots(nowhere, file, '--explain', '--json', '--encoding', 'windows-1252');
    expect(JSON.parse(json.stdout)).toMatchObject({
      header: { present: true },
      rollCalls: [{ name: 'Antrag', approve: 1, reject: 1, abstain: 0, notVoting: 1 }],
    });
  });

  it.each<[what: string, content: string, args: string[], says: string]>([
    ['codes of VoteView', 'name,V1\nSMITH,1\nJONES,6\n', ['--format', 'voteview'], 'V1'],
    ['a header that looks like a ballot', 'name,yes\nAnn,y\n', ['--header'], 'yes'],
    ['a ballot that looks like a header', 'name,y\nAnn,y\n', ['--no-header'], 'roll call 1'],
    ['a delimiter by its name', 'name|a\nAnn|y\n', ['--delimiter', 'bar'], 'bar'],
  ])('accepts %s', async (_, content, args, says) => {
    const { code, stdout } = await importBallots(assent.url, await fileOf(content), '--explain', ...args);
    expect([code, stdout]).toEqual([0, expect.stringContaining(says)]);
  });

  it.each<[what: string, args: string[]]>([
    ['a format', ['--format', 'xml']],
    ['a delimiter', ['--delimiter', 'dot']],
    ['an encoding', ['--encoding', 'ebcdic']],
  ])('refuses %s that it does not know', async (_, args) => {
    const { code, stderr } = await importBallots(assent.url, await fileOf('name,a\nAnn,y\n'), '--explain', ...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(new RegExp(`unknown ${args.join(' ')}`, 'i'))]);
  });
});
