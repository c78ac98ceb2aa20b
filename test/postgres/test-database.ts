import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { createPool, TenantDatabase } from '#libs/postgres';
import { templateName } from './template.ts';

export interface TestDatabase {
  /** As the superuser, for preparation and inspection. */
  readonly url: string;
  /** As the login role of the apps. */
  readonly appUrl: string;
  /** As the superuser. */
  readonly pool: Pool;
  /** As the requests of tenants see it. */
  readonly tenants: TenantDatabase;
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

/** The settings of the database, for a process. */
export function settingsOf({ appUrl, url }: TestDatabase): { DATABASE_URL: string; DATABASE_ADMIN_URL: string } {
  return { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: url };
}

async function clone(template: string): Promise<TestDatabase> {
  const { TEST_POSTGRES_URL: serverUrl, TEST_POSTGRES_APP_URL: appServerUrl } = process.env;
  if (serverUrl === undefined || appServerUrl === undefined)
    throw new Error('Tests run through npm test, which starts PostgreSQL first.');
  const server = createPool(serverUrl, { max: 1, applicationName: 'assent-test' });
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await server.query(`create database ${name} template ${template}`);
  const [url, appUrl] = [serverUrl, appServerUrl].map((each) => each.replace(/\/[^/]*$/, `/${name}`)) as [
    string,
    string,
  ];
  const pool = createPool(url, { max: 10, applicationName: 'assent-test' });
  const loginPool = createPool(appUrl, { max: 2, applicationName: 'assent-test' });
  return {
    url,
    appUrl,
    pool,
    tenants: new TenantDatabase(loginPool),
    drop: async () => {
      await Promise.all([pool.end(), loginPool.end()]);
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    },
  };
}
