import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

export interface Migrations {
  /** The Postgres schema that the files fill; created when it is not there. */
  readonly schema: string;
  /**
   * Folder of `NNN_name.sql` files, numbered from 001 without gaps, each with its way back in `NNN_name.down.sql`. The folders
   * `functions` and `views` in it hold the current text of each function and view.
   */
  readonly directory: URL;
}

export interface MigrationFiles {
  /** The names of the numbered migrations, in order. */
  readonly numbered: readonly string[];
  /** The current texts of all functions and then of all views, each in the order of their names. */
  readonly definitions: readonly string[];
  /** Changes with the texts. */
  readonly digest: string;
}

export async function readMigrationFiles({ schema, directory }: Migrations): Promise<MigrationFiles> {
  const files = (await readdir(directory, { recursive: true })).map((name) => name.replaceAll('\\', '/')).sort();
  const numbered = files.filter((name) => /^\d{3}_.+\.sql$/.test(name) && !name.endsWith('.down.sql'));
  numbered.forEach((name, index) => {
    if (Number(name.slice(0, 3)) !== index + 1) throw new Error(`Migration ${name} of ${schema} is out of sequence.`);
    if (files.includes(wayBackOf(name))) return;
    throw new Error(`Migration ${name} of ${schema} has no way back. Write ${wayBackOf(name)} beside it.`);
  });
  const definitions = await Promise.all(
    files
      .filter((name) => /^(functions|views)\/.+\.sql$/.test(name))
      .map((name) => readFile(new URL(name, directory), 'utf8')),
  );
  return { numbered, definitions, digest: createHash('sha256').update(definitions.join('\0')).digest('hex') };
}

/** The file that takes a numbered migration back. */
export function wayBackOf(name: string): string {
  return name.replace(/\.sql$/, '.down.sql');
}
