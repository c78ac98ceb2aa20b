import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { AccessBooks, Principals, type AccessTokens } from '#libs/identity';
import type { TenantDatabase } from '#libs/postgres';
import type { Clock, Config, Logger } from '#libs/process';
import { checkActingPerson } from './acting-person.ts';
import { Authentication } from './authentication.ts';
import { noteApiKeyUses } from './api-key-uses/note-api-key-uses.ts';
import { recordDenials } from './denials/record-denials.ts';
import { answerRepeatedRequests } from './idempotency/repeated-requests.ts';
import { IdempotencyKeys } from './idempotency/idempotency-keys.ts';
import { guardEdge, refuseUnrouted } from './edge.ts';
import { GatewayCalls } from './gateway-calls/gateway-calls.ts';
import { fastifyOptions } from './fastify-options.ts';
import { nestLogger } from './nest-logger.ts';
import { readJsonExactly } from './json-body.ts';
import { answerPlansAsRead } from './plan-status.ts';
import { requestContextOf } from './request-context.ts';
import { ProblemFilter } from './problem.filter.ts';
import { RateLimits } from './rate-limits/rate-limits.ts';
import { logRequests } from './request-log.ts';
import { measureRequests } from './request-metrics.ts';
import { SchemaPipe } from './schema.pipe.ts';
import { refuseUnsupportedDryRuns } from './unsupported-dry-runs.ts';

const bodyLimitBytes = 1_048_576;
const closeIdleEveryMs = 50;

/** The resources that the wire rules need. */
export interface HttpEnvironment {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Stores the answers to requests with an Idempotency-Key. */
  readonly tenants: TenantDatabase;
  /** Receives the request metrics. */
  readonly registry: Registry;
  /** Verifies access tokens. Undefined in local mode. */
  readonly tokens?: AccessTokens | undefined;
}

/** A Nest application on Fastify with the wire rules: problems, schemas, correlation, JSON only, Idempotency-Key. */
export async function createHttpApp(
  module: DynamicModule,
  { config, clock, logger, tenants, registry, tokens }: HttpEnvironment,
): Promise<NestFastifyApplication> {
  const calls = config.internalSecret === undefined ? undefined : new GatewayCalls(config.internalSecret);
  const adapter = new FastifyAdapter({
    ...fastifyOptions(logger, config),
    // What the gateway signs says who the client is.
    ...(calls !== undefined && { trustProxy: (_: string, hop: number) => hop === 0 }),
    bodyLimit: bodyLimitBytes,
  });
  const fastify = adapter.getInstance();
  const limits = new RateLimits(config, registry);
  // The gateway has counted the address of a call that it signs.
  await guardEdge(fastify, config, (request, reply) =>
    calls === undefined ? limits.refusalOfAddress(request, reply) : calls.refusalOf(request),
  );
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  measureRequests(fastify, registry);
  logRequests(fastify, logger);
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  fastify.removeContentTypeParser(['text/plain']);
  readJsonExactly(fastify);
  const principals = tokens && new Principals(tokens, app.get(AccessBooks), () => clock.now());
  new Authentication(principals, limits, logger).guard(fastify);
  noteApiKeyUses(fastify, { tenants, clock, logger });
  recordDenials(fastify, { tenants, clock, logger, registry });
  refuseUnrouted(fastify);
  refuseUnsupportedDryRuns(fastify);
  answerPlansAsRead(fastify);
  checkActingPerson(fastify, () => clock.now());
  // Runs before an Idempotency-Key is claimed, so that a request the gateway has given up leaves no claim behind.
  fastify.addHook('preHandler', (request, _, done) => {
    requestContextOf(request).admission?.begin();
    done();
  });
  answerRepeatedRequests(fastify, new IdempotencyKeys(tenants), logger);
  // The server closes idle connections only once. Without this hook, a connection that is busy at that moment delays
  // the shutdown until its client closes it, which takes a minute.
  fastify.addHook('preClose', (done) => {
    const closing = setInterval(() => {
      fastify.server.closeIdleConnections();
    }, closeIdleEveryMs);
    fastify.server.once('close', () => {
      clearInterval(closing);
    });
    done();
  });
  return app;
}
