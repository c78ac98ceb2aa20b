import { query } from '#apps/query/query.module';
import { createPostgresEventStore } from '#libs/event-store';
import { createHttpApp } from '#libs/http';
import { createPool, systemRole, TenantDatabase } from '#libs/postgres';
import { createLogger, readConfig, systemClock } from '#libs/process';
import { BackgroundWork, ProcessMetrics, ProcessModule } from '#libs/runtime';
import { closeAtEnd } from './opened.ts';

export { stop } from './opened.ts';

const poolSize = 10;

/**
 * Starts the query app on an existing database.
 * @param isSecured true: look-ups go through row-level security, as in operation; false: as the system role, which sees
 *   every row, and without a tenant
 * @returns its URL
 */
export async function start({
  url,
  isSecured,
  environment,
}: {
  readonly url: string;
  readonly isSecured: boolean;
  readonly environment: Readonly<Record<string, string>>;
}): Promise<string> {
  const database = createPool(url, { max: poolSize, applicationName: 'bench-query', role: systemRole });
  closeAtEnd(() => database.end());
  const login = createPool(url, { max: poolSize, applicationName: 'bench-query' });
  closeAtEnd(() => login.end());
  const eventStore = createPostgresEventStore({ pool: database });
  closeAtEnd(() => eventStore.close());
  const config = { ...readConfig({ DATABASE_URL: url, LOG_LEVEL: 'error', ...environment }), port: 0 };
  const metrics = new ProcessMetrics();
  const tenants = isSecured ? new TenantDatabase(login) : ({ of: () => database } as unknown as TenantDatabase);
  const runtime = {
    ...{ config, clock: systemClock, logger: createLogger('error'), database, eventStore, metrics },
    backgroundWork: new BackgroundWork(),
    tenants,
    searches: tenants,
  };
  const app = await createHttpApp(ProcessModule.of([query], runtime), { ...runtime, registry: metrics.registry });
  closeAtEnd(() => app.close());
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}
