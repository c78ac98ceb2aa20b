import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { operations, permissionOfOperation, weightOf } from '#libs/contracts';
import { AccessUnavailable, InvalidToken, KeysUnavailable, type Identified, type Principals } from '#libs/identity';
import type { Logger } from '#libs/process';
import { authorize, challenge } from './authorization.ts';
import { answerProblem } from './problem.filter.ts';
import { ProblemException } from './problem-exception.ts';
import type { RateLimits } from './rate-limits/rate-limits.ts';
import { RefusalsInTurn } from './rate-limits/refusals-in-turn.ts';
import {
  actAs,
  guardOperation,
  identityOf,
  markStranger,
  rememberIdentity,
  type GuardedOperation,
  type Identity,
} from './request-context.ts';
import { templateOf } from './route-template.ts';

/** Routes without recorded data: health, metrics, documentation and the page to sign on. All other routes need a permission. */
const openRoutes: ReadonlySet<string> = new Set([
  ...['/', '/docs', '/docs/*', '/openapi.json', '/problems', '/runbooks/:name'],
  '/.well-known/oauth-protected-resource',
  ...['/sign/:page', '/sign/settings.json', '/sign/assets/:name'],
  ...['/health/live', '/health/ready', '/health/started', '/q/health', '/metrics', '/q/metrics'],
]);

const retryAfterSeconds = { IDENTITY_PROVIDER_UNAVAILABLE: 30, ACCESS_UNAVAILABLE: 1 } as const;

/**
 * An identity that is older is not used: the request is judged again when its body is there. A book is at most 750 ms old when
 * it is used, so a revocation holds after 800 ms (ADR 37). A body that arrives with its headers is never that late.
 */
const identityHoldsMs = 50;

const bearer = /^Bearer +([^\s]+)$/i;

interface Limited extends GuardedOperation {
  /** What the request counts in the limits of its principal and tenant. */
  readonly weight: number;
}

/** Verifies the principal of each request and its permission. Call it before adding routes. */
export class Authentication {
  readonly #principals: Pick<Principals, 'identify'> | undefined;
  readonly #limits: RateLimits;
  readonly #logger: Logger;
  /** By method, then by the URL of the route. */
  readonly #guarded = new Map<string, Map<string, Limited>>();
  readonly #refusals = new RefusalsInTurn();

  /** @param principals undefined in local mode, in which the caller is the local administrator (DESIGN §8) */
  constructor(principals: Pick<Principals, 'identify'> | undefined, limits: RateLimits, logger: Logger) {
    this.#principals = principals;
    this.#limits = limits;
    this.#logger = logger;
  }

