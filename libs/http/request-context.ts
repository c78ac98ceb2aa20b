import { randomBytes } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { commandQuerySchema, type OperationId, type Permission } from '#libs/contracts';
import type { AccessBookState } from '#libs/domain';
import { defaultTenant, timedId, traceparentOf, type CommandContext } from '#libs/event-store';
import type { Principal } from '#libs/identity';
import { admissionOf } from './deadline.ts';
import type { ProblemException } from './problem-exception.ts';
import { sourceAddressOf } from './rate-limits/source-address.ts';
import { invalid } from './schema.pipe.ts';

/** Caller, tenant and correlation of an HTTP request. The handler's clock adds the time. */
export type RequestContext = Omit<CommandContext, 'occurredAt'>;

/** The context of a command, and whether it is a dry run (N3). */
export interface CommandRequest {
  readonly context: RequestContext;
  readonly dryRun: boolean;
  /** Absent in local mode. */
  readonly identity?: Identity;
}

/** The actor in local mode (DESIGN §8). The address is loopback only, so every caller is the administrator. */
export const localAdministrator = 'local-administrator';

const traceparentPattern = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const correlationIdPattern = /^[\x21-\x7e]{1,128}$/;

type TracedContext = RequestContext & { readonly traceparent: string };

/** What this server knows about a request. One record for each, so that all of it costs one look-up. */
interface RequestRecord {
  context: TracedContext;
  /** Whether a request without credentials is made by nobody, rather than by the local administrator. */
  needsSignIn: boolean;
  /** The operation that the guard checks. */
  operationId: OperationId | undefined;
  /** Who has signed in. */
  principal: Principal | undefined;
  /** Whether the installation lacks the tenant of the principal. */
  isStranger: boolean;
  /** Set once the guard has let the request pass. */
  identity: Identity | undefined;
  /** The problem that the request is answered with. */
  problem: ProblemException | undefined;
}

const records = new WeakMap<object, RequestRecord>();

function recordOf(request: FastifyRequest): RequestRecord {
  const known = records.get(request.raw);
  if (known !== undefined) return known;
  const record = {
    context: initialContextOf(request),
    needsSignIn: false,
    operationId: undefined,
    principal: undefined,
    isStranger: false,
    identity: undefined,
    problem: undefined,
  };
  records.set(request.raw, record);
  return record;
}

/** An invalid trace or correlation header is replaced, not refused (CV-3). */
function initialContextOf(request: FastifyRequest): TracedContext {
  const commandId = timedId();
  const admission = request.method === 'GET' ? undefined : admissionOf(request);
  return {
    tenantId: defaultTenant,
    actor: { type: 'user', id: localAdministrator },
    commandId,
    causationId: commandId,
    correlationId: matching(request.headers['x-correlation-id'], correlationIdPattern) ?? commandId,
    traceparent: matching(request.headers['traceparent'], traceparentPattern) ?? traceparentOf(commandId),
    ...(admission !== undefined && { admission }),
  };
}

/** The context of a request. */
export function requestContextOf(request: FastifyRequest): TracedContext {
  return recordOf(request).context;
}

function addToContext(request: FastifyRequest, facts: Partial<RequestContext>): void {
  const record = recordOf(request);
  record.context = { ...record.context, ...facts };
}

/** Sets the id of a command that may have been tried before. Call it before the command is executed. */
export function takeUpCommand(
  request: FastifyRequest,
  { commandId, retried }: { readonly commandId: string; readonly retried: boolean },
): void {
  addToContext(request, { commandId, causationId: commandId, ...(retried && { retried }) });
}

/** The operation of a route, and the permission that it needs. */
export interface GuardedOperation {
  readonly operationId: OperationId;
  readonly permission: Permission;
}

/** What the guard found out about a request. */
export interface Identity {
  readonly principal: Principal;
  /** The access book of the principal's tenant. */
  readonly book: AccessBookState;
  readonly operation: GuardedOperation;
  /** When the guard let the request pass, in monotonic ms. */
  readonly judgedAtMs: number;
}

/** Keeps the identity of an authorized request for later checks. */
export function rememberIdentity(request: FastifyRequest, identity: Identity): void {
  recordOf(request).identity = identity;
}

/** Undefined in local mode. */
export function identityOf(request: FastifyRequest): Identity | undefined {
  return recordOf(request).identity;
}

/** Records with its events whom a delegate acts for. */
export function onBehalfOf(request: FastifyRequest, person: string): void {
  addToContext(request, { onBehalfOf: person });
}

