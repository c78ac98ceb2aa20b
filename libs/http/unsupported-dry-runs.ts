import type { FastifyInstance } from 'fastify';
import { canBeTried, operations } from '#libs/contracts';
import { ProblemException } from './problem-exception.ts';

/** Refuses `?dryRun=true` on commands without a dry run (N3). Otherwise the command would be carried out. */
export function refuseUnsupportedDryRuns(fastify: FastifyInstance): void {
  const withoutDryRun = new Set(
    operations
      .filter((operation) => operation.method !== 'GET' && !canBeTried(operation))
      .map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  fastify.addHook('onRequest', (request, _, done) => {
    const { dryRun } = request.query as { dryRun?: unknown };
    const isRefused =
      dryRun !== undefined &&
      dryRun !== 'false' &&
      withoutDryRun.has(`${request.method} ${request.routeOptions.url ?? ''}`);
    done(isRefused ? noDryRun() : undefined);
  });
}

function noDryRun(): ProblemException {
  const detail = 'is not supported by this command';
  return new ProblemException('VALIDATION_FAILED', `dryRun ${detail}`, {
    errors: [{ pointer: 'query/dryRun', detail }],
  });
}
