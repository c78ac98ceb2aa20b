import { isIP } from 'node:net';
import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Config, isLocalMode, isLoopbackName } from '#libs/process';
import { ProblemException, routeNotFound } from './problem-exception.ts';
import { RefusalsInTurn } from './rate-limits/refusals-in-turn.ts';
import { requestContextOf, requireSignIn } from './request-context.ts';
import { securityHeaders, strictTransportSecurity } from './security-headers.ts';

type EdgeConfig = Pick<Config, 'identity' | 'host' | 'allowedHosts' | 'publicHost' | 'corsOrigins' | 'maxConnections'>;
type Check = (request: FastifyRequest, reply: FastifyReply) => ProblemException | undefined;

/**
 * Checks every request before routing, at the gateway and at each app. Without authentication every caller is the
 * administrator, so requests of other web sites must be refused. Such a request has a foreign host (DNS rebinding) or a
 * foreign origin, or lacks the JSON content type, which CORS lets no foreign page send. Call it before adding routes.
 * @param admission decides about a request of an accepted host, before anything else is known about it
 */
export async function guardEdge(fastify: FastifyInstance, given: EdgeConfig, admission: Check): Promise<void> {
  const { publicHost } = given;
  const allowedHosts = publicHost === undefined ? given.allowedHosts : [...given.allowedHosts, publicHost];
  const config = { ...given, allowedHosts };
  fastify.server.maxConnections = config.maxConnections;
  // By default Node answers such a request with an empty 417.
  fastify.server.on('checkExpectation', (request, response) => fastify.server.emit('request', request, response));
  const isOurs = hostCheck(config);
  fastify.addHook('onRequest', (request, reply, done) => {
    // Nobody is the local administrator then, also in the answers of the checks below and of the gateway.
    if (config.identity !== undefined) requireSignIn(request);
    void reply.headers(securityHeaders);
    void reply.header('cache-control', 'no-store');
    void reply.header('x-correlation-id', requestContextOf(request).correlationId);
    if (request.protocol === 'https') void reply.header('strict-transport-security', strictTransportSecurity);
    done(isOurs(request, reply));
  });
  // It answers OPTIONS itself, after the host is known to be ours.
  if (config.corsOrigins.length > 0) await fastify.register(cors, corsOptions(config.corsOrigins));
  // Admission follows CORS, so that a page of another origin can read a refusal and its Retry-After.
  const checks: readonly Check[] = [
    urlLength,
    singleHeadersOnce,
    originCheck(config),
    expectation,
    methodCheck(fastify),
    contentType,
  ];
  const refusals = new RefusalsInTurn();
  fastify.addHook('onRequest', (request, reply, done) => {
    const refusal = admission(request, reply);
    if (refusal !== undefined) {
      refusals.add(() => done(refusal));
      return;
    }
    for (const check of checks) {
      const problem = check(request, reply);
      if (problem === undefined) continue;
      done(problem);
      return;
    }
    done();
  });
}

/** Headers that a page may send and read. Credentials are tokens in a header, so that cookies are never sent along. */
function corsOptions(origins: readonly string[]): FastifyCorsOptions {
  return {
    origin: [...origins],
    credentials: false,
    strictPreflight: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: [
      ...[
        'authorization',
        'content-type',
        'idempotency-key',
        'x-min-position',
        'x-correlation-id',
        'x-organization-id',
      ],
      ...['traceparent', 'tracestate', 'last-event-id'],
    ],
    exposedHeaders: [
      'location',
      'retry-after',
      'ratelimit',
      'ratelimit-policy',
      'x-correlation-id',
      'idempotency-replayed',
      'www-authenticate',
    ],
    maxAge: preflightSeconds,
  };
}

const preflightSeconds = 600;

const authority = /^(\[[\da-f:.]+\]|[\w.-]+?)\.?(?::\d{1,5})?$/i;

