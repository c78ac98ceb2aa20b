import { canBeRepeated, problemsOf, type Operation } from '../http/operation.ts';
import { problemKinds, problemType, runbookOf, type Problem, type ProblemCode } from '../problems.ts';
import type { OpenApiResponse } from './document.ts';

/** The error responses of an operation by status. The problem codes of a status are its examples (CV-12). */
export function problemResponses(operation: Operation): Readonly<Record<string, OpenApiResponse>> {
  const byStatus = Map.groupBy(problemsOf(operation), (code) => problemKinds[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [String(status), problemResponse(operation, status, codes)]),
  );
}

/** The headers that every answer of an operation can have. */
export function commonHeaders(operation: Operation): OpenApiResponse['headers'] {
  return {
    'X-Correlation-ID': { $ref: '#/components/headers/X-Correlation-ID' },
    RateLimit: { $ref: '#/components/headers/RateLimit' },
    'RateLimit-Policy': { $ref: '#/components/headers/RateLimit-Policy' },
    ...(canBeRepeated(operation) && {
      'Idempotency-Replayed': { $ref: '#/components/headers/Idempotency-Replayed' },
    }),
  };
}

function problemResponse(operation: Operation, status: number, codes: readonly ProblemCode[]): OpenApiResponse {
  const saysWhen = status === 503 || status === 429 || codes.includes('IDEMPOTENCY_KEY_IN_PROGRESS');
  return {
    description: codes.map((code) => `${problemKinds[code].title} (${code})`).join('. '),
    headers: {
      ...commonHeaders(operation),
      ...(status === 401 && { 'WWW-Authenticate': { $ref: '#/components/headers/WWW-Authenticate' } }),
      ...(saysWhen && { 'Retry-After': { $ref: '#/components/headers/Retry-After' } }),
    },
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

/** An example of each problem that at least one operation can return. */
export function problemExamples(operations: readonly Operation[]): Readonly<Record<string, unknown>> {
  const codes = [...new Set(operations.flatMap(problemsOf))].sort();
  return Object.fromEntries(codes.map((code) => [code, { summary: problemKinds[code].title, value: exampleOf(code) }]));
}

function exampleOf(code: ProblemCode): Problem {
  const { title, status, recommendedActions } = problemKinds[code];
  return {
    type: problemType(code),
    title,
    status,
    detail: `${title}.`,
    instance: '/api/v12/…',
    code,
    errorTech: code,
    runbook: runbookOf(code),
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    recommendedActions: [...recommendedActions],
  };
}
