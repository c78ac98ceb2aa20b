import { readdir, readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

const project = dirname(findPackageJSON('.', import.meta.url) ?? '.');
const directory = join(project, 'docs', 'runbooks');

/** A page of the runbooks as it was written; undefined when there is no such page. */
export async function runbook(name: string): Promise<string | undefined> {
  // Only what is listed is read: a name from outside never becomes a path.
  const pages: readonly string[] = await readdir(directory).catch(() => []);
  return pages.includes(`${name}.md`) ? readFile(join(directory, `${name}.md`), 'utf8') : undefined;
}
