import type { Pool } from 'pg';
import { errorCode } from '../error-code.ts';

/** @throws an error with the address, never the password, and what to do, before anything else meets the database */
export async function reachDatabase(database: Pool, databaseUrl: string): Promise<void> {
  try {
    await database.query('select 1');
  } catch (error) {
    const { hostname, port, pathname } = new URL(databaseUrl);
    const reason = error instanceof Error && error.message !== '' ? error.message : (errorCode(error) ?? String(error));
    throw new Error(
      `The database ${pathname.slice(1)} at ${hostname}:${port || '5432'} cannot be used: ${reason}. ` +
        `Check that PostgreSQL runs and that DATABASE_URL is right; without DATABASE_URL npm start uses an embedded one.`,
      { cause: error },
    );
  }
}
