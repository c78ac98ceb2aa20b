import { isProblemCode, problemKinds, type Problem, type ProblemCode } from '#libs/contracts';

export interface ProblemDetails {
  readonly errors?: NonNullable<Problem['errors']>;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
  /** The supported methods, as in the header Allow. */
  readonly allow?: string;
  /** The header WWW-Authenticate, which every 401 has. */
  readonly authenticate?: string;
}

/**
 * Ends a request with a problem document (CV-1). Only a server error has a stack: nobody looks for the source of a refusal,
 * and capturing the stack would take a quarter of the time that a refusal costs.
 */
export class ProblemException extends Error {
  override readonly name = 'ProblemException';

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extra: ProblemDetails = {},
  ) {
    const { stackTraceLimit } = Error;
    if (problemKinds[code].status < 500) Error.stackTraceLimit = 0;
    super(detail);
    Error.stackTraceLimit = stackTraceLimit;
  }

  /** For routes of plugins, whose errors Fastify answers itself. */
  get statusCode(): number {
    return problemKinds[this.code].status;
  }
}

/** A refusal by a decider or a process. */
interface Refused {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * The problem for a domain refusal. Refusals and problems share their codes.
 * @throws TypeError for a code that `problemKinds` lacks, because the compiler does not check it
 */
export function problemOf(refusal: Refused): ProblemException {
  if (!isProblemCode(refusal.code)) throw new TypeError(`The refusal ${refusal.code} has no problem code.`);
  return new ProblemException(
    refusal.code,
    refusal.message,
    refusal.details === undefined ? {} : { details: refusal.details },
  );
}

/** The problem for a path that no route serves. */
export function routeNotFound({ method, url }: { readonly method: string; readonly url: string }): ProblemException {
  return new ProblemException('ROUTE_NOT_FOUND', `There is no route ${method} ${url.split('?')[0] ?? ''}.`);
}
