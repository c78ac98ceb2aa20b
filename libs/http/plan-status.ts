import type { FastifyInstance } from 'fastify';

/**
 * Answers a plan with 200, whatever the command itself would be answered with: nothing was created or accepted (N3).
 * A hook and not an interceptor, which Nest would wrap around every request.
 */
export function answerPlansAsRead(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_, reply, payload, done) => {
    if (typeof payload === 'object' && payload !== null && 'dryRun' in payload) void reply.status(200);
    done(null, payload);
  });
}
