import type { FastifyInstance } from 'fastify';
import { canBeTried, operations } from '#libs/contracts';
import { ProblemException } from './problem-exception.ts';

/**
 * Refuses `?dryRun=true` where there is no dry run: whoever asks what a command would do must not find
 * that it has been done (N3).
 */
export function refuseDryRunsOfTheUntried(fastify: FastifyInstance): void {
  const untried = new Set(
    operations
      .filter((operation) => operation.method !== 'GET' && !canBeTried(operation))
      .map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  fastify.addHook('onRequest', async (request) => {
    const { dryRun } = request.query as { dryRun?: unknown };
    if (dryRun === undefined || dryRun === 'false') return Promise.resolve();
    if (!untried.has(`${request.method} ${request.routeOptions.url ?? ''}`)) return Promise.resolve();
    const detail = 'is not offered here: this command has no dry run';
    throw new ProblemException('VALIDATION_FAILED', `dryRun ${detail}`, {
      errors: [{ pointer: 'query/dryRun', detail }],
    });
  });
}
