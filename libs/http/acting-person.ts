import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actingFields, permissions } from '#libs/contracts';
import { delegationFor } from '#libs/domain';
import { ProblemException } from './problem-exception.ts';
import { giveReason, identityOf, onBehalfOf, requestContextOf } from './request-context.ts';

/**
 * C-24: the acting person is the signed-in principal, or somebody who delegated the operation to the principal. In local mode
 * the administrator acts for the person in the body. Call it before Idempotency-Keys are claimed.
 * @param now the time of Assent's clock, by which delegations end
 */
export function checkActingPerson(fastify: FastifyInstance, now: () => Date): void {
  fastify.addHook('preHandler', (request, _, done) => {
    const { actor } = requestContextOf(request);
    if (actor.method === undefined || typeof request.body !== 'object' || request.body === null) {
      done();
      return;
    }
    const body = request.body as Readonly<Record<string, unknown>>;
    for (const field of actingFields) {
      const person = body[field];
      if (typeof person !== 'string' || person === actor.id) continue;
      if (!isDelegate(request, person, now())) {
        const detail = `${field} names ${person}, but ${actor.id} is signed in and has no delegation from that person.`;
        done(new ProblemException('ACTING_FOR_ANOTHER', detail, { details: { field, principal: actor.id } }));
        return;
      }
      onBehalfOf(request, person);
    }
    if (typeof body['reason'] === 'string') giveReason(request, body['reason'].trim());
    done();
  });
}

function isDelegate(request: FastifyRequest, from: string, now: Date): boolean {
  const identity = identityOf(request);
  if (identity === undefined) return false;
  const { principal, book, operation } = identity;
  const { permission } = operation;
  const { approvalRequestId } = request.params as { approvalRequestId?: string };
  const { roles } = permissions[permission];
  const asked = { from, to: principal.id, permission, roles, approvalRequestId: approvalRequestId?.toLowerCase() };
  return delegationFor(book, asked, now.toISOString()) !== undefined;
}
