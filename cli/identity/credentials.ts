import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const credentialsSchema = z.object({
  issuer: z.string(),
  resource: z.string(),
  clientId: z.string(),
  accessToken: z.string(),
  /** In ms since 1970. */
  expiresAt: z.number(),
  refreshToken: z.string().optional(),
});

export type Credentials = z.infer<typeof credentialsSchema>;

const fileSchema = z.record(z.string(), credentialsSchema);

/** What `npx assent login` keeps for each server, in a file that only its owner can read. */
export class CredentialsFile {
  readonly #path: string;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    const directory = env['XDG_CONFIG_HOME'] ?? join(env['HOME'] ?? homedir(), '.config');
    this.#path = join(directory, 'assent', 'credentials.json');
  }

  async of(url: string): Promise<Credentials | undefined> {
    return (await this.#read())[url];
  }

  /** @param credentials undefined to forget them */
  async keep(url: string, credentials: Credentials | undefined): Promise<void> {
    const { [url]: _, ...others } = await this.#read();
    const next = credentials === undefined ? others : { ...others, [url]: credentials };
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
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
