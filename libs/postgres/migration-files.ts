import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

export interface Migrations {
  /** The PostgreSQL schema of the migrations, created if it is missing. */
  readonly schema: string;
  /**
   * Folder of `NNN_name.sql` files, numbered from 001 without gaps, each with `NNN_name.down.sql`, which undoes it. The
   * subfolders `functions` and `views` hold the current text of each function and view.
   */
  readonly directory: URL;
}

export interface MigrationFiles {
  /** The names of the numbered migrations, in order. */
  readonly numbered: readonly string[];
  /** The current texts of all functions and then of all views, sorted by name. */
  readonly definitions: readonly string[];
  /** Of `definitions`: changes when one of them does. */
  readonly digest: string;
}

export async function readMigrationFiles({ schema, directory }: Migrations): Promise<MigrationFiles> {
  const files = (await readdir(directory, { recursive: true })).map((name) => name.replaceAll('\\', '/')).sort();
  const numbered = files.filter((name) => /^\d{3}_.+\.sql$/.test(name) && !name.endsWith('.down.sql'));
  numbered.forEach((name, index) => {
    if (Number(name.slice(0, 3)) !== index + 1)
      throw new Error(
        `Migration ${name} of ${schema} is out of sequence: expected number ${index + 1}. Number the files from 001 without gaps.`,
      );
    if (files.includes(downFileOf(name))) return;
    throw new Error(`Migration ${name} of ${schema} cannot be undone. Write ${downFileOf(name)} beside it.`);
  });
  const definitions = await Promise.all(
    files
      .filter((name) => /^(functions|views)\/.+\.sql$/.test(name))
      .map((name) => readFile(new URL(name, directory), 'utf8')),
  );
  return { numbered, definitions, digest: createHash('sha256').update(definitions.join('\0')).digest('hex') };
}

/** The file that undoes a numbered migration. */
export function downFileOf(name: string): string {
  return name.replace(/\.sql$/, '.down.sql');
}
