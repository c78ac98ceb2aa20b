import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Config, isLocalMode, isLoopbackName } from '#libs/process';
import { ProblemException } from './problem-exception.ts';

type EdgeConfig = Pick<Config, 'host' | 'allowedHosts'>;
type Check = (request: FastifyRequest) => ProblemException | undefined;

/**
 * Checks every request before routing, at the gateway and at each app. Without authentication every caller is the
 * administrator, so requests of other web sites must be refused. Such a request has a foreign host (DNS rebinding) or a
 * foreign origin, or lacks the JSON content type, which CORS lets no foreign page send. Call it before adding routes.
 */
export function guardEdge(fastify: FastifyInstance, config: EdgeConfig): void {
  const checks = [hostCheck(config), originCheck(config), expectation, methodCheck(fastify), contentType];
  // By default Node answers such a request with an empty 417.
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
    // On a trusted network, accepts IP addresses and names without a dot, because no foreign web site has such a host.
    return !isLocal && (isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0 || /^[^.[]+$/.test(name) || name === listening);
  };
  return ({ headers: { host }, raw }) => {
    // HTTP 1.0 has no Host header, and browsers do not use it.
    if (host === undefined && raw.httpVersion === '1.0') return undefined;
    if (host === undefined) {
      const errors = [{ pointer: 'Host', detail: 'is required' }];
      return new ProblemException('VALIDATION_FAILED', 'The request has no Host header.', { errors });
    }
    if (isOurs(authority.exec(host)?.[1]?.toLowerCase() ?? '')) return undefined;
    const detail = `This server does not accept the host name '${host}'. If it is a name of the server, add it to ALLOWED_HOSTS.`;
    return new ProblemException('HOST_NOT_ALLOWED', detail);
  };
}

/** Requests of our own pages have the origin from which the page was loaded. */
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

/** Refuses a method that the path does not support. An unknown path is refused later. */
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

/** Requires the JSON content type also without a body, because any web page can make a browser send a form. */
function contentType({ is404, method, headers }: FastifyRequest): ProblemException | undefined {
  if (is404 || method === 'GET' || method === 'HEAD') return undefined;
  if (/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return undefined;
  return new ProblemException('UNSUPPORTED_MEDIA_TYPE', 'The Content-Type of the request is not application/json.');
}
