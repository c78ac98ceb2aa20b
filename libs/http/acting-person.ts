import type { FastifyInstance } from 'fastify';
import { actingFields } from '#libs/contracts';
import { ProblemException } from './problem-exception.ts';
import { giveReason, requestContextOf } from './request-context.ts';

/**
 * C-24: who acts is who is signed in. A body may repeat the principal's id, and may not name anybody else. In local mode the
 * administrator acts for the person that the body names. To be called before the keys of repeated requests are looked at.
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
      const detail = `${field} names ${String(body[field])}, and ${actor.id} is signed in.`;
      done(new ProblemException('ACTING_FOR_ANOTHER', detail, { details: { field, principal: actor.id } }));
      return;
    }
    if (typeof body['reason'] === 'string') giveReason(request, body['reason'].trim());
    done();
  });
}
