import type { z } from 'zod';
import type { OperationId } from '../identity/permissions.ts';
import type { ProblemCode } from '../problems.ts';
import type { RequestHeader } from './request-headers.ts';

/** One HTTP operation: its inputs and answers. The controller, the OpenAPI document and the client share it. */
export interface Operation {
  /** The name of the use case in lowerCamelCase, unique in the API. `permissionOfOperation` says who may call it. */
  readonly operationId: OperationId;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Has its parameters in braces, as in `/api/v12/tokens/{tokenId}`. */
  readonly path: string;
  /** The heading that the documentation shows it under. Default: the tag of its area. */
  readonly tag?: string;
  /** One line, in the imperative. */
  readonly summary: string;
  /** More that a caller should know. */
  readonly description?: string;
  readonly params: Readonly<Record<string, z.ZodType>>;
  readonly query?: z.ZodObject;
  /** Headers in addition to those that every operation takes. */
  readonly headers?: readonly RequestHeader[];
  /** The schema of the JSON body. */
  readonly request?: z.ZodType;
  readonly success: {
    readonly status: 200 | 201 | 202;
    readonly response: z.ZodType;
    /** True when the answer has a Location header with the path of the new resource (CV-15). */
    readonly location?: true;
    /** True when the answer is JSON Lines, each of this schema. */
    readonly lines?: true;
    /** Another success status with the same body. */
    readonly also?: 202;
  };
  /** The app that serves the operation. Default: query for GET, command for the rest. */
  readonly servedBy?: 'command' | 'settlement';
  /** False when the operation is not a command on an aggregate. All other writing operations support dry runs (N3). */
  readonly dryRun?: false;
  /** What a request counts in the rate limits of its principal and tenant, in units. Default: see {@link weightOf}. */
  readonly weight?: number;
  /** A nullable field of the answer that is shown once. A repetition with the same Idempotency-Key gets null. */
  readonly secretField?: string;
  /** Problem codes in addition to `problemsOfEvery`; see `problemsOf`. */
  readonly problems: readonly ProblemCode[];
  readonly example: Example;
}

/** Examples use the ids of `exampleIds`, so that a test can substitute real ones. */
interface Example {
  readonly query?: unknown;
  readonly request?: unknown;
  readonly response: unknown;
}

/** The operations of one area. The documentation shows them under one heading. */
export interface Area {
  readonly tag: string;
  readonly description: string;
  /**
   * The schemas of the area by their names in the document. A body or an answer without a name here is called
   * `<OperationId>Request` or `<OperationId>Response`.
   */
  readonly schemas: Readonly<Record<string, z.ZodType>>;
  readonly operations: readonly Operation[];
}

type ParamOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamOf<Rest> : never;

type ExampleOf<Query, Request, Response extends z.ZodType> = {
  readonly response: z.input<Response>;
} & (Query extends z.ZodObject ? { readonly query: z.input<Query> } : unknown) &
  (Request extends z.ZodType ? { readonly request: z.input<Request> } : unknown);

/** An entry of the table. The compiler checks its params against its path, and its example against its schemas. */
export function operation<
  const Path extends string,
  Response extends z.ZodType,
  Query extends z.ZodObject | undefined = undefined,
  Request extends z.ZodType | undefined = undefined,
>(
  entry: Omit<Operation, 'path' | 'params' | 'query' | 'request' | 'success' | 'example'> & {
    readonly path: Path;
    readonly params: Readonly<Record<ParamOf<Path>, z.ZodType>>;
    readonly query?: Query;
    readonly request?: Request;
    readonly success: Omit<Operation['success'], 'response'> & { readonly response: Response };
    readonly example: ExampleOf<Query, Request, Response>;
  },
): Operation {
  // The type parameters only serve the check, so they are dropped here.
  return entry as Operation;
}

/** Whether the operation takes `?dryRun=true`. */
export function canBeTried({ method, dryRun }: Operation): boolean {
  return method !== 'GET' && dryRun !== false;
}

/** The units that a request counts in the rate limits of its principal and tenant (S7-51). */
export function weightOf({ weight, method }: Operation): number {
  return weight ?? (method === 'GET' ? 1 : 2);
}

/** The app whose process serves an operation when each app is a separate process. */
export function servedBy({ servedBy: app, method }: Operation): 'command' | 'query' | 'settlement' {
  return app ?? (method === 'GET' ? 'query' : 'command');
}

/** The problem codes of every operation. */
const problemsOfEvery: readonly ProblemCode[] = [
  'VALIDATION_FAILED',
  'HOST_NOT_ALLOWED',
  'NOT_FROM_GATEWAY',
  'ORIGIN_NOT_ALLOWED',
  'UNAUTHENTICATED',
  'PERMISSION_DENIED',
  'TENANT_NOT_ALLOWED',
  'RATE_LIMITED',
  'IDENTITY_PROVIDER_UNAVAILABLE',
  'ACCESS_UNAVAILABLE',
  'INSUFFICIENT_AUTHENTICATION',
  'EXPECTATION_FAILED',
  'APP_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'EVENT_STORE_UNAVAILABLE',
  'EVENT_LOG_CHANGED',
  'INTERNAL_ERROR',
];
const problemsOfCommands: readonly ProblemCode[] = [
  'CONCURRENT_MODIFICATION',
  'STREAM_UNREADABLE',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'REQUEST_TOO_LATE',
  'RESOURCE_BUSY',
  'ACTING_FOR_ANOTHER',
  'TENANT_SUSPENDED',
];
/** The problem codes of operations that take an Idempotency-Key. */
const problemsOfKeys: readonly ProblemCode[] = ['IDEMPOTENCY_KEY_IN_PROGRESS', 'IDEMPOTENCY_KEY_REUSED'];

/** Whether the operation takes an Idempotency-Key (CV-2). The methods other than POST are idempotent by definition. */
export function canBeRepeated({ method }: Operation): boolean {
  return method === 'POST';
}

/** Every problem code that an operation can return, its own first. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const { method, headers, problems, query } = operation;
  return [
    ...new Set([
      ...problems,
      ...(method === 'GET' ? [] : problemsOfCommands),
      ...(canBeRepeated(operation) ? problemsOfKeys : []),
      ...(query !== undefined && 'cursor' in query.shape ? (['INVALID_CURSOR'] as const) : []),
      ...(headers?.includes('X-Min-Position') === true ? (['READ_MODEL_BEHIND'] as const) : []),
      ...problemsOfEvery,
    ]),
  ];
}
