import { isProblemCode, type Problem, type ProblemCode } from '#libs/contracts';

export interface ProblemDetails {
  readonly errors?: NonNullable<Problem['errors']>;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
  /** The methods that there are instead, as the header Allow lists them. */
  readonly allow?: string;
}

/** Ends a request with a problem document (CV-1). */
export class ProblemException extends Error {
  override readonly name = 'ProblemException';

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extra: ProblemDetails = {},
  ) {
    super(detail);
  }
}

/** What a decider or a process answers instead of events. */
interface Refused {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * The problem for a domain refusal: the codes are the same on both sides.
 * @throws TypeError for a code that `problemKinds` does not have, which the compiler cannot see.
 */
export function problemOf(refusal: Refused): ProblemException {
  if (!isProblemCode(refusal.code)) throw new TypeError(`The refusal ${refusal.code} has no problem code.`);
  return new ProblemException(
    refusal.code,
    refusal.message,
    refusal.details === undefined ? {} : { details: refusal.details },
  );
}
