import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problemKinds, problemType, runbookOf, type Problem, type ProblemCode } from '#libs/contracts';
import {
  EventsTooLarge,
  EventStoreBusy,
  EventStoreUnavailable,
  LogChanged,
  UnreadableStream,
  WrongExpectedRevision,
} from '#libs/event-store';
import { isSystemic } from '#libs/postgres';
import { errorCode, maskLine, type Logger } from '#libs/process';
import { maySeeCauses } from './authorization.ts';
import { ProblemException, routeNotFound } from './problem-exception.ts';
import { noteProblem, traceIdOf } from './request-context.ts';

const retryAfterSeconds = 1;

/** Answers errors of Nest's handlers with problem documents. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.logger);
  }
}

/** Turns any error into a problem document. Logs only unexpected errors at the level error. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, logger: Logger): void {
  const problem = problemExceptionOf(error, request);
  const { status } = problemKinds[problem.code];
  const traceId = traceIdOf(request);
  noteProblem(request, problem);
  if (status === 500) logger.error({ err: error, traceId, code: problem.code }, 'request failed');
  else if (status === 503) logger.warn({ err: error, traceId, code: problem.code }, 'request refused as unavailable');

  const { retryAfterSeconds: retryAfter, allow, authenticate } = problem.extra;
  const body: Problem = {
    ...problemBody(problem, { instance: request.url, traceId }),
    ...(maySeeCauses(request) && { errorTech: technicalText(error, problem) }),
  };
  if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
  if (allow !== undefined) void reply.header('allow', allow);
  if (authenticate !== undefined) void reply.header('www-authenticate', authenticate);
  // An error may quote what it was given, such as a header or a URL (P7-9).
  void reply
    .status(status)
    .type('application/problem+json')
    .send(maskLine(JSON.stringify(body)));
}

/** The problem document, without the fields that depend on who asks. */
export function problemBody(
  problem: ProblemException,
  { instance, traceId }: Pick<Problem, 'instance' | 'traceId'>,
): Problem {
  const { status, title, recommendedActions } = problemKinds[problem.code];
  const { errors = [], details } = problem.extra;
  const listed = errors.slice(0, mostListed).map(({ pointer, detail }) => ({
    pointer: shortened(pointer, longestText),
    detail: shortened(detail, longestText),
  }));
  return {
    type: problemType(problem.code),
    title,
    status,
    detail: shortened(problem.detail, longestText),
    instance,
    code: problem.code,
    runbook: runbookOf(problem.code),
    traceId,
    recommendedActions: [...recommendedActions],
    ...(listed.length > 0 && { errors: listed }),
    ...(errors.length > listed.length && { errorCount: errors.length }),
    ...(details && { details: bounded(details) }),
  };
}

