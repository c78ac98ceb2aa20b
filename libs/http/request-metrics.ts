import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Histogram, type Registry } from 'prom-client';
import { templateOf } from './route-template.ts';

/** CV-10: the buckets of OpenTelemetry, in seconds. */
const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Measures every answered request by method, route and status class. The label route is the template, because a path
 * contains ids. Call it before adding routes.
 */
export function measureRequests(fastify: FastifyInstance, registry: Registry): void {
  const duration = new Histogram({
    name: 'assent_http_request_duration_seconds',
    help: 'Duration of HTTP requests.',
    labelNames: ['method', 'route', 'status'],
    buckets: durationBuckets,
    registers: [registry],
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    duration.observe(
      {
        method: methods.includes(request.method) ? request.method : 'OTHER',
        route: routeOf(request),
        status: `${Math.floor(reply.statusCode / 100)}xx`,
      },
      reply.elapsedTime / 1_000,
    );
    done();
  });
}

/** Unknown paths share one label, so that they add no series. */
function routeOf({ is404, routeOptions: { url } }: FastifyRequest): string {
  return is404 || url === undefined ? 'unmatched' : templateOf(url);
}