function hostCheck({ host: listening, allowedHosts }: EdgeConfig): Check {
  const isLocal = isLocalMode({ host: listening });
  const isOurs = (name: string): boolean => {
    if (isLoopbackName(name) || allowedHosts.includes(name)) return true;
    // On a trusted network, accepts IP addresses and names without a dot, because no foreign web site has such a host.
    return !isLocal && (isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0 || /^[^.[]+$/.test(name) || name === listening);
  };
  return ({ headers: { host }, originalUrl, raw }) => {
    // HTTP 1.0 has no Host header, and browsers do not use it.
    if (host === undefined && raw.httpVersion === '1.0') return undefined;
    if (host === undefined) {
      const errors = [{ pointer: 'Host', detail: 'is required' }];
      return new ProblemException('VALIDATION_FAILED', 'The request has no Host header.', { errors });
    }
    if (isRepeated(raw, 'Host')) return repeated('Host');
    // An absolute target such as GET http://name/path overrides the Host header (RFC 9112).
    const target = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(originalUrl)?.[1];
    const foreign = [host, target ?? host].find((name) => !isOurs(authority.exec(name)?.[1]?.toLowerCase() ?? ''));
    if (foreign === undefined) return undefined;
    const detail = `This server does not accept the host name '${foreign}'. If it is a name of the server, add it to ALLOWED_HOSTS.`;
    return new ProblemException('HOST_NOT_ALLOWED', detail);
  };
}

const longestUrl = 16_384;

function urlLength({ originalUrl }: FastifyRequest): ProblemException | undefined {
  if (originalUrl.length <= longestUrl) return undefined;
  return new ProblemException('PAYLOAD_TOO_LARGE', 'The URL of the request is longer than 16 KB.');
}

/**
 * Headers that decide who asks for what. Of two, Node takes the first or joins them, and a proxy in front may judge the other.
 * Two of another header, such as traceparent, count as an invalid one.
 */
const singleHeaders = [
  ...['Authorization', 'X-API-Key', 'X-Organization-ID', 'Content-Type', 'Idempotency-Key', 'X-Min-Position'],
  ...['Origin', 'Expect'],
];

function singleHeadersOnce({ raw }: FastifyRequest): ProblemException | undefined {
  const name = singleHeaders.find((each) => isRepeated(raw, each));
  return name === undefined ? undefined : repeated(name);
}

function isRepeated({ headersDistinct }: FastifyRequest['raw'], name: string): boolean {
  return (headersDistinct[name.toLowerCase()]?.length ?? 0) > 1;
}

function repeated(name: string): ProblemException {
  const errors = [{ pointer: name, detail: 'must be sent once' }];
  return new ProblemException('VALIDATION_FAILED', `The request has several ${name} headers.`, { errors });
}

/** Requests of our own pages have the origin from which the page was loaded. */
function originCheck({ allowedHosts, corsOrigins }: EdgeConfig): Check {
  return ({ headers: { host = '', origin } }) => {
    if (origin === undefined) return undefined;
    const page = URL.parse(origin);
    const isOwn = page !== null && URL.parse(`${page.protocol}//${host}`)?.origin === page.origin;
    if (corsOrigins.includes(origin)) return undefined;
    if (page !== null && page.origin !== 'null' && (isOwn || allowedHosts.includes(page.hostname))) return undefined;
    return new ProblemException('ORIGIN_NOT_ALLOWED', `Pages of '${origin}' cannot use this server.`);
  };
}

function expectation({ headers: { expect } }: FastifyRequest): ProblemException | undefined {
  if (expect === undefined || expect.toLowerCase() === '100-continue') return undefined;
  return new ProblemException('EXPECTATION_FAILED', `The server does not support Expect: ${expect}.`);
}

/** Refuses a method that the path does not support. An unknown path is for {@link refuseUnrouted}. */
function methodCheck(fastify: FastifyInstance): Check {
  const routes = new Map<string, { readonly path: RegExp; readonly methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const literal = url.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
    const path = new RegExp(`^${literal.replaceAll('*', '.*').replaceAll(/:\w+/g, '[^/]+')}$`);
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

/** Refuses an unknown path before Fastify looks at the body, because Fastify answers some methods and bodies with its own errors. */
export function refuseUnrouted(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _, done) => {
    done(request.is404 ? routeNotFound(request) : undefined);
  });
}

/**
 * Requires the JSON content type also without a body, because any web page can make a browser send a form. Refuses what the
 * parser would take for other text: JSON is UTF-8 (RFC 8259), and nothing is decompressed.
 */
function contentType({ is404, method, headers }: FastifyRequest): ProblemException | undefined {
  if (is404 || method === 'GET' || method === 'HEAD') return undefined;
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    return new ProblemException('UNSUPPORTED_MEDIA_TYPE', 'The Content-Type of the request is not application/json.');
  }
  const foreign = [...type.matchAll(/;\s*charset\s*=\s*"?([^";\s]*)/gi)].find(
    ([, name]) => !/^utf-8$/i.test(name ?? ''),
  );
  if (foreign !== undefined) {
    const detail = `The charset of the request is '${foreign[1] ?? ''}', and JSON is always UTF-8.`;
    return new ProblemException('UNSUPPORTED_MEDIA_TYPE', detail);
  }
  if (/^identity$/i.test(encoding)) return undefined;
  const detail = `The Content-Encoding of the request is '${encoding}', and bodies must not be compressed.`;
  return new ProblemException('UNSUPPORTED_MEDIA_TYPE', detail);
}
