import type { FastifyInstance } from 'fastify';
import { actingFields } from '#libs/contracts';
import { ProblemException } from './problem-exception.ts';
import { giveReason, requestContextOf } from './request-context.ts';

/**
 * C-24: the acting person is the signed-in principal. A body may repeat the principal's id but not name another person. In
 * local mode the administrator acts for the person in the body. Call it before Idempotency-Keys are claimed.
 */
export function refuseActingForAnother(fastify: FastifyInstance): void {
  fastify.addHook('preHandler', (request, _, done) => {
    const { actor } = requestContextOf(request);
    if (actor.method === undefined || typeof request.body !== 'object' || request.body === null) {
      done();
      return;
    }
    const body = request.body as Readonly<Record<string, unknown>>;
    const field = actingFields.find((name) => typeof body[name] === 'string' && body[name] !== actor.id);
    if (field !== undefined) {
      const detail = `${field} names ${String(body[field])}, but ${actor.id} is signed in.`;
      done(new ProblemException('ACTING_FOR_ANOTHER', detail, { details: { field, principal: actor.id } }));
      return;
    }
    if (typeof body['reason'] === 'string') giveReason(request, body['reason'].trim());
    done();
  });
}
