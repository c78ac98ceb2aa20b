import type { Pool } from 'pg';
import { dumpSchema } from './dump-schema.ts';

/** The committed dump, by its path from the project's root. */
export const schemaFile = 'docs/schema.sql';

/** The text of the committed dump for a database with all migrations. */
export async function schemaDocument(database: Pool): Promise<string> {
  return `-- The whole schema of the database, as the migrations make it. Written by npm run schema; a test compares it with them.\n\n${await dumpSchema(database)}`;
}
