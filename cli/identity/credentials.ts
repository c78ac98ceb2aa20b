import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { takeFolderLock } from '#libs/process';
import { providerDeadlineSeconds, SignInFailed } from './sign-in-failed.ts';

const credentialsSchema = z.object({
  issuer: z.string(),
  resource: z.string(),
  clientId: z.string(),
  accessToken: z.string(),
  /** In ms since 1970. Absent if unknown: the access token is used until it is refused. */
  expiresAt: z.number().optional(),
  refreshToken: z.string().optional(),
});

export type Credentials = z.infer<typeof credentialsSchema>;

const fileSchema = z.record(z.string(), credentialsSchema);

const pollMs = 50;

/** A renewal takes two answers of the identity provider at most. */
const longestRenewalMs = 2 * providerDeadlineSeconds * 1_000;

/** What `npx assent login` keeps for each server, in a file that only its owner can read. */
export class CredentialsFile {
  readonly #path: string;

  readonly #patienceMs: number;

  /** @param patienceMs how long a change waits for that of another process */
  constructor(env: Readonly<Record<string, string | undefined>>, patienceMs = longestRenewalMs + 2_000) {
    this.#patienceMs = patienceMs;
    const directory = env['XDG_CONFIG_HOME'] ?? join(env['HOME'] ?? homedir(), '.config');
    this.#path = join(directory, 'assent', 'credentials.json');
  }

  async of(url: string): Promise<Credentials | undefined> {
    return (await this.#read())[url];
  }

  /**
   * @param credentials undefined to forget them
   * @throws as {@link change}
   */
  async keep(url: string, credentials: Credentials | undefined): Promise<void> {
    await this.change(url, () => Promise.resolve(credentials));
  }

  /**
   * Changes what is kept, one process of this machine at a time. Two processes must not use one refresh token: a provider
   * that rotates them takes the second use for theft and ends the sign-in (RFC 9700, 4.14.2).
   * @param next from what is kept now to what is kept then; undefined to forget it
   * @throws SignInFailed SIGN_IN_IN_USE when another process does not end its change
   */
  async change(
    url: string,
    next: (kept: Credentials | undefined) => Promise<Credentials | undefined>,
  ): Promise<Credentials | undefined> {
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
    const lock = await this.#lock();
    try {
      const { [url]: kept, ...others } = await this.#read();
      const changed = await next(kept);
      if (changed !== kept) await this.#write(changed === undefined ? others : { ...others, [url]: changed });
      return changed;
    } finally {
      lock.release();
    }
  }

  /** The lock of a process that died has no effect. */
  async #lock(): Promise<{ readonly release: () => void }> {
    const started = performance.now();
    for (;;) {
      const taken = takeFolderLock(`${this.#path}.lock`);
      if ('release' in taken) return taken;
      if (performance.now() - started > this.#patienceMs) {
        const message = `The sign-in is in use by another command (process ${taken.holder}).`;
        throw new SignInFailed('unavailable', 'SIGN_IN_IN_USE', message, 'Try again when that command has ended.');
      }
      await delay(pollMs);
    }
  }

  async #write(next: Readonly<Record<string, Credentials>>): Promise<void> {
    // Renamed into place, so that a command that is stopped leaves the file whole.
    const draft = `${this.#path}.${process.pid}`;
    await writeFile(draft, JSON.stringify(next, null, 2), { mode: 0o600 });
    await rename(draft, this.#path);
  }

  /** A file that is missing or damaged holds nothing: the person signs in again. */
  async #read(): Promise<Readonly<Record<string, Credentials>>> {
    try {
      return fileSchema.parse(JSON.parse(await readFile(this.#path, 'utf8')));
    } catch {
      return {};
    }
  }
}
