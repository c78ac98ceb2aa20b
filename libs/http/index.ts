export { ApiDocsModule } from './api-docs/api-docs.module.ts';
export { deadlineAfter, deadlineHeader } from './deadline.ts';
export { guardEdge } from './edge.ts';
export { GatewayCalls } from './gateway-calls/gateway-calls.ts';
export { fastifyOptions } from './fastify-options.ts';
export { checkAuthentication, checkPassingOn, checkRule, holds, meetsRule } from './authorization.ts';
export { lastApiKeyUses } from './api-key-uses/api-key-uses.ts';
export { accessRecordMigrations } from './access-records/access-records.ts';
export { listControlActions, recordControlAction } from './control-actions/control-actions.ts';
export { listDenials } from './denials/denials.ts';
export { createHttpApp } from './http-app.ts';
export { idempotencyMigrations } from './idempotency/idempotency-keys.ts';
export { listCursor, placeTextSchema, placeTimeSchema, type Filters, type ListCursor } from './list-cursor.ts';
export { MinPosition } from './min-position.ts';
export { ProblemException, problemOf } from './problem-exception.ts';
export { answerProblem } from './problem.filter.ts';
export {
  Caller,
  localAdministrator,
  Requester,
  SignedIn,
  TenantId,
  type CommandRequest,
  type Identity,
  type RequestContext,
} from './request-context.ts';
export { invalid } from './schema.pipe.ts';
export { RateLimits } from './rate-limits/rate-limits.ts';
export { sourceAddressOf } from './rate-limits/source-address.ts';
export { measureRequests } from './request-metrics.ts';
