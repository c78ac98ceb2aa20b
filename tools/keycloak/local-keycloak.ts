import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import getPort from 'get-port';
import { endWithUs } from '#libs/embedded-postgres';
import { keycloakPrograms } from './keycloak-programs.ts';

/** The realm of development and tests, with a person for each role. docker-compose.yml mounts the same file. */
export const realmFile = 'tools/keycloak/realm.json';
const administrator = { name: 'admin', password: 'for-development-only' };
const readyWithinMs = 600_000;

export interface LocalKeycloak {
  /** The URL without a path. */
  readonly url: string;
  readonly issuer: string;
  readonly administrator: { readonly name: string; readonly password: string };
  stop(): Promise<void>;
}

/**
 * Starts a Keycloak on a free port of this machine, with the realm `assent` and a database in memory.
 * @param programs the folder that keeps the program
 */
export async function startLocalKeycloak(programs: string): Promise<LocalKeycloak> {
  const home = await keycloakPrograms(programs);
  const port = await getPort({ host: '127.0.0.1' });
  const url = `http://127.0.0.1:${port}`;
  const issuer = `${url}/realms/assent`;
  const output: string[] = [];
  const imports = join(home, 'data', 'import');
  mkdirSync(imports, { recursive: true });
  copyFileSync(realmFile, join(imports, 'assent-realm.json'));
  const server = spawn(
    join(home, 'bin', 'kc.sh'),
    ['start-dev', '--import-realm', '--http-host=127.0.0.1', `--http-port=${port}`, '--db=dev-mem'],
    {
      env: {
        ...process.env,
        KC_BOOTSTRAP_ADMIN_USERNAME: administrator.name,
        KC_BOOTSTRAP_ADMIN_PASSWORD: administrator.password,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  );
  endWithUs(server);
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  }
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGKILL');
    await ended;
  };
  const deadline = Date.now() + readyWithinMs;
  while (!(await answers(issuer))) {
    if (server.exitCode === null && Date.now() < deadline) {
      await delay(200);
      continue;
    }
    await stop();
    throw new Error(`Keycloak did not start. Its last lines:\n${output.join('').split('\n').slice(-10).join('\n')}`);
  }
  return { url, issuer, administrator, stop };
}

async function answers(issuer: string): Promise<boolean> {
  try {
    return (await fetch(`${issuer}/.well-known/openid-configuration`)).ok;
  } catch {
    return false;
  }
}
