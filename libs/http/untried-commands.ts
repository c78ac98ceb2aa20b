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
  fastify.addHook('onRequest', (request, _, done) => {
    const { dryRun } = request.query as { dryRun?: unknown };
    const asksInVain =
      dryRun !== undefined && dryRun !== 'false' && untried.has(`${request.method} ${request.routeOptions.url ?? ''}`);
    done(asksInVain ? noDryRun() : undefined);
  });
}

function noDryRun(): ProblemException {
  const detail = 'is not offered here: this command has no dry run';
  return new ProblemException('VALIDATION_FAILED', `dryRun ${detail}`, {
    errors: [{ pointer: 'query/dryRun', detail }],
  });
}
