import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { scramVerifier } from '#libs/postgres';

const name = 'assent_app';

/**
 * Gives the role of the apps a new password, and creates it if it is missing, as in a cluster of an earlier version. No
 * file holds the password, because each start replaces it.
 */
export async function createAppLogin(
  superuserUrl: string,
): Promise<{ readonly name: string; readonly password: string }> {
  const password = randomBytes(24).toString('base64url');
  const client = new pg.Client({ connectionString: superuserUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
    await client.query(
      `${rowCount === 0 ? 'create' : 'alter'} role ${name} login nosuperuser nobypassrls password '${scramVerifier(password)}'`,
    );
  } finally {
    await client.end();
  }
  return { name, password };
}
