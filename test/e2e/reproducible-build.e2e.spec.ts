import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const sources = ['apps', 'libs', 'cli', 'demo', 'load', 'tools', 'scripts'];
const settings = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
/** Files that the build and the compiler keep for their next run. The image does not contain them. */
const notes = ['.assent-build', '.tsbuildinfo'];

describe('the build (S7-48)', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assent-build-'));
    for (const name of [...sources, ...settings]) await cp(name, join(folder, name), { recursive: true });
    await mkdir(join(folder, 'node_modules'));
    for (const name of await readdir('node_modules')) {
      await symlink(resolve('node_modules', name), join(folder, 'node_modules', name));
    }
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('produces the same bytes from scratch in another folder', async () => {
    // `npm test` has built dist/ in this folder, perhaps incrementally, and has checked the types meanwhile.
    await withoutCheck(join(folder, 'tsconfig.build.json'));
    await promisify(execFile)(process.execPath, [join(folder, 'scripts/assent.mjs'), 'build']);
    const [here, there] = [await contentsOf('dist'), await contentsOf(join(folder, 'dist'))];
    expect([...there.keys()]).toEqual([...here.keys()]);
    expect([...there.keys()].filter((file) => there.get(file)?.equals(here.get(file) ?? Buffer.of()) !== true)).toEqual(
      [],
    );
    expect(there.size).toBeGreaterThan(500);
  });
});

/** Has the compiler emit without a check of the types, which takes most of its time. */
async function withoutCheck(settingsFile: string): Promise<void> {
  const settings = JSON.parse(await readFile(settingsFile, 'utf8')) as { compilerOptions: object };
  const compilerOptions = { ...settings.compilerOptions, noCheck: true };
  await writeFile(settingsFile, JSON.stringify({ ...settings, compilerOptions }));
}

async function contentsOf(dist: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !notes.includes(entry.name))
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
    .sort();
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(join(dist, file))] as const)));
}
