import { z } from 'zod';

interface ProblemKind {
  /** HTTP status (CV-1). */
  readonly status: number;
  /** Constant for the code; what happened this time is in `detail`. */
  readonly title: string;
  /** What the caller can do next, most promising first. */
  readonly recommendedActions: readonly string[];
  /** The page of `docs/runbooks` that helps, without `.md`; unset: the entry in the list of problems. */
  readonly runbook?: string;
}

/** Every code a client can meet, with its HTTP status: the codes of REQUIREMENTS §6 and those that its own API adds. */
export const problemKinds = {
  APPROVAL_EXPIRED: {
    status: 410,
    title: 'The approval has expired',
    runbook: 'stalled-executions',
    recommendedActions: ['Create a version with the same content and submit that one: a new vote begins.'],
  },
  APPROVAL_NOT_EXPIRED: {
    status: 409,
    title: 'The approval has not expired yet',
    recommendedActions: ['Read its deadline at GET /api/v12/approvals/{approvalRequestId}.'],
  },
  APPROVAL_NOT_APPROVED: {
    status: 409,
    title: 'The approval request is not approved',
    runbook: 'stalled-executions',
    recommendedActions: [
      'Read the tally at GET /api/v12/approvals/{approvalRequestId}.',
      'Cast the votes that are missing.',
    ],
  },
  APPROVAL_REQUEST_NOT_FOUND: {
    status: 404,
    title: 'There is no such approval request',
    recommendedActions: ['Check the id; the answer to the submission of the version names it.'],
  },
  APPROVAL_VERSION_MISMATCH: {
    status: 422,
    title: 'The approval request belongs to another version',
    recommendedActions: ['Use the approval request that the submission of this version opened.'],
  },
  CASCADE_BLOCKED: {
    status: 409,
    title: 'Active dependents stand in the way',
    runbook: 'failed-cascade',
    recommendedActions: [
      'Retire the dependents first; details.dependents names them.',
      'Retire with cascade: true, and look at the dry run before.',
    ],
  },
  CASCADE_TIMED_OUT: {
    status: 503,
    title: 'The cascade took too long',
    recommendedActions: ['Look at what has been retired, then retire the rest.'],
  },
  CASCADE_TOO_DEEP: {
    status: 409,
    title: 'The cascade would go too deep',
    recommendedActions: ['Retire the lowest dependents first.'],
  },
  CIRCULAR_DEPENDENCY: {
    status: 422,
    title: 'The parents would form a circle',
    recommendedActions: ['Choose a parent that does not depend on this one; details.path shows the circle.'],
  },
  CONCURRENT_MODIFICATION: {
    status: 409,
    title: 'Something else changed this at the same time',
    recommendedActions: ['Read the current state and try again.'],
  },
  APP_UNAVAILABLE: {
    status: 503,
    title: 'The app that serves this did not answer',
    recommendedActions: [
      'Try again with the same Idempotency-Key; without one, look first whether the command took effect: GET /api/v12/tokens?name=, /api/v12/versions?tokenId= and their brothers list what there is.',
      'Operators: see which of the apps is down in GET /health/ready of the gateway.',
    ],
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
  DEAD_LETTER_NOT_FOUND: {
    status: 404,
    title: 'There is no such dead letter',
    runbook: 'dead-letters',
    recommendedActions: ['List them with GET /api/v12/dead-letters.'],
  },
  DEAD_LETTER_NOT_OPEN: {
    status: 409,
    title: 'The dead letter is not open',
    runbook: 'dead-letters',
    recommendedActions: ['Read its status at GET /api/v12/dead-letters/{deadLetterId}.'],
  },
  EXPECTATION_FAILED: {
    status: 417,
    title: 'The Expect header asks for what is not offered',
    recommendedActions: ['Leave the header out, or send Expect: 100-continue.'],
  },
  EXECUTION_IN_PROGRESS: {
    status: 409,
    title: 'The execution has not ended yet',
    recommendedActions: ['Try again in a few seconds.'],
  },
  HOLD_NOT_FOUND: {
    status: 404,
    title: 'There is no such hold',
    recommendedActions: ['Read the holds of the version at GET /api/v12/approval-execution/{versionId}/explain.'],
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
  INVALID_POLICY: {
    status: 422,
    title: 'No vote could ever meet this policy',
    recommendedActions: ['Give a fraction with 0 < numerator ≤ denominator that a vote can meet.'],
  },
  INVALID_STATE_TRANSITION: {
    status: 409,
    title: 'The current status does not allow this',
    runbook: 'check-status',
    recommendedActions: [
      'Read the current status at GET /api/v12/versions/{versionId}.',
      'Create a new version in the place of one that has ended.',
    ],
  },
  NO_VALIDATOR_LEFT: {
    status: 409,
    title: 'Nobody would be left to vote',
    recommendedActions: ['Name a replacementId.'],
  },
  PARENT_LOCKED: {
    status: 423,
    title: 'The parent, or the version’s own token, is locked',
    runbook: 'stalled-executions',
    recommendedActions: ['Unlock the token that the message names, then try again.'],
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
  REPLAY_NOT_FOUND: {
    status: 404,
    title: 'There is no such replay',
    runbook: 'dead-letters',
    recommendedActions: ['List them with GET /api/v12/replays.'],
  },
  PROJECTION_JOB_NOT_FOUND: {
    status: 404,
    title: 'There is no such check or rebuild of a projection',
    runbook: 'projection-drift',
    recommendedActions: ['List the projections with GET /api/v12/projections.'],
  },
  PROJECTION_JOB_UNDER_WAY: {
    status: 409,
    title: 'The projection has a check or a rebuild under way',
    runbook: 'projection-drift',
    recommendedActions: ['Wait until it has ended (GET /api/v12/projections).'],
  },
  REPLAY_UNDER_WAY: {
    status: 409,
    title: 'The group has a replay under way',
    runbook: 'dead-letters',
    recommendedActions: ['Wait until it has ended (GET /api/v12/replays), or stop it.'],
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
  SELF_APPROVAL: {
    status: 422,
    title: 'Whoever submits cannot be a validator',
    recommendedActions: ['Name other validators.', 'Allow it with a policy that has selfApproval: true.'],
  },
  SETTLEMENT_COMPLETED: {
    status: 409,
    title: 'The activation has been settled',
    runbook: 'roll-back-a-mistake',
    recommendedActions: [
      'Ask for the rollback with force: true; a second person then carries it out in the same way.',
      'Let a new version replace this one instead.',
    ],
  },
  SETTLEMENT_NOT_FOUND: {
    status: 404,
    title: 'There is no such settlement',
    recommendedActions: ['List the settlements of a version at GET /api/v12/settlements?versionId=.'],
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
  SUBMISSION_ABANDONED: {
    status: 409,
    title: 'The submission was given up after an interruption',
    recommendedActions: ['Submit the version again as a new command: with another Idempotency-Key, or without one.'],
  },
  TOKEN_NOT_FOUND: {
    status: 404,
    title: 'There is no such token',
    recommendedActions: ['Check the id, or register the token at POST /api/v12/tokens.'],
  },
  TOKEN_RETIRED: {
    status: 409,
    title: 'The token or version is retired',
    recommendedActions: ['Use a token and a parent that are active.'],
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
  VALIDATOR_AT_CAPACITY: {
    status: 409,
    title: 'A validator has as many open requests as they can take',
    recommendedActions: [
      'Name other validators; details.validators names those who are full.',
      'Raise the capacity at PUT /api/v12/validators/{validatorId}/capacity.',
      'Try again later: seats that an interrupted submission has taken are free again within about two minutes.',
    ],
  },
  VALIDATOR_NOT_ELIGIBLE: {
    status: 403,
    title: 'This validator has no vote on this request',
    recommendedActions: ['Vote as one of the validators of the request.'],
  },
  SUPERSEDED: {
    status: 409,
    title: 'A version that replaces this one is in force',
    recommendedActions: [
      'Read which version it is in the detail, or in GET /api/v12/approval-execution/{versionId}/explain.',
      'Roll that version back first, or submit a new version.',
    ],
  },
  VERSION_HELD: {
    status: 409,
    title: 'A hold on the version blocks it',
    runbook: 'stalled-executions',
    recommendedActions: ['Ask whoever placed the hold to release it.'],
  },
  VERSION_NOT_FOUND: {
    status: 404,
    title: 'There is no such version',
    recommendedActions: ['Check the id; the answer to the creation of the version names it.'],
  },
  VOTE_CLOSED: {
    status: 409,
    title: 'The vote is closed',
    recommendedActions: ['Read the decision at GET /api/v12/approvals/{approvalRequestId}.'],
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

/** The `type` of a problem: where it is explained, on the page of all problems that the API itself serves. */
export const problemsPath = '/problems';
export const problemType = (code: ProblemCode): string => `${problemsPath}#${code}`;

/** Where a running Assent serves the runbooks. */
export const runbooksPath = '/runbooks';

/** The page that helps with a problem: a runbook, or its entry in the list. */
export function runbookOf(code: ProblemCode): string {
  const { runbook }: ProblemKind = problemKinds[code];
  return runbook === undefined ? problemType(code) : `${runbooksPath}/${runbook}`;
}

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemKinds, code);
}

/** RFC 9457 problem details, with our extensions (CV-1). */
export const problemSchema = z.object({
  type: z.string().describe('Where the code is explained, relative to this API.'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string().describe('Stable: what a program decides by.'),
  errorTech: z.string().describe('For operators: what it was in technical terms.'),
  runbook: z.string().describe('Where the page is that helps.'),
  traceId: z.string(),
  recommendedActions: z.array(z.string()),
  errors: z
    .array(z.object({ pointer: z.string(), detail: z.string() }))
    .optional()
    .describe('The fields at fault, as JSON pointers into the body, or the names of parameters and headers.'),
  errorCount: z.int().optional().describe('How many faults there are, when errors lists only the first of them.'),
  details: z
    .record(z.string(), z.unknown())
    .optional()
    .describe(
      'Typed facts about this refusal, such as the dependents that block it. Of a long list the first 20, and their number beside it: dependentsCount.',
    ),
});

export type Problem = z.infer<typeof problemSchema>;
