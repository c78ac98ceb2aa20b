import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { createPool } from '#libs/postgres';
import { templateName } from './template.ts';

export interface TestDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** Ends the pool and drops the database, including open connections. */
  drop(): Promise<void>;
}

/** Creates a database for a test file, cloned from the template in a few milliseconds. */
export function createTestDatabase(): Promise<TestDatabase> {
  return clone(templateName);
}

/** Creates a database without migrations. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return clone('template1');
}

async function clone(template: string): Promise<TestDatabase> {
  const serverUrl = process.env['TEST_POSTGRES_URL'];
  if (serverUrl === undefined) throw new Error('Tests run through npm test, which starts PostgreSQL first.');
  const server = createPool(serverUrl, { max: 1, applicationName: 'assent-test' });
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await server.query(`create database ${name} template ${template}`);
  const url = serverUrl.replace(/\/[^/]*$/, `/${name}`);
  const pool = createPool(url, { max: 10, applicationName: 'assent-test' });
  return {
    url,
    pool,
    drop: async () => {
      await pool.end();
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    },
  };
}
