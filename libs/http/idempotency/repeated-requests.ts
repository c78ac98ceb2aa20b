import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemException } from '../problem-exception.ts';
import { requestContextOf, takeUpCommand } from '../request-context.ts';
import type { Logger } from '#libs/process';
import { idempotencyKeyOf } from './idempotency-key.ts';
import type { Claim, IdempotencyKeys, KeyedRequest, StoredAnswer } from './idempotency-keys.ts';

const headerName = 'Idempotency-Key';
const retryAfterSeconds = 1;

/** As much as a request may have: what is kept for a key must not be many times what was sent with it. */
const largestKeptBytes = 1_048_576;

/** Of an answer, what a repetition needs; correlation and caching are the repetition's own. */
const storedHeaders = ['content-type', 'location', 'retry-after'];

/**
 * Answers a POST that repeats an Idempotency-Key with what the first one was answered, success and
 * refusal alike, and executes it once (CV-2). A fault (5xx) and a very large answer are not kept: the next try executes
 * the same command, under the same commandId, so that what the first one recorded is found and not recorded again.
 *
 * Hooks and not an interceptor, because what is kept is the answer as it is sent: with what pipes,
 * handlers and filters have made of it.
 */
export function answerRepeatedRequests(fastify: FastifyInstance, keys: IdempotencyKeys, logger: Logger): void {
  const claims = new WeakMap<FastifyRequest, Claim>();

  fastify.addHook('preHandler', async (request, reply) => {
    const keyed = keyedRequest(request);
    if (keyed === undefined) return undefined;
    const claimed = await keys.claim(keyed, requestContextOf(request).commandId);
    switch (claimed.kind) {
      case 'claimed':
        claims.set(request, claimed.claim);
        takeUpCommand(request, claimed.claim);
        return undefined;
      case 'finished':
        return replay(reply, claimed.answer);
      case 'reused':
        throw new ProblemException(
          'IDEMPOTENCY_KEY_REUSED',
          `The ${headerName} '${keyed.key}' was used for another request.`,
        );
      case 'in-progress':
        throw new ProblemException(
          'IDEMPOTENCY_KEY_IN_PROGRESS',
          `The request with the ${headerName} '${keyed.key}' is still in progress.`,
          { retryAfterSeconds },
        );
    }
  });

  fastify.addHook('onSend', async (request, reply, payload) => {
    const claim = claims.get(request);
    if (claim === undefined) return payload;
    claims.delete(request);
    try {
      const answer = answerOf(reply, payload);
      const isKept = answer.status < 500 && Buffer.byteLength(answer.body) <= largestKeptBytes;
      await (isKept ? keys.finish(claim, answer) : keys.release(claim));
    } catch (err) {
      // Whoever repeats it waits until the claim is given up, and is then answered the same.
      logger.warn({ err, commandId: claim.commandId }, 'the answer of an Idempotency-Key was not kept');
    }
    return payload;
  });
}

/** @throws ProblemException VALIDATION_FAILED for a header that is no key. */
function keyedRequest(request: FastifyRequest): KeyedRequest | undefined {
  const header = request.headers[headerName.toLowerCase()];
  if (request.method !== 'POST' || request.is404 || header === undefined) return undefined;
  const key = idempotencyKeyOf(String(header));
  if (key === undefined) {
    const detail = 'must be 1 to 255 printable ASCII characters, in quotes or without';
    throw new ProblemException('VALIDATION_FAILED', `${headerName} ${detail}`, {
      errors: [{ pointer: headerName, detail }],
    });
  }
  const { tenantId } = requestContextOf(request);
  return { tenantId, key, fingerprint: fingerprintOf(request, tenantId) };
}

/** Of all that makes it this request; how its JSON is laid out does not. */
function fingerprintOf({ method, url, body }: FastifyRequest, tenantId: string): Buffer {
  const canonical = canonicalize([method, url, tenantId, body ?? null]) ?? '';
  return createHash('sha256').update(canonical).digest();
}

function answerOf(reply: FastifyReply, payload: unknown): StoredAnswer {
  const headers = storedHeaders.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  if (typeof payload !== 'string' && payload !== null && payload !== undefined) {
    throw new TypeError('The answer of a command is a text.');
  }
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body: payload ?? '' };
}

function replay(reply: FastifyReply, { status, headers, body }: StoredAnswer): FastifyReply {
  return reply.status(status).headers(headers).header('Idempotency-Replayed', 'true').send(body);
}
