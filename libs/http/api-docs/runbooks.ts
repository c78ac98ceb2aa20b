import { readdir, readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

const project = dirname(findPackageJSON('.', import.meta.url) ?? '.');
const directory = join(project, 'docs', 'runbooks');

/** The Markdown of a runbook page. Undefined if the page does not exist. */
export async function runbook(name: string): Promise<string | undefined> {
  // Compares the name with the listed files, so that a name from a request never becomes a path.
  const pages: readonly string[] = await readdir(directory).catch(() => []);
  return pages.includes(`${name}.md`) ? readFile(join(directory, `${name}.md`), 'utf8') : undefined;
}
