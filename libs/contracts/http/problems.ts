import type { ProblemKind } from '../problem-kind.ts';

/** Problems that belong to no single subject: those of requests, dry runs, reads and the infrastructure. */
export const httpProblems = {
  APP_UNAVAILABLE: {
    status: 503,
    title: 'The app that serves this request did not answer',
    recommendedActions: [
      'Try again with the same Idempotency-Key. Without one, first check whether the command took effect, for example with GET /api/v12/tokens?name= or GET /api/v12/versions?tokenId=.',
      'Operators: GET /health/ready of the gateway shows which app is down.',
    ],
  },
  CONCURRENT_MODIFICATION: {
    status: 409,
    title: 'Another request changed the same data at the same time',
    recommendedActions: ['Read the current state and try again.'],
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    title: 'The database did not answer',
    runbook: 'store-away',
    recommendedActions: [
      'Try again with the same Idempotency-Key. Without one, first check whether the command took effect.',
      'Operators: check PostgreSQL and DATABASE_URL.',
    ],
  },
  EVENT_LOG_CHANGED: {
    status: 503,
    title: 'The event log is not the one that this installation used before',
    runbook: 'another-log',
    recommendedActions: [
      'Nothing was recorded. Send the request again when the operators have restored the right event log.',
      'Operators: GET /runbooks/another-log.md describes how to restore the log or start over.',
    ],
  },
  EVENT_STORE_UNAVAILABLE: {
    status: 503,
    title: 'The event store did not answer',
    runbook: 'store-away',
    recommendedActions: [
      'Try again with the same Idempotency-Key. Without one, first check whether the command took effect.',
      'Operators: check the EventStoreDB that EVENT_STORE_URL names. PostgreSQL answered.',
    ],
  },
  EXPECTATION_FAILED: {
    status: 417,
    title: 'The server does not support the Expect header value',
    recommendedActions: ['Omit the Expect header, or send Expect: 100-continue.'],
  },
  HOST_NOT_ALLOWED: {
    status: 421,
    title: 'The Host header names another server',
    recommendedActions: [
      'Use localhost or a host name that ALLOWED_HOSTS lists.',
      'Behind a proxy, add its host name to ALLOWED_HOSTS.',
    ],
  },
  IDEMPOTENCY_KEY_IN_PROGRESS: {
    status: 409,
    title: 'A request with this Idempotency-Key is still in progress',
    recommendedActions: ['Send the same request again after Retry-After. It returns the answer to the first request.'],
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'The Idempotency-Key was used for another request',
    recommendedActions: ['Use a new key for a new request.', 'To repeat a request, send it unchanged.'],
  },
  INTERNAL_ERROR: {
    status: 500,
    title: 'The server failed unexpectedly',
    recommendedActions: ['Try again.', 'Report the traceId to the operators.'],
  },
  INVALID_CURSOR: {
    status: 400,
    title: 'The cursor is not from this list',
    recommendedActions: [
      'Read the list from the start, without a cursor.',
      'Send the nextCursor of a page unchanged, to the same list with the same filters.',
    ],
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'This path does not support the method',
    recommendedActions: ['Use a method from the Allow header.', 'Look the path up at GET /docs.'],
  },
  NOT_FROM_GATEWAY: {
    status: 403,
    title: 'The app accepts only requests of the gateway',
    recommendedActions: [
      'Send the request to the address of the gateway.',
      'Operators: INTERNAL_SECRET must be the same for the gateway and the apps, and their clocks must agree within 30 seconds.',
    ],
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    title: 'Web pages of other sites cannot use this server',
    recommendedActions: ['Send the request from a program, or from a page that this server serves.'],
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    title: 'The request is too large',
    recommendedActions: [
      'Store large content elsewhere, and submit its address and hash.',
      'Split a long list over several requests.',
    ],
  },
  PLAN_CHANGED: {
    status: 409,
    title: 'The plan has changed since the dry run',
    runbook: 'stalled-executions',
    recommendedActions: ['Repeat the dry run, review the new plan, and send its planHash.'],
  },
  RATE_LIMITED: {
    status: 429,
    title: 'The limit of requests per second is exceeded',
    recommendedActions: [
      'Try again after Retry-After. The headers RateLimit-Policy and RateLimit show the limits and what is left.',
      'Operators: RATE_LIMIT_ADDRESS, RATE_LIMIT_PRINCIPAL and RATE_LIMIT_TENANT set the limits.',
    ],
  },
  READ_MODEL_BEHIND: {
    status: 503,
    title: 'The read model has not reached X-Min-Position yet',
    runbook: 'slow-executions',
    recommendedActions: [
      'Try again after Retry-After.',
      'Omit X-Min-Position to read the current state of the read model.',
    ],
  },
  REQUEST_TIMED_OUT: {
    status: 408,
    title: 'The request did not arrive in time',
    recommendedActions: [
      'Send the request again, without pauses.',
      'Operators: HEADER_SECONDS and REQUEST_SECONDS set the time.',
    ],
  },
  REQUEST_TOO_LATE: {
    status: 503,
    title: 'The command arrived after its deadline',
    recommendedActions: [
      'Send the command again. Nothing was recorded.',
      'Operators: keep the clocks of the gateway and the apps within five seconds of each other.',
    ],
  },
  RESOURCE_BUSY: {
    status: 503,
    title: 'The server is at its limit of concurrent work',
    runbook: 'slow-executions',
    recommendedActions: ['Try again after Retry-After.'],
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    title: 'No resource exists at this path',
    recommendedActions: ['Look the path up at GET /docs.'],
  },
  STREAM_UNREADABLE: {
    status: 409,
    title: 'The event stream cannot be read',
    runbook: 'unreadable-streams',
    recommendedActions: [
      'Do not try again until an operator has repaired the stream. Nothing was recorded.',
      'Operators: the details name the stream and the revision. Follow the runbook.',
    ],
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'The body must be JSON in UTF-8 and not compressed',
    recommendedActions: ['Send Content-Type: application/json, without another charset and without Content-Encoding.'],
  },
  VALIDATION_FAILED: {
    status: 400,
    title: 'The request is not valid',
    recommendedActions: [
      'Correct the request as described in detail. If errors is present, it names the invalid fields.',
    ],
  },
} as const satisfies Record<string, ProblemKind>;