/** Limits lists in a problem, because otherwise an answer could be many times larger than its request. */
const mostListed = 20;
const longestText = 1_000;

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).toWellFormed()}…`;
}

/** Shortens long lists, and adds their lengths. */
function bounded(details: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isShort = (fact: unknown): boolean => !Array.isArray(fact) || fact.length <= mostListed;
  if (Object.values(details).every(isShort)) return details;
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, fact]) =>
      Array.isArray(fact) && fact.length > mostListed
        ? [[name, fact.slice(0, mostListed) as unknown], [`${name}Count`, fact.length] as const]
        : [[name, fact]],
    ),
  );
}

/** Details for operators: a fault with its causes, or a refusal with its facts. Never a stack. */
function technicalText(error: unknown, { code, extra }: ProblemException): string {
  if (error instanceof ProblemException) {
    const facts = extra.details === undefined ? extra.errors?.slice(0, mostListed) : bounded(extra.details);
    return facts === undefined ? code : shortened(`${code} ${JSON.stringify(facts)}`, longestText);
  }
  const chain: string[] = [];
  for (let fault: unknown = error; fault instanceof Error && chain.length < longestChain; fault = fault.cause) {
    chain.push(`${fault.name}: ${fault.message}`);
  }
  return chain.length === 0 ? code : shortened(chain.join(', caused by '), longestText);
}

const longestChain = 5;

function problemExceptionOf(error: unknown, request: FastifyRequest): ProblemException {
  if (error instanceof ProblemException) return error;
  if (error instanceof WrongExpectedRevision) return new ProblemException('CONCURRENT_MODIFICATION', error.message);
  if (error instanceof UnreadableStream) {
    const { stream, revision = null, reason } = error.at;
    return new ProblemException('STREAM_UNREADABLE', error.message, { details: { stream, revision, reason } });
  }
  if (error instanceof EventStoreBusy)
    return new ProblemException('RESOURCE_BUSY', error.message, { retryAfterSeconds });
  const change = logChangeIn(error);
  if (change !== undefined) return new ProblemException(change.code, change.message);
  if (error instanceof EventStoreUnavailable && error.code === 'EVENT_STORE_UNAVAILABLE') {
    return new ProblemException(error.code, 'The event store did not answer.', { retryAfterSeconds });
  }
  if (error instanceof EventStoreUnavailable || isSystemic(error)) {
    return new ProblemException('DATABASE_UNAVAILABLE', 'The database did not answer.', { retryAfterSeconds });
  }
  if (error instanceof EventsTooLarge) return tooLargeToStore(error);
  if (error instanceof HttpException && error.getStatus() === 404) return routeNotFound(request);
  const [code, detail] = unreadableRequest(error);
  return new ProblemException(code, detail);
}

/** Finds a LogChanged in the chain of causes, because the store and the database wrap it. */
function logChangeIn(error: unknown): LogChanged | undefined {
  for (let fault: unknown = error; fault instanceof Error; fault = fault.cause) {
    if (fault instanceof LogChanged) return fault;
  }
  return undefined;
}

/** A body within its limit can need more space in the store: 1e20 is stored with all its zeros. */
function tooLargeToStore({ bytes, maximum }: EventsTooLarge): ProblemException {
  const limit =
    maximum === undefined ? 'which exceeds the limit of the event store' : `but at most ${maximum} bytes are allowed`;
  return new ProblemException('PAYLOAD_TOO_LARGE', `The request would be stored as ${bytes} bytes, ${limit}.`, {
    details: { bytes, ...(maximum !== undefined && { maximum }) },
  });
}

/** Translates Fastify's errors, which occur before any handler runs. */
function unreadableRequest(error: unknown): readonly [ProblemCode, string] {
  // Nest wraps Fastify's error into one of its own.
  const cause = error instanceof HttpException ? error.cause : error;
  switch (errorCode(cause)) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return ['PAYLOAD_TOO_LARGE', 'The body is larger than 1 MB (1048576 bytes).'];
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return ['UNSUPPORTED_MEDIA_TYPE', 'The Content-Type of the request is not application/json.'];
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return ['VALIDATION_FAILED', 'The body is empty. Send JSON.'];
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return ['VALIDATION_FAILED', 'The body is not valid JSON.'];
    case 'FST_ERR_BAD_URL':
      return ['VALIDATION_FAILED', 'The path is not a valid URL. Each % must start two hexadecimal digits of UTF-8.'];
    default:
      if (isFaultOfCaller(cause)) return ['VALIDATION_FAILED', `The request cannot be read: ${cause.message}`];
      return ['INTERNAL_ERROR', 'The request failed. Find the reason in the log by this traceId.'];
  }
}

/** Whether Fastify refused the request. A newer Fastify may do so for more reasons than those listed here. */
function isFaultOfCaller(error: unknown): error is Error {
  if (!(error instanceof Error) || !errorCode(error)?.startsWith('FST_')) return false;
  const { statusCode = 500 } = error as FastifyError;
  return statusCode >= 400 && statusCode < 500;
}
