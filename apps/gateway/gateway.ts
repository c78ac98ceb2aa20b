import { setTimeout as delay } from 'node:timers/promises';
import replyFrom from '@fastify/reply-from';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { operations, servedBy } from '#libs/contracts';
import {
  answerProblem,
  deadlineAfter,
  deadlineHeader,
  fastifyOptions,
  guardEdge,
  measureRequests,
  ProblemException,
} from '#libs/http';
import type { Config, Logger, Upstreams } from '#libs/process';
import { portTaken, ProcessMetrics, type RunningApps } from '#libs/runtime';
import { readinessOf } from './readiness.ts';

/** Those of the installation. */
const metricsPaths = ['/metrics', '/q/metrics'];
/** Those of this process, which has no other address. */
const ownMetricsPath = '/metrics/gateway';
const retryAfterSeconds = 1;

/** What an app that is paused, and neither answers nor is gone, may hold up. */
export interface Patience {
  readonly readWithinMs: number;
  readonly commandWithinMs: number;
  /** Requests to one app that wait for their answers; beyond it they are turned away at once. */
  readonly atOnce: number;
}

/** By itself a read takes five seconds at most (`X-Min-Position`), and a command thirty (the cascade of a retirement). */
const patience: Patience = { readWithinMs: 10_000, commandWithinMs: 35_000, atOnce: 2_000 };

/**
 * One address for the whole API, where each app is a process of its own: sends each request to the app that the table
 * of operations names. An app that is down is answered for with 503; the others are not touched by it.
 * @throws when the port is taken
 */
export async function startGateway(
  upstreams: Upstreams,
  config: Config,
  logger: Logger,
  { readWithinMs, commandWithinMs, atOnce } = patience,
): Promise<RunningApps> {
  const app = fastify(fastifyOptions(logger));
  guardEdge(app, config);
  const metrics = new ProcessMetrics();
  measureRequests(app, metrics.registry);
  // What a body says is for the app behind us.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_, body, done) => done(null, body));
  await app.register(replyFrom, {
    // As many as there are requests: one that waited for a connection would wait without a limit.
    undici: { connections: null },
    // Whoever asked knows whether it may be asked twice.
    retryMethods: [],
    maxRetriesOn503: 0,
    disableRequestLogging: true,
  });
  app.setErrorHandler((error, request, reply) => {
    answerProblem(error, request, reply, logger);
  });

  const waiting = new Map<keyof Upstreams, number>();
  const forwardTo =
    (name: keyof Upstreams) =>
    (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
      const others = waiting.get(name) ?? 0;
      if (others >= atOnce) {
        const detail = `${others} requests wait for the app ${name}.`;
        throw new ProblemException('RESOURCE_BUSY', detail, { retryAfterSeconds });
      }
      waiting.set(name, others + 1);
      reply.raw.once('close', () => waiting.set(name, (waiting.get(name) ?? 0) - 1));
      const isRead = request.method === 'GET';
      return reply.from(upstreams[name] + request.url, {
        timeout: isRead ? readWithinMs : commandWithinMs,
        // What a client says of the deadline is not passed on. Its origin has been looked at: the app has another host.
        rewriteRequestHeaders: (_, { [deadlineHeader]: __, origin: ___, ...headers }) =>
          isRead ? headers : { ...headers, [deadlineHeader]: deadlineAfter(Date.now(), commandWithinMs) },
        // The app's connection to us is not the caller's, which may be asked to end.
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
  // Documentation, and routes that nobody has: it says so as every app does.
  app.setNotFoundHandler(forwardTo('query'));

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
    // The gateway has no log of its own.
    return { url, lost: new Promise(() => undefined), stop };
  } catch (error) {
    await app.close();
    throw portTaken(error, config);
  }
}
