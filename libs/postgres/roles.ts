import pg, { type Pool, type PoolClient } from 'pg';
import { migrationLock } from './migrate.ts';
import { scramVerifier } from './scram-verifier.ts';
import { inTransaction } from './transaction.ts';

/**
 * The role of processors and of operations on the whole installation. Policies show it the rows of every tenant. Nobody
 * logs in as it: sessions of the apps' login role change to it (DESIGN §11).
 */
export const systemRole = 'assent_system';

/** The role that the apps log in as, by its connection string. */
export interface LoginRole {
  readonly name: string;
  /** Undefined if the server asks for none. */
  readonly password: string | undefined;
}

/** Reads the connection string as pg does, so PGUSER and the user of the system count as well. */
export function loginRoleOf(connectionString: string): LoginRole {
  const { user, password } = new pg.Client({ connectionString });
  if (user === undefined) throw new Error('DATABASE_URL names no user. Add one, as in postgres://user@host/database.');
  return { name: user, password: typeof password === 'string' && password !== '' ? password : undefined };
}

/** The apps' role would see every tenant's rows whatever the policies say, or may not do its work. */
export class UnfitDatabaseRole extends Error {
  override readonly name = 'UnfitDatabaseRole';
  readonly code = 'DATABASE_ROLE_UNFIT';
}

interface RoleFacts {
  readonly name: string;
  readonly isSuperuser: boolean;
  readonly bypasses: boolean;
  /** Null if the role assent_system does not exist. */
  readonly inherits: boolean | null;
  readonly maySet: boolean | null;
}

/**
 * Checks the role that the apps connect as: row-level security must apply to it, and it must be able to act as
 * {@link systemRole}.
 * @throws UnfitDatabaseRole with the statements that repair it
 */
export async function requireFitRole(database: Pool): Promise<void> {
  const { rows } = await database.query<RoleFacts>(
    `select r.rolname as name, r.rolsuper as "isSuperuser", r.rolbypassrls as bypasses,
            pg_has_role(r.oid, s.oid, 'usage') as inherits, pg_has_role(r.oid, s.oid, 'set') as "maySet"
     from pg_roles r left join pg_roles s on s.rolname = $1 where r.rolname in (session_user, current_user)`,
    [systemRole],
  );
  for (const facts of rows) {
    const unfitness = unfitnessOf(facts);
    if (unfitness !== undefined) throw new UnfitDatabaseRole(unfitness);
  }
}

function unfitnessOf({ name, isSuperuser, bypasses, inherits, maySet }: RoleFacts): string | undefined {
  const role = pg.escapeIdentifier(name);
  if (isSuperuser || bypasses) {
    const why = isSuperuser ? 'is a superuser' : 'has BYPASSRLS';
    return (
      `The role ${role} of DATABASE_URL ${why}, so it would see the data of every tenant. Move this URL to ` +
      `DATABASE_ADMIN_URL, and set DATABASE_URL to the same database with the user assent_app and a password of your ` +
      `choice. The next migration creates that role.`
    );
  }
  if (inherits === true) {
    return (
      `The role ${role} of DATABASE_URL inherits ${systemRole}, so it would see the data of every tenant. ` +
      `Run: grant ${systemRole} to ${role} with inherit false, set true;`
    );
  }
  if (maySet !== true) {
    return (
      `The role ${role} of DATABASE_URL may not act as ${systemRole}. Migrate the database with DATABASE_ADMIN_URL set to its ` +
      `owner, or run: ${inherits === null ? `create role ${systemRole}; ` : ''}grant ${systemRole} to ${role} with inherit false, set true;`
    );
  }
  return undefined;
}

/**
 * Creates {@link systemRole} and the apps' login role when they are missing, and lets the second act as the first. Roles
 * belong to the whole server, so they may exist already. An existing role keeps its password.
 * @param admin sessions of the role that migrates. Until {@link endMigration} it inherits the system role, because a
 *   migration may change the rows of every tenant, and replaces functions that the system role owns.
 * @throws UnfitDatabaseRole if the migrating role may not create what is missing
 */
export async function prepareRoles(admin: Pool, app: LoginRole): Promise<void> {
  try {
    await inTransaction(admin, async (client) => {
      await client.query(`select pg_advisory_xact_lock(${migrationLock})`);
      if (!(await exists(client, systemRole))) await client.query(`create role ${systemRole} nologin`);
      if (!(await exists(client, app.name))) {
        const password = app.password === undefined ? '' : ` password '${scramVerifier(app.password)}'`;
        await client.query(`create role ${pg.escapeIdentifier(app.name)} login nosuperuser nobypassrls${password}`);
      }
      const { rows } = await client.query<{ user: string; isSuperuser: boolean }>(
        `select current_user as user, rolsuper as "isSuperuser" from pg_roles where rolname = current_user`,
      );
      const [migrating] = rows;
      if (migrating?.user !== app.name) await grant(client, app.name, false);
      if (migrating?.isSuperuser === false) await grant(client, migrating.user, true);
    });
  } catch (cause) {
    if (!isInsufficientPrivilege(cause)) throw cause;
    throw new UnfitDatabaseRole(
      `The role that migrates may not create the roles of the apps: ${cause.message}. Run as a superuser: ` +
        `create role ${systemRole}; create role ${pg.escapeIdentifier(app.name)} login password '…'; ` +
        `grant ${systemRole} to ${pg.escapeIdentifier(app.name)} with inherit false, set true; ` +
        `and let the role that migrates grant it: grant ${systemRole} to … with admin true;`,
      { cause },
    );
  }
}

/** Ends the rights that {@link prepareRoles} gave to the apps' role, if that role migrates. */
export async function endMigration(admin: Pool, app: LoginRole): Promise<void> {
  await inTransaction(admin, (client) => grant(client, app.name, false));
}

async function exists(client: PoolClient, role: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  return rowCount === 1;
}

/** Changes nothing if it is so already, because concurrent grants of one role in two databases fail. */
async function grant(client: PoolClient, role: string, inherit: boolean): Promise<void> {
  const { rows } = await client.query<{ inherits: boolean; maySet: boolean }>(
    `select pg_has_role($1::name, $2::name, 'usage') as inherits, pg_has_role($1::name, $2::name, 'set') as "maySet"`,
    [role, systemRole],
  );
  if (rows[0]?.maySet === true && rows[0].inherits === inherit) return;
  await client.query(`grant ${systemRole} to ${pg.escapeIdentifier(role)} with inherit ${inherit}, set true`);
}

function isInsufficientPrivilege(fault: unknown): fault is Error {
  return fault instanceof Error && 'code' in fault && fault.code === '42501';
}
