import type { components } from './openapi-types.ts';

export type Problem = components['schemas']['Problem'];

/** The API has refused a request: decide by the code. */
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

/** Something answered that does not speak for the API, such as a proxy. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  readonly code = 'UNEXPECTED_ANSWER';

  constructor(
    readonly url: string,
    readonly status: number,
  ) {
    super(`${url} answered ${status} without a problem that says why.`);
  }
}

export function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'detail' in body;
}
