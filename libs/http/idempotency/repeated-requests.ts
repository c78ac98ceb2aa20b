import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isProblemCode, operations, type Problem } from '#libs/contracts';
import { ProblemException } from '../problem-exception.ts';
import { noteProblem, requestContextOf, takeUpCommand } from '../request-context.ts';
import type { Logger } from '#libs/process';
import { idempotencyKeyOf } from './idempotency-key.ts';
import type { Claim, IdempotencyKeys, KeyedRequest, StoredAnswer } from './idempotency-keys.ts';

const headerName = 'Idempotency-Key';
const retryAfterSeconds = 1;

/** The size limit of a request. A stored answer must not be much larger than its request. */
const largestKeptBytes = 1_048_576;

/** The headers of a stored answer. A repetition has its own headers for correlation and caching. */
const storedHeaders = ['content-type', 'location', 'retry-after'];

/**
 * Executes a POST with an Idempotency-Key once, and answers its repetitions with the first answer, whether success or
 * refusal (CV-2). Faults (5xx), very large answers, and 401, which asks for another sign-in, are not stored. The next try
 * then executes the same command under the same commandId, so that events of the first try are found and not recorded again.
 *
 * Uses hooks instead of an interceptor, in order to store the answer exactly as pipes, handlers and filters send it.
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
        noteRepeatedProblem(request, claimed.answer);
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

  // Calls back at once without a claim, because a promise would send every answer a turn later.
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const claim = claims.get(request);
    if (claim === undefined) {
      done(null, payload);
      return;
    }
    claims.delete(request);
    void store(claim, request, reply, payload).then(() => {
      done(null, payload);
    });
  });

  async function store(claim: Claim, request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<void> {
    try {
      const answer = withoutSecret(answerOf(reply, payload), request);
      const isFinal = answer.status < 500 && answer.status !== 401;
      const isKept = isFinal && Buffer.byteLength(answer.body) <= largestKeptBytes;
      await (isKept ? keys.finish(claim, answer) : keys.release(claim));
    } catch (err) {
      // A repetition waits until the claim expires, executes the same command and gets the same answer.
      logger.warn({ err, commandId: claim.commandId }, 'the answer of an Idempotency-Key was not stored');
    }
  }
}

/** @throws ProblemException VALIDATION_FAILED for an invalid key. */
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
  const { tenantId, actor } = requestContextOf(request);
  const principal = actor.method === undefined ? '' : actor.id;
  return { tenantId, principal, key, fingerprint: fingerprintOf(request, tenantId) };
}

/** Hashes all parts that identify the request. The layout of its JSON does not matter. */
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
    throw new TypeError(`The answer of a command must be a string, not ${typeof payload}.`);
  }
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body: payload ?? '' };
}

/** By route, the field of the answer that is shown once. */
const secretFields = new Map<string, string>(
  operations.flatMap(({ method, path, secretField }) =>
    secretField === undefined ? [] : [[`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, secretField] as const],
  ),
);

/** The answer as it is stored: a repetition shows no secret. */
function withoutSecret(answer: StoredAnswer, { method, routeOptions }: FastifyRequest): StoredAnswer {
  const field = secretFields.get(`${method} ${routeOptions.url ?? ''}`);
  if (field === undefined || answer.status >= 300) return answer;
  return { ...answer, body: JSON.stringify({ ...(JSON.parse(answer.body) as object), [field]: null }) };
}

/** Each repetition of a refusal is logged as one, and each repetition of a denial is recorded (ADR 41). */
function noteRepeatedProblem(request: FastifyRequest, { headers, body }: StoredAnswer): void {
  if (!headers['content-type']?.startsWith('application/problem+json')) return;
  const { code, detail, details } = JSON.parse(body) as Problem;
  // The answer of an earlier release may have a code that no longer exists.
  if (isProblemCode(code)) noteProblem(request, new ProblemException(code, detail, details && { details }));
}

function replay(reply: FastifyReply, { status, headers, body }: StoredAnswer): FastifyReply {
  return reply.status(status).headers(headers).header('Idempotency-Replayed', 'true').send(body);
}
