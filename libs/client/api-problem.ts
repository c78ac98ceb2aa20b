import type { components } from './openapi-types.ts';

export type Problem = components['schemas']['Problem'];

/** The API refused a request. Callers should decide by the code. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;

  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.status = problem.status;
    this.code = problem.code;
  }
}

/** A server other than the API answered, such as a proxy. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  readonly code = 'UNEXPECTED_ANSWER';

  constructor(
    readonly url: string,
    readonly status: number,
  ) {
    super(`${url} answered ${status} without a problem document, so the answer is not from Assent. Check the URL.`);
  }
}

export function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'detail' in body;
}
