import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { problemKinds } from '#libs/contracts';
import { type Config, errorCode, InvalidConfiguration, maskLine, readTlsFiles, type Logger } from '#libs/process';
import { answerProblem, problemBody } from './problem.filter.ts';
import { ProblemException } from './problem-exception.ts';
import { newTraceId, requestContextOf, requireSignIn } from './request-context.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * The request line and the headers, in bytes. Node's own limit of 16 KB would answer 413 to a huge token, and hide that it is
 * refused as a token.
 */
const longestHead = 65_536;
/** The router needs no lower limit, because the edge bounds the URL and the schema checks parameters. */
const longestParameter = longestHead;

/** Options of every HTTP server. Requests that cannot be routed also get a problem document (CV-1). */
export function fastifyOptions(logger: Logger, config: ServerConfig): FastifyServerOptions {
  const server = {
    // By default Node answers a request without Host with an empty 400.
    requireHostHeader: false,
    maxHeaderSize: longestHead,
    // Node checks neither of the two when the headers may take longer than the request.
    headersTimeout: Math.min(config.headersWithinMs, config.requestWithinMs),
    connectionsCheckingInterval: lookForLateRequestsEveryMs,
  };
  return {
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    requestTimeout: config.requestWithinMs,
    forceCloseConnections: 'idle' as const,
    ...(config.tls === undefined
      ? { http: server }
      : { https: { ...server, ...keyPairOf(config.tls), minVersion: 'TLSv1.3' } }),
    routerOptions: { maxParamLength: longestParameter },
    // These errors occur before any hook runs.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
      if (config.identity !== undefined) requireSignIn(request);
      void reply.header('x-correlation-id', requestContextOf(request).correlationId);
      void reply.header('cache-control', 'no-store');
      void reply.headers(securityHeaders);
      answerProblem(error, request, reply, logger);
    },
    clientErrorHandler: answerUnreadable,
    rewriteUrl: ({ url = '/' }) => originForm(url),
  };
}

type ServerConfig = Pick<Config, 'identity' | 'trustedProxies' | 'tls' | 'headersWithinMs' | 'requestWithinMs'>;

const lookForLateRequestsEveryMs = 1_000;

/** @throws InvalidConfiguration when the files have changed since the configuration was read */
function keyPairOf({ certFile, keyFile }: NonNullable<Config['tls']>) {
  const pair = readTlsFiles(certFile, keyFile);
  if ('cert' in pair) return pair;
  throw new InvalidConfiguration(pair);
}

/** Makes a path of the targets `*` and `http://host/path`, because the router runs no hooks for a target that is no path. */
function originForm(target: string): string {
  const path = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** Answers bytes that are not valid HTTP or exceed its limits. There is no request object yet, only the socket. */
function answerUnreadable(error: Error, socket: Socket): void {
  if (errorCode(error) === 'ECONNRESET' || socket.destroyed) return;
  const problem = unreadable(error);
  const { status, title } = problemKinds[problem.code];
  const body = Buffer.from(maskLine(JSON.stringify(problemBody(problem, { instance: '', traceId: newTraceId() }))));
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'content-type: application/problem+json',
    ...Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${body.length}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
  socket.destroySoon();
}

function unreadable(error: Error): ProblemException {
  switch (errorCode(error)) {
    case 'HPE_HEADER_OVERFLOW':
      return new ProblemException('PAYLOAD_TOO_LARGE', 'The headers of the request are larger than 64 KB.');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ProblemException('REQUEST_TIMED_OUT', 'The request did not arrive in time.');
    default:
      return new ProblemException('VALIDATION_FAILED', 'The request is not valid HTTP.');
  }
}
