import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemKinds } from '#libs/contracts';
import { errorCode, maskLine, type Logger } from '#libs/process';
import { answerProblem, problemBody } from './problem.filter.ts';
import { ProblemException } from './problem-exception.ts';
import { newTraceId, requestContextOf } from './request-context.ts';

/** Node's own limit for a request line is 16 KB. The router needs no lower limit, because the schema checks parameters. */
const longestParameter = 16_384;

/** Options of every HTTP server. Requests that cannot be routed also get a problem document (CV-1). */
export function fastifyOptions(logger: Logger) {
  return {
    forceCloseConnections: 'idle' as const,
    // By default Node answers a request without Host with an empty 400.
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: longestParameter },
    // These errors occur before any hook runs.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
      void reply.header('x-correlation-id', requestContextOf(request).correlationId);
      void reply.header('cache-control', 'no-store');
      void reply.header('x-content-type-options', 'nosniff');
      answerProblem(error, request, reply, logger);
    },
    clientErrorHandler: answerUnreadable,
  };
}

/** Answers bytes that are not valid HTTP or exceed its limits. There is no request object yet, only the socket. */
function answerUnreadable(error: Error, socket: Socket): void {
  if (errorCode(error) === 'ECONNRESET' || socket.destroyed) return;
  const problem =
    errorCode(error) === 'HPE_HEADER_OVERFLOW'
      ? new ProblemException('PAYLOAD_TOO_LARGE', 'The headers of the request are larger than 16 KB.')
      : new ProblemException('VALIDATION_FAILED', 'The request is not valid HTTP, or did not arrive in time.');
  const { status, title } = problemKinds[problem.code];
  const body = Buffer.from(maskLine(JSON.stringify(problemBody(problem, { instance: '', traceId: newTraceId() }))));
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'content-type: application/problem+json',
    'x-content-type-options: nosniff',
    `content-length: ${body.length}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
  socket.destroySoon();
}
