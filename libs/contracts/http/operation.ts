import type { z } from 'zod';
import type { ProblemCode } from '../problems.ts';
import type { RequestHeader } from './request-headers.ts';

/** What one HTTP operation takes and answers: the controller, the OpenAPI document and the client agree on this. */
export interface Operation {
  /** In lowerCamelCase and once in the whole API: the name of the use case. */
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its parameters in braces, as in `/api/v12/tokens/{tokenId}`. */
  readonly path: string;
  /** One line, in the imperative. */
  readonly summary: string;
  /** What a caller should know besides. */
  readonly description?: string;
  readonly params: Readonly<Record<string, z.ZodType>>;
  readonly query?: z.ZodObject;
  /** Besides those that every operation takes. */
  readonly headers?: readonly RequestHeader[];
  /** The schema of the JSON body. */
  readonly request?: z.ZodType;
  readonly success: {
    readonly status: 200 | 201 | 202;
    readonly response: z.ZodType;
    /** Answers where the new thing is read, as a Location header (CV-15). */
    readonly location?: true;
    /** Another status of the same answer. */
    readonly also?: 202;
  };
  /** The app that serves it; default: query what is read, command what changes something. */
  readonly servedBy?: 'command' | 'settlement';
  /** False for what is no command on an aggregate. Every other operation that changes something can be tried (N3). */
  readonly dryRun?: false;
  /** What it can refuse besides `problemsOfEvery`; see `problemsOf`. */
  readonly problems: readonly ProblemCode[];
  readonly example: Example;
}

/** Ids in an example are those of `exampleIds`, so that a test can put real ones in their place. */
interface Example {
  readonly query?: unknown;
  readonly request?: unknown;
  readonly response: unknown;
}

/** The operations of one area, which the documentation shows under one heading. */
export interface Area {
  readonly tag: string;
  readonly description: string;
  /**
   * What the document calls the schemas of the area that are worth a name. The body and the answer of an operation
   * that have none here are called `<OperationId>Request` and `<OperationId>Response`.
   */
  readonly schemas: Readonly<Record<string, z.ZodType>>;
  readonly operations: readonly Operation[];
}

type ParamOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamOf<Rest> : never;

type ExampleOf<Query, Request, Response extends z.ZodType> = {
  readonly response: z.input<Response>;
} & (Query extends z.ZodObject ? { readonly query: z.input<Query> } : unknown) &
  (Request extends z.ZodType ? { readonly request: z.input<Request> } : unknown);

/** An entry of the table; the compiler holds its params against its path, and its example against its schemas. */
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
  // What the type parameters have checked, without them.
  return entry as Operation;
}

/** Whether the operation takes `?dryRun=true`. */
export function canBeTried({ method, dryRun }: Operation): boolean {
  return method !== 'GET' && dryRun !== false;
}

/** The app whose process serves an operation, where each is one of its own. */
export function servedBy({ servedBy: app, method }: Operation): 'command' | 'query' | 'settlement' {
  return app ?? (method === 'GET' ? 'query' : 'command');
}

/** What any operation can answer. */
const problemsOfEvery: readonly ProblemCode[] = [
  'VALIDATION_FAILED',
  'HOST_NOT_ALLOWED',
  'ORIGIN_NOT_ALLOWED',
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
];
/** Of an operation that takes an Idempotency-Key. */
const problemsOfKeys: readonly ProblemCode[] = ['IDEMPOTENCY_KEY_IN_PROGRESS', 'IDEMPOTENCY_KEY_REUSED'];

/** Whether the operation takes an Idempotency-Key (CV-2); the methods besides POST are idempotent by themselves. */
export function canBeRepeated({ method }: Operation): boolean {
  return method === 'POST';
}

/** Every problem code that an operation can answer, its own first. */
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
