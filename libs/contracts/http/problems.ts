import type { ProblemKind } from '../problem-kind.ts';

/** The problems of no single subject: of requests as such, of dry runs, of reading, and of the machinery. */
export const httpProblems = {
  APP_UNAVAILABLE: {
    status: 503,
    title: 'The app that serves this did not answer',
    recommendedActions: [
      'Try again with the same Idempotency-Key; without one, look first whether the command took effect: GET /api/v12/tokens?name=, /api/v12/versions?tokenId= and their brothers list what there is.',
      'Operators: see which of the apps is down in GET /health/ready of the gateway.',
    ],
  },
  CONCURRENT_MODIFICATION: {
    status: 409,
    title: 'Something else changed this at the same time',
    recommendedActions: ['Read the current state and try again.'],
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    title: 'The database did not answer',
    runbook: 'store-away',
    recommendedActions: [
      'Try again with the same Idempotency-Key; without one, look first whether the command took effect.',
      'Operators: check PostgreSQL and DATABASE_URL.',
    ],
  },
  EVENT_LOG_CHANGED: {
    status: 503,
    title: 'Another event log is where the log of this Assent was',
    runbook: 'another-log',
    recommendedActions: [
      'Nothing was recorded: send it again when the operators have brought the right log back.',
      'Operators: see in GET /runbooks/another-log.md how to bring it back, or to begin anew.',
    ],
  },
  EVENT_STORE_UNAVAILABLE: {
    status: 503,
    title: 'The event store did not answer',
    runbook: 'store-away',
    recommendedActions: [
      'Try again with the same Idempotency-Key; without one, look first whether the command took effect.',
      'Operators: check the EventStoreDB that EVENT_STORE_URL names; PostgreSQL answered.',
    ],
  },
  EXPECTATION_FAILED: {
    status: 417,
    title: 'The Expect header asks for what is not offered',
    recommendedActions: ['Leave the header out, or send Expect: 100-continue.'],
  },
  HOST_NOT_ALLOWED: {
    status: 421,
    title: 'The request is meant for another server',
    recommendedActions: [
      'Use localhost, or a name that the setting ALLOWED_HOSTS lists.',
      'Behind a proxy, list its host name in ALLOWED_HOSTS.',
    ],
  },
  IDEMPOTENCY_KEY_IN_PROGRESS: {
    status: 409,
    title: 'The request with this Idempotency-Key is still being executed',
    recommendedActions: ['Send the same request again after Retry-After; it is answered what the first one was.'],
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'The Idempotency-Key belongs to another request',
    recommendedActions: ['Send a new key with a new request.', 'Repeat a request without changing it.'],
  },
  INTERNAL_ERROR: {
    status: 500,
    title: 'Something went wrong on our side',
    recommendedActions: ['Try again.', 'Report the traceId to the operators.'],
  },
  INVALID_CURSOR: {
    status: 400,
    title: 'The cursor belongs to no page of this list',
    recommendedActions: [
      'Read the list from the start, without a cursor.',
      'Pass on the nextCursor of a page as it is, to the same list with the same filters.',
    ],
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'This address does not take the method',
    recommendedActions: ['Use one of the methods that the header Allow lists.', 'Look the path up at GET /docs.'],
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    title: 'A web page of another site cannot use this server',
    recommendedActions: ['Send the request from a program, or from a page that this server itself serves.'],
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    title: 'The request is too large',
    recommendedActions: [
      'Store large content elsewhere and submit its address and hash.',
      'Send a long list in parts.',
    ],
  },
  PLAN_CHANGED: {
    status: 409,
    title: 'The plan has changed since the dry run',
    runbook: 'stalled-executions',
    recommendedActions: ['Repeat the dry run, look at its plan, and send its planHash.'],
  },
  READ_MODEL_BEHIND: {
    status: 503,
    title: 'The read model has not reached that position yet',
    runbook: 'slow-executions',
    recommendedActions: ['Try again after Retry-After.', 'Ask without X-Min-Position to read what is there.'],
  },
  REQUEST_TOO_LATE: {
    status: 503,
    title: 'The command came too late to be carried out',
    recommendedActions: [
      'Send it again: nothing was recorded.',
      'Operators: see that the clocks of gateway and apps agree to within five seconds.',
    ],
  },
  RESOURCE_BUSY: {
    status: 503,
    title: 'Too much work is in flight',
    runbook: 'slow-executions',
    recommendedActions: ['Try again after Retry-After.'],
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    title: 'There is nothing at this address',
    recommendedActions: ['Look the path up at GET /docs.'],
  },
  STREAM_UNREADABLE: {
    status: 409,
    title: 'The history of this cannot be read',
    runbook: 'unreadable-streams',
    recommendedActions: [
      'Do not try again: nothing was recorded, and nothing will be until an operator has repaired it.',
      'Operators: the details name the stream and the revision, and the runbook says what to do.',
    ],
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'The body must be JSON',
    recommendedActions: ['Send Content-Type: application/json.'],
  },
  VALIDATION_FAILED: {
    status: 400,
    title: 'The request is not valid',
    recommendedActions: ['Correct the request as detail says. Where errors are listed, they name its fields.'],
  },
} as const satisfies Record<string, ProblemKind>;