  guard(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) this.#addRoute(each, url);
    });
    if (this.#principals === undefined) return;
    // Runs before the body is read, so that a caller without permission costs only the headers.
    fastify.addHook('onRequest', (request, reply, done) => {
      const guarded = this.#guarded.get(request.method)?.get(request.routeOptions.url ?? '');
      if (guarded === undefined) {
        done();
        return;
      }
      guardOperation(request, guarded.operationId);
      this.#pass(request, reply, done, (identified) => this.#refusalOf(identified, guarded, request, reply));
    });
    // A client can hold the body back until the rights with which the request began are revoked.
    fastify.addHook('preHandler', (request, reply, done) => {
      const identity = identityOf(request);
      if (identity === undefined || isRecent(identity)) {
        done();
        return;
      }
      this.#pass(request, reply, done, (identified) => {
        takeUp(identified, identity.operation, request);
        return undefined;
      });
    });
  }

  /**
   * Identifies the principal and calls `done` if `judge` finds no problem. Otherwise answers, because the error handling of the
   * frameworks costs more than the other parts of a refusal.
   * @param judge returns or throws the problem
   */
  #pass(
    request: FastifyRequest,
    reply: FastifyReply,
    done: () => void,
    judge: (identified: Identified) => ProblemException | undefined,
  ): void {
    const end = (refusal: ProblemException | undefined): void => {
      if (refusal === undefined) done();
      else this.#refusals.add(() => answerProblem(refusal, request, reply, this.#logger));
    };
    const fail = (error: unknown): void => {
      answerProblem(problemOfCredentials(error) ?? error, request, reply, this.#logger);
    };
    let refusal: ProblemException | undefined;
    try {
      const identifying = this.#identify(request);
      // Avoids a promise for a known token, which would cost a turn of the event loop.
      if (identifying instanceof Promise) {
        void identifying.then(judge).then(end, fail);
        return;
      }
      refusal = judge(identifying);
    } catch (error) {
      fail(error);
      return;
    }
    end(refusal);
  }

  /** @throws Error for a route without a permission */
  #addRoute(method: string, url: string): void {
    if (openRoutes.has(url)) return;
    // Fastify adds a HEAD route to each GET route.
    const answers = method === 'HEAD' ? 'GET' : method;
    const path = templateOf(url);
    const operation = operations.find((each) => each.method === answers && each.path === path);
    if (operation === undefined) {
      throw new Error(
        `The route ${method} ${url} has no permission. Add its operation to libs/contracts and to permissionOfOperation.`,
      );
    }
    const { operationId } = operation;
    const permission = permissionOfOperation[operationId];
    const ofMethod = this.#guarded.get(method) ?? new Map<string, Limited>();
    this.#guarded.set(method, ofMethod.set(url, { operationId, permission, weight: weightOf(operation) }));
  }

  #identify({ headers }: FastifyRequest): Identified | Promise<Identified> {
    const credentials = credentialsIn(headers);
    if (this.#principals === undefined) throw new TypeError('Nobody is identified in local mode.');
    return this.#principals.identify(credentials);
  }

  /**
   * Takes up the identity of the request, and counts it.
   * @returns the problem when a limit is exceeded
   * @throws ProblemException if the principal may not do that
   */
  #refusalOf(
    identified: Identified,
    guarded: Limited,
    request: FastifyRequest,
    reply: FastifyReply,
  ): ProblemException | undefined {
    const { principal, access } = identified;
    actAs(request, principal);
    if (access === undefined) markStranger(request);
    const refusal = this.#limits.refusalOfPrincipal(principal, guarded.weight, reply);
    if (refusal === undefined) rememberIdentity(request, authorize(identified, guarded, request));
    return refusal;
  }
}

/**
 * Puts what holds now in the place of the identity with which the request began.
 * @throws ProblemException if the principal may not do that any more
 */
function takeUp(identified: Identified, operation: GuardedOperation, request: FastifyRequest): void {
  actAs(request, identified.principal);
  rememberIdentity(request, authorize(identified, operation, request));
}

function isRecent({ judgedAtMs }: Identity): boolean {
  return performance.now() - judgedAtMs < identityHoldsMs;
}

/**
 * The access token or API key of a request.
 * @throws ProblemException for none, and for two
 */
function credentialsIn({ authorization, 'x-api-key': apiKey }: FastifyRequest['headers']): string {
  const token = bearer.exec(authorization ?? '')?.[1];
  if (token !== undefined && apiKey === undefined) return token;
  if (typeof apiKey === 'string' && authorization === undefined) return apiKey;
  throw new ProblemException('UNAUTHENTICATED', faultOf(authorization, apiKey), { authenticate: challenge });
}

function faultOf(authorization: string | undefined, apiKey: string | readonly string[] | undefined): string {
  if (authorization === undefined) return 'The request has no Authorization header.';
  return apiKey === undefined
    ? 'The Authorization header does not have the form "Bearer <access token or API key>".'
    : 'The request has the headers Authorization and X-API-Key. Send one of them.';
}

/** @returns undefined for another fault than that of credentials that do not verify, or cannot be verified now */
function problemOfCredentials(error: unknown): ProblemException | undefined {
  if (error instanceof InvalidToken) {
    const authenticate = `${challenge}, error="invalid_token", error_description="${error.message.replaceAll('"', "'")}"`;
    return new ProblemException('UNAUTHENTICATED', error.message, { authenticate });
  }
  if (error instanceof KeysUnavailable || error instanceof AccessUnavailable) {
    const detail = error instanceof KeysUnavailable ? 'The token cannot be verified now.' : error.message;
    return new ProblemException(error.code, detail, { retryAfterSeconds: retryAfterSeconds[error.code] });
  }
  return undefined;
}