/** Makes the principal the one who makes the request; to be called before anything else uses its context. */
export function actAs(request: FastifyRequest, principal: Principal): void {
  recordOf(request).principal = principal;
  const { id, issuer, method, keyId, keyHolders, tenantId } = principal;
  const key = { ...(keyId !== null && { keyId }), ...(keyHolders !== undefined && { keyHolders }) };
  const actor = { type: 'user', id, issuer, method, ...key, address: sourceAddressOf(request) } as const;
  addToContext(request, { tenantId, actor });
}

/** Of a request at which nobody is the local administrator, whether or not it has credentials; to be called first. */
export function requireSignIn(request: FastifyRequest): void {
  recordOf(request).needsSignIn = true;
}

/** Whether a request without credentials is made by the local administrator. */
export function isLocal(request: FastifyRequest): boolean {
  return !recordOf(request).needsSignIn;
}

/** Undefined for a caller without valid credentials, and in local mode. */
export function principalOf(request: FastifyRequest): Principal | undefined {
  return recordOf(request).principal;
}

/** The id of the caller; null for one who has to sign in and has not. */
export function callerOf(request: FastifyRequest): string | null {
  const { needsSignIn, principal, context } = recordOf(request);
  return needsSignIn && principal === undefined ? null : context.actor.id;
}

/** Remembers the operation that the request asks for, when the guard begins to check it. */
export function guardOperation(request: FastifyRequest, operationId: OperationId): void {
  recordOf(request).operationId = operationId;
}

/** Remembers that the installation does not have the tenant of the principal. */
export function markStranger(request: FastifyRequest): void {
  recordOf(request).isStranger = true;
}

export interface DeniedTo {
  readonly tenantId: string;
  /** Null for callers without valid credentials. */
  readonly principal: string | null;
  readonly operation: OperationId;
}

/**
 * To whom an operation was denied. A tenant of callers without valid credentials is not known, and that of strangers does
 * not exist, so both concern the tenant `default`. Undefined for a request that the guard did not check.
 */
export function deniedTo(request: FastifyRequest): DeniedTo | undefined {
  const { operationId, isStranger, context } = recordOf(request);
  if (operationId === undefined) return undefined;
  return {
    tenantId: isStranger ? defaultTenant : context.tenantId,
    principal: callerOf(request),
    operation: operationId,
  };
}

/** Remembers with which problem the request is answered. */
export function noteProblem(request: FastifyRequest, problem: ProblemException): void {
  recordOf(request).problem = problem;
}

/** Undefined for a request that was not refused. */
export function notedProblemOf(request: FastifyRequest): ProblemException | undefined {
  return recordOf(request).problem;
}

/** Keeps the reason of the request with its events. */
export function giveReason(request: FastifyRequest, reason: string): void {
  addToContext(request, { reason });
}

/** The trace id of CV-3, for problem documents and logs. */
export function traceIdOf(request: FastifyRequest): string {
  return requestContextOf(request).traceparent.slice(3, 35);
}

/** The {@link CommandRequest} as a parameter of a controller's method. */
export const Requester = createParamDecorator((_: unknown, host: ExecutionContext): CommandRequest => {
  const request = host.switchToHttp().getRequest<FastifyRequest>();
  const query = commandQuerySchema.safeParse(request.query);
  if (!query.success) throw invalid(query.error.issues, 'query');
  const identity = identityOf(request);
  return {
    context: requestContextOf(request),
    dryRun: query.data.dryRun === 'true',
    ...(identity !== undefined && { identity }),
  };
});

/** The tenant of the request, as a parameter of a controller's method. It comes from the credentials only (C-30). */
export const TenantId = createParamDecorator((_: unknown, host: ExecutionContext): string => {
  return requestContextOf(host.switchToHttp().getRequest<FastifyRequest>()).tenantId;
});

/** The principal who makes the request, as a parameter of a controller's method; null in local mode. */
export const SignedIn = createParamDecorator((_: unknown, host: ExecutionContext): Principal | null => {
  const request = host.switchToHttp().getRequest<FastifyRequest>();
  return principalOf(request) ?? null;
});

/** The identity that the guard found, as a parameter of a controller's method; undefined in local mode. */
export const Caller = createParamDecorator((_: unknown, host: ExecutionContext): Identity | undefined => {
  return identityOf(host.switchToHttp().getRequest<FastifyRequest>());
});

function matching(header: string | string[] | undefined, pattern: RegExp): string | undefined {
  return typeof header === 'string' && pattern.test(header) ? header : undefined;
}

export function newTraceId(): string {
  return randomBytes(16).toString('hex');
}
