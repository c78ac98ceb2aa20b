import { setTimeout as delay } from 'node:timers/promises';
import replyFrom from '@fastify/reply-from';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { operations, servedBy } from '#libs/contracts';
import {
  answerProblem,
  deadlineAfter,
  deadlineHeader,
  fastifyOptions,
  GatewayCalls,
  guardEdge,
  measureRequests,
  ProblemException,
  RateLimits,
  sourceAddressOf,
} from '#libs/http';
import type { Config, Logger, Upstreams } from '#libs/process';
import { portTaken, ProcessMetrics, type RunningApps } from '#libs/runtime';
import { readinessOf } from './readiness.ts';

/** The monitoring app serves the metrics of the installation here. */
const metricsPaths = ['/metrics', '/q/metrics'];
/** The gateway's own metrics. It has no second address, so they need a path of their own. */
const ownMetricsPath = '/metrics/gateway';
const retryAfterSeconds = 1;

/** Limits for an app that hangs: it accepts connections but does not answer. */
export interface Patience {
  readonly readWithinMs: number;
  readonly commandWithinMs: number;
  /** The most unanswered requests per app. The gateway rejects further requests at once. */
  readonly atOnce: number;
}

/** An app needs at most 5 s for a read (`X-Min-Position`) and 30 s for a command (the cascade of a retirement). */
const patience: Patience = { readWithinMs: 10_000, commandWithinMs: 35_000, atOnce: 2_000 };

/**
 * Serves the whole API at one address when each app is a process. Forwards each request to the app that the operations
 * table names. Answers 503 for an app that is down; requests to other apps are not affected.
 * @throws when the port is taken
 */
export async function startGateway(
  upstreams: Upstreams,
  config: Config,
  logger: Logger,
  { readWithinMs, commandWithinMs, atOnce } = patience,
): Promise<RunningApps> {
  const app = fastify(fastifyOptions(logger, config));
  const metrics = new ProcessMetrics();
  const limits = new RateLimits(config, metrics.registry);
  await guardEdge(app, config, (request, reply) => limits.refusalOfAddress(request, reply));
  measureRequests(app, metrics.registry);
  // The gateway forwards bodies unparsed, because the app validates them.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_, body, done) => done(null, body));
  await app.register(replyFrom, {
    // No limit on connections, because a request that queues for a connection has no timeout.
    undici: { connections: null },
    // Only the client knows whether its request is safe to repeat.
    retryMethods: [],
    maxRetriesOn503: 0,
    disableRequestLogging: true,
  });
  app.setErrorHandler((error, request, reply) => {
    answerProblem(error, request, reply, logger);
  });

  const calls = config.internalSecret === undefined ? undefined : new GatewayCalls(config.internalSecret);
  const waiting = new Map<keyof Upstreams, number>();
  const forwardTo =
    (name: keyof Upstreams) =>
    (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
      const others = waiting.get(name) ?? 0;
      if (others >= atOnce) {
        const detail = `The app ${name} has ${others} unanswered requests.`;
        throw new ProblemException('RESOURCE_BUSY', detail, { retryAfterSeconds });
      }
      waiting.set(name, others + 1);
      reply.raw.once('close', () => waiting.set(name, (waiting.get(name) ?? 0) - 1));
      const isRead = request.method === 'GET';
      const [path = '', query = ''] = splitOnce(request.url, '?');
      // No resource has such a path, and reply-from would fail at it.
      if (/\.\.\/|\/\.\./.test(decodeURIComponent(path))) {
        throw new ProblemException('ROUTE_NOT_FOUND', `There is no route ${request.method} ${path}.`);
      }
      const url = upstreams[name] + path;
      const target = new URL(url).pathname + (query === '' ? '' : `?${query}`);
      return reply.from(url, {
        // The app refuses an unrouted request that is no read, whatever its body.
        ...(request.is404 && !isRead && { body: null }),
        // Passed by itself, because reply-from decodes the source, and a query may have any bytes.
        queryString: () => query,
        timeout: isRead ? readWithinMs : commandWithinMs,
        // Drops the client's deadline header, which only the gateway may set. Drops the origin, which the gateway has
        // checked, because the app would compare it with a different host.
        rewriteRequestHeaders: ({ method }, { [deadlineHeader]: __, origin: ___, ...given }) => {
          const headers = {
            ...given,
            // The client may have sent such headers itself; what they say has been judged by TRUSTED_PROXIES.
            'x-forwarded-for': sourceAddressOf(request),
            'x-forwarded-proto': request.protocol,
            ...(!isRead && { [deadlineHeader]: deadlineAfter(Date.now(), commandWithinMs) }),
          };
          return { ...headers, ...calls?.sign({ method, target, headers }) };
        },
        // Connection headers concern only the connection between gateway and app.
        rewriteHeaders: ({ connection: _, 'keep-alive': __, ...headers }) => headers,
        onError: (answer, { error }) => {
          const unavailable = new ProblemException('APP_UNAVAILABLE', `The app ${name} did not answer.`, {
            retryAfterSeconds,
          });
          unavailable.cause = error;
          answerProblem(unavailable, request, answer as FastifyReply, logger);
        },
      });
    };
  for (const operation of operations) {
    const url = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.route({ method: operation.method, url, handler: forwardTo(servedBy(operation)) });
  }
  for (const url of metricsPaths) app.get(url, forwardTo('monitoring'));
  app.get(ownMetricsPath, async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  // The query app serves the documentation and answers 404 for unknown routes. Forwards before Fastify looks at the body,
  // because Fastify refuses some methods and content types itself.
  const forwardUnrouted = forwardTo('query');
  app.addHook('onRequest', async (request, reply) => (request.is404 ? forwardUnrouted(request, reply) : undefined));

  let draining = false;
  app.get('/health/live', () => ({ status: 'UP', checks: {} }));
  app.get('/health/started', () => ({ status: 'UP', checks: {} }));
  for (const url of ['/health/ready', '/q/health']) {
    app.get(url, async (_, reply) => {
      const health = await readinessOf(upstreams, draining);
      return reply.status(health.status === 'UP' ? 200 : 503).send(health);
    });
  }
  try {
    const url = await app.listen({ port: config.port, host: config.host });
    const stop = async (): Promise<void> => {
      draining = true;
      await delay(config.drainMs);
      await app.close();
    };
    // The gateway reads no event log, so it cannot lose one.
    return { url, lost: new Promise(() => undefined), stop };
  } catch (error) {
    await app.close();
    throw portTaken(error, config);
  }
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
