import 'reflect-metadata';
import type { FastifyInstance } from 'fastify';
import { operations } from '#libs/contracts';
import { createPostgresEventStore } from '#libs/event-store';
import { createHttpApp } from '#libs/http';
import { createLogger, MovableClock, readConfig } from '#libs/process';
import { BackgroundWork, ProcessMetrics, ProcessModule } from '#libs/runtime';
import { allApps } from '#apps/standalone/all-apps';
import { createTestDatabase } from '../postgres/test-database.ts';

/** Routes for pages, health and metrics, which the OpenAPI document omits. */
const besidesTheApi = [
  ...['GET /', 'GET /docs', 'GET /docs/*', 'GET /openapi.json', 'GET /problems', 'GET /runbooks/{name}'],
  'GET /.well-known/oauth-protected-resource',
  ...['GET /sign/{page}', 'GET /sign/settings.json', 'GET /sign/assets/{name}'],
  ...[
    'GET /metrics',
    'GET /q/metrics',
    'GET /health/live',
    'GET /health/ready',
    'GET /health/started',
    'GET /q/health',
  ],
];

it('CV-12 every route is an operation, and every operation is a route', async () => {
  const documented = operations.map(({ method, path }) => `${method} ${path}`);
  expect(await routesOfAssent()).toEqual([...documented, ...besidesTheApi].sort());
});

/** All HTTP routes of the running apps, as `METHOD /path/{parameter}`. */
async function routesOfAssent(): Promise<readonly string[]> {
  const routes: string[] = [];
  const database = await createTestDatabase();
  const eventStore = createPostgresEventStore({ pool: database.pool });
  const logger = createLogger('silent');
  const config = readConfig({});
  const runtime = {
    config,
    clock: new MovableClock(),
    logger,
    database: database.pool,
    tenants: database.tenants,
    searches: database.tenants,
    eventStore,
    backgroundWork: new BackgroundWork(),
    metrics: new ProcessMetrics(),
  };
  const app = await createHttpApp(ProcessModule.of(allApps, runtime), {
    ...runtime,
    registry: runtime.metrics.registry,
  });
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push(`${each} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
  });
  try {
    await app.init();
  } finally {
    await app.close();
    await eventStore.close();
    await database.drop();
  }
  // Fastify answers HEAD wherever it answers GET.
  return routes.filter((route) => !route.startsWith('HEAD ')).sort();
}
