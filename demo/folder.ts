import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataDirectoryInUse, errorCode, lockDataDirectory } from '#libs/process';

const prefix = 'assent-demo-';

/** A data folder that is thrown away. @throws an error that names TMPDIR when there is no place for one */
export async function makeFolder(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), prefix));
  } catch (cause) {
    throw new Error(
      `The demo cannot make a folder in ${tmpdir()} (${errorCode(cause)}). Name one that can be written to with TMPDIR.`,
      { cause },
    );
  }
}

/** Removes the folders of demos that were killed, which nobody else would look for. */
export async function removeLeftFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name);
    // One without a holder is only just made, or only just removed, by a demo that runs.
    if (!name.startsWith(prefix) || !existsSync(join(folder, 'assent.holder'))) continue;
    try {
      const release = lockDataDirectory(folder);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      release();
    } catch (error) {
      if (error instanceof DataDirectoryInUse) continue;
      // Another user's, or one whose PostgreSQL is about to end: the next demo tries again.
      if (errorCode(error) === undefined) throw error;
    }
  }
}
