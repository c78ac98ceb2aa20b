import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataDirectoryInUse, errorCode, lockDataDirectory } from '#libs/process';

const prefix = 'assent-demo-';

/** Creates a temporary data folder. @throws an error that names TMPDIR when the folder cannot be created */
export async function makeFolder(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), prefix));
  } catch (cause) {
    throw new Error(
      `The demo cannot make a folder in ${tmpdir()} (${errorCode(cause)}). Set TMPDIR to a writable folder.`,
      { cause },
    );
  }
}

/** Removes the folders of demos that were killed. */
export async function removeLeftFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name);
    // A running demo is just creating or removing a folder without a holder.
    if (!name.startsWith(prefix) || !existsSync(join(folder, 'assent.holder'))) continue;
    try {
      const release = lockDataDirectory(folder);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      release();
    } catch (error) {
      if (error instanceof DataDirectoryInUse) continue;
      // The folder is another user's, or its PostgreSQL is stopping. The next demo tries again.
      if (errorCode(error) === undefined) throw error;
    }
  }
}
