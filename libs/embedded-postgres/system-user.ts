import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Starts a program as a user that PostgreSQL accepts, because it refuses to run as root. */
export interface Launcher {
  readonly command: (program: string, args: readonly string[]) => readonly [program: string, args: readonly string[]];
  /** The required owner of the data directory. Undefined: the current user. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  readonly ids: { readonly uid?: number; readonly gid?: number };
}

const systemUser = 'postgres';
const searchableByOthers = 0o001;

/**
 * @param paths the paths that PostgreSQL must reach: its programs and its data
 * @param as the user for PostgreSQL if root runs this process; default: the system user `postgres`, created if missing
 */
export function postgresLauncher(
  paths: readonly string[],
  as?: { readonly uid: number; readonly gid: number },
): Launcher {
  if (process.getuid?.() !== 0) return { command: (program, args) => [program, args], owner: undefined, ids: {} };
  const owner = as ?? findUser() ?? createUser();
  const closed = paths.map(closedAncestor).find((directory) => directory !== undefined);
  if (closed === undefined) return { command: (program, args) => [program, args], owner, ids: owner };

  // The system user cannot enter root's own folders, such as those of mktemp -d. In that case it keeps the single
  // capability that allows it.
  if (spawnSync('setpriv', ['--version']).status !== 0) {
    throw new Error(
      `PostgreSQL cannot run as root, and its user ${systemUser} cannot enter ${closed}. ` +
        `Run chmod o+x ${closed}, install setpriv (util-linux), or start Assent as another user.`,
    );
  }
  const { uid, gid } = owner;
  const capability = 'dac_override';
  const options = [
    '--securebits=+no_setuid_fixup',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    `--bounding-set=-all,+${capability}`,
  ];
  return { command: (program, args) => ['setpriv', [...options, program, ...args]], owner, ids: {} };
}

function findUser(): { readonly uid: number; readonly gid: number } | undefined {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${systemUser}:`));
  const [, , uid, gid] = entry?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function createUser(): { readonly uid: number; readonly gid: number } {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', systemUser],
      { stdio: 'pipe' },
    );
  } catch (error) {
    throw new Error(
      `PostgreSQL cannot run as root, and the system user ${systemUser} could not be created. Create it by hand, or start Assent as another user.`,
      { cause: error },
    );
  }
  const user = findUser();
  if (user === undefined) throw new Error(`The system user ${systemUser} was created but is not in /etc/passwd.`);
  return user;
}

/** The outermost parent directory of a path that other users cannot enter. */
function closedAncestor(path: string): string | undefined {
  const parent = dirname(path);
  if (parent === path) return undefined;
  return closedAncestor(parent) ?? ((statSync(parent).mode & searchableByOthers) === 0 ? parent : undefined);
}
