import type { FastifyInstance } from 'fastify';

/**
 * Answers a plan with 200 instead of the command's own status, because nothing was created or accepted (N3). Uses a hook,
 * because Nest would run an interceptor for every request.
 */
export function answerPlansAsRead(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_, reply, payload, done) => {
    if (typeof payload === 'object' && payload !== null && 'dryRun' in payload) void reply.status(200);
    done(null, payload);
  });
}
