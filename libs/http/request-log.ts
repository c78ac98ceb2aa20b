import type { FastifyInstance } from 'fastify';
import { operations } from '#libs/contracts';
import type { Logger } from '#libs/process';
import { callerOf, notedProblemOf, requestContextOf, traceIdOf } from './request-context.ts';
import { templateOf } from './route-template.ts';
import { sourceAddressOf } from './rate-limits/source-address.ts';

/** Probes and scrapes would fill the log. */
const unlogged = /^\/(health\/|q\/health|metrics|q\/metrics)/;

/** P7-23: one line for each answered request, at the level info. A path contains ids, so the line has its template. */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  const actions = new Map(operations.map(({ method, path, operationId }) => [`${method} ${path}`, operationId]));
  fastify.addHook('onResponse', (request, reply, done) => {
    if (logger.isLevelEnabled('info') && !unlogged.test(request.url)) {
      const { commandId, correlationId, tenantId } = requestContextOf(request);
      const { url } = request.routeOptions;
      const route = url === undefined ? null : templateOf(url);
      const line = {
        request_id: commandId,
        correlation_id: correlationId,
        trace_id: traceIdOf(request),
        actor_id: callerOf(request),
        tenant_id: tenantId,
        source_address: sourceAddressOf(request),
        action: actions.get(`${request.method === 'HEAD' ? 'GET' : request.method} ${route}`) ?? null,
        method: request.method,
        route,
        status: reply.statusCode,
        error_class: notedProblemOf(request)?.code ?? null,
        duration_ms: Math.round(reply.elapsedTime * 1_000) / 1_000,
      };
      logger.info(line, 'request');
    }
    done();
  });
}
