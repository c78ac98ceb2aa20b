import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Config, isLocalMode, isLoopbackName } from '#libs/process';
import { ProblemException } from './problem-exception.ts';

type EdgeConfig = Pick<Config, 'host' | 'allowedHosts'>;
type Check = (request: FastifyRequest) => ProblemException | undefined;

/**
 * What every request must be before a route sees it, at the gateway and at each app. Without authentication the caller
 * is the administrator, and a web page must not be one: a page of another site names its own host (DNS rebinding) or its
 * own origin, or cannot send JSON without asking first (CORS). To be called before routes are added.
 */
export function guardEdge(fastify: FastifyInstance, config: EdgeConfig): void {
  const checks = [hostCheck(config), originCheck(config), expectation, methodCheck(fastify), contentType];
  // Node would answer these with an empty 417.
  fastify.server.on('checkExpectation', (request, response) => fastify.server.emit('request', request, response));
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-content-type-options', 'nosniff');
    for (const check of checks) {
      const problem = check(request);
      if (problem === undefined) continue;
      done(problem);
      return;
    }
    done();
  });
}

const authority = /^(\[[\da-f:.]+\]|[\w.-]+?)\.?(?::\d{1,5})?$/i;

function hostCheck({ host: listening, allowedHosts }: EdgeConfig): Check {
  const isLocal = isLocalMode({ host: listening });
  const isOurs = (name: string): boolean => {
    if (isLoopbackName(name) || allowedHosts.includes(name)) return true;
    // On a network that is trusted: no page of another site can be at an address or at a name without a dot.
    return !isLocal && (isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0 || /^[^.[]+$/.test(name) || name === listening);
  };
  return ({ headers: { host }, raw }) => {
    // HTTP 1.0 knows no Host, and no browser speaks it.
    if (host === undefined && raw.httpVersion === '1.0') return undefined;
    if (host === undefined) {
      const errors = [{ pointer: 'Host', detail: 'is required' }];
      return new ProblemException('VALIDATION_FAILED', 'The request has no Host header.', { errors });
    }
    if (isOurs(authority.exec(host)?.[1]?.toLowerCase() ?? '')) return undefined;
    const detail = `This server does not answer to the host name '${host}'. If it is a name of the server, add it to ALLOWED_HOSTS.`;
    return new ProblemException('HOST_NOT_ALLOWED', detail);
  };
}

/** Our own pages name the origin at which they were loaded. */
function originCheck({ allowedHosts }: EdgeConfig): Check {
  return ({ headers: { host = '', origin } }) => {
    if (origin === undefined) return undefined;
    const page = URL.parse(origin);
    const isOwn = page !== null && URL.parse(`${page.protocol}//${host}`)?.origin === page.origin;
    if (page !== null && page.origin !== 'null' && (isOwn || allowedHosts.includes(page.hostname))) return undefined;
    return new ProblemException('ORIGIN_NOT_ALLOWED', `Pages of '${origin}' cannot use this server.`);
  };
}

function expectation({ headers: { expect } }: FastifyRequest): ProblemException | undefined {
  if (expect === undefined || expect.toLowerCase() === '100-continue') return undefined;
  return new ProblemException('EXPECTATION_FAILED', `The server does not support Expect: ${expect}.`);
}

/** Of an address that other methods have; where none has it, the route that is missing says so. */
function methodCheck(fastify: FastifyInstance): Check {
  const routes = new Map<string, { readonly path: RegExp; readonly methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const path = new RegExp(`^${url.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')}$`);
    const route = routes.get(url) ?? { path, methods: new Set() };
    for (const name of [method].flat()) route.methods.add(name);
    routes.set(url, route);
  });
  return (request) => {
    if (!request.is404) return undefined;
    const [path = ''] = request.url.split('?');
    const known = [...routes.values()].filter((route) => route.path.test(path));
    const allow = [...new Set(known.flatMap(({ methods }) => [...methods]))].sort().join(', ');
    if (allow === '') return undefined;
    return new ProblemException('METHOD_NOT_ALLOWED', `${path} supports ${allow}, not ${request.method}.`, { allow });
  };
}

/** A command without a body says so too: any page can make a browser send it as a form. */
function contentType({ is404, method, headers }: FastifyRequest): ProblemException | undefined {
  if (is404 || method === 'GET' || method === 'HEAD') return undefined;
  if (/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return undefined;
  return new ProblemException('UNSUPPORTED_MEDIA_TYPE', 'The Content-Type of the request is not application/json.');
}
