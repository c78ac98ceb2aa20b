import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, type Registry } from 'prom-client';
import {
  mayUse,
  operations,
  permissionOfOperation,
  permissions,
  type OperationId,
  type Permission,
} from '#libs/contracts';
import { defaultTenant } from '#libs/event-store';
import { InvalidToken, KeysUnavailable, type AccessTokens, type Principal } from '#libs/identity';
import type { Logger } from '#libs/process';
import { ProblemException } from './problem-exception.ts';
import { actAs, requireSignIn, traceIdOf } from './request-context.ts';

/** Routes without recorded data: health, metrics and documentation. All other routes need a permission. */
const openRoutes: ReadonlySet<string> = new Set([
  ...['/', '/docs', '/docs/*', '/openapi.json', '/problems', '/runbooks/:name'],
  '/.well-known/oauth-protected-resource',
  ...['/health/live', '/health/ready', '/health/started', '/q/health', '/metrics', '/q/metrics'],
]);

interface Guarded {
  readonly operationId: OperationId;
  readonly permission: Permission;
}

const challenge = 'Bearer realm="assent"';
const retryAfterSeconds = 30;
const bearer = /^Bearer +([^\s]+)$/i;

/** Verifies the principal of each request and its permission. Call it before adding routes. */
export class Authentication {
  readonly #tokens: Pick<AccessTokens, 'verify'> | undefined;
  readonly #logger: Logger;
  readonly #denials: Counter<'code'>;
  readonly #guarded = new Map<string, Guarded>();

  /** @param tokens undefined in local mode, in which the caller is the local administrator (DESIGN §8) */
  constructor(tokens: Pick<AccessTokens, 'verify'> | undefined, logger: Logger, registry: Registry) {
    this.#tokens = tokens;
    this.#logger = logger;
    this.#denials = new Counter({
      name: 'assent_denied_requests_total',
      help: 'Requests refused because of credentials or permissions, by problem code.',
      labelNames: ['code'],
      registers: [registry],
    });
  }

  guard(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) this.#addRoute(each, url);
    });
    if (this.#tokens === undefined) return;
    // Runs before the body is read, so that a caller without permission costs only the headers.
    fastify.addHook('onRequest', async (request) => {
      requireSignIn(request);
      const guarded = this.#guarded.get(routeOf(request.method, request.routeOptions.url ?? ''));
      if (guarded === undefined) return;
      try {
        const verified = this.#verify(request);
        // Avoids an await for a known token, which would cost a turn of the event loop.
        const principal = verified instanceof Promise ? await verified : verified;
        actAs(request, principal);
        checkTenant(principal, request);
        checkPermission(principal, guarded);
      } catch (error) {
        throw this.#denied(error, guarded, request);
      }
    });
  }

  /** @throws Error for a route without a permission */
  #addRoute(method: string, url: string): void {
    if (openRoutes.has(url)) return;
    // Fastify adds a HEAD route to each GET route.
    const answers = method === 'HEAD' ? 'GET' : method;
    const path = url.replaceAll(/:(\w+)/g, '{$1}');
    const operation = operations.find((each) => each.method === answers && each.path === path);
    if (operation === undefined) {
      throw new Error(
        `The route ${method} ${url} has no permission. Add its operation to libs/contracts and to permissionOfOperation.`,
      );
    }
    const { operationId } = operation;
    this.#guarded.set(routeOf(method, url), { operationId, permission: permissionOfOperation[operationId] });
  }

  #verify({ headers: { authorization } }: FastifyRequest): Principal | Promise<Principal> {
    const token = bearer.exec(authorization ?? '')?.[1];
    if (token !== undefined && this.#tokens !== undefined) return this.#tokens.verify(token);
    const detail =
      authorization === undefined
        ? 'The request has no Authorization header.'
        : 'The Authorization header does not have the form "Bearer <access token>".';
    throw new ProblemException('UNAUTHENTICATED', detail, { authenticate: challenge });
  }

  #denied(error: unknown, { operationId }: Guarded, request: FastifyRequest): unknown {
    const problem = problemOfCredentials(error);
    if (problem === undefined) return error;
    const { code, detail, extra } = problem;
    this.#denials.inc({ code });
    const facts = { code, operationId, address: request.ip, traceId: traceIdOf(request), ...extra.details };
    // Logs invalid tokens at a low level, because any client could otherwise fill the log.
    if (code === 'UNAUTHENTICATED') this.#logger.info(facts, detail);
    else this.#logger.warn(facts, detail);
    return problem;
  }
}

function routeOf(method: string, url: string): string {
  return `${method} ${url}`;
}

/** @returns undefined for a fault unrelated to credentials */
function problemOfCredentials(error: unknown): ProblemException | undefined {
  if (error instanceof ProblemException) return error;
  if (error instanceof InvalidToken) {
    const authenticate = `${challenge}, error="invalid_token", error_description="${error.message.replaceAll('"', "'")}"`;
    return new ProblemException('UNAUTHENTICATED', error.message, { authenticate });
  }
  if (error instanceof KeysUnavailable) {
    return new ProblemException(error.code, 'The token cannot be verified now.', { retryAfterSeconds });
  }
  return undefined;
}

/** C-30: the tenant comes from the credentials alone. */
function checkTenant({ id, tenantId }: Principal, { headers }: FastifyRequest): void {
  const asked = headers['x-organization-id'];
  if (asked !== undefined && asked !== tenantId) {
    const detail = `X-Organization-ID names another tenant than the token of ${id}.`;
    throw new ProblemException('TENANT_NOT_ALLOWED', detail, { details: { principal: id } });
  }
  if (tenantId !== defaultTenant) {
    const detail = `The token of ${id} is for the tenant ${tenantId}, which this installation does not have.`;
    throw new ProblemException('TENANT_NOT_ALLOWED', detail, { details: { principal: id } });
  }
}

function checkPermission({ id, roles }: Principal, { operationId, permission }: Guarded): void {
  if (mayUse(permission, roles)) return;
  const needed = permissions[permission].roles;
  const held = roles.length === 0 ? 'no role' : `the role${roles.length > 1 ? 's' : ''} ${roles.join(', ')}`;
  throw new ProblemException(
    'PERMISSION_DENIED',
    `${operationId} needs the permission ${permission}, which ${needed.join(', ')} hold${needed.length > 1 ? '' : 's'}. ${id} has ${held}.`,
    { details: { principal: id, permission, roles: needed, held: roles } },
  );
}
