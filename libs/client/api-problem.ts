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

  /** @param fault what the answer has or lacks, such as `without JSON` */
  constructor(
    readonly url: string,
    readonly status: number,
    fault: string,
  ) {
    super(`${url} answered ${status} ${fault}, so the answer is not from Assent. Check the URL.`);
  }
}

/** Whether the body has the fields of a problem that programs use. */
export function isProblem(body: unknown): body is Problem {
  if (!isObject(body)) return false;
  const { code, status, detail, recommendedActions: actions, errors = [] } = body;
  return (
    typeof code === 'string' &&
    typeof status === 'number' &&
    typeof detail === 'string' &&
    Array.isArray(actions) &&
    actions.every((action) => typeof action === 'string') &&
    Array.isArray(errors) &&
    errors.every(
      (fault) => isObject(fault) && typeof fault['pointer'] === 'string' && typeof fault['detail'] === 'string',
    )
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
