export { maxAppendBytes } from './append-size.ts';
export { Aggregates, type TenantAggregates } from './aggregates.ts';
export { isUndecodable } from './decode-event.ts';
export { derivedId, eventIdOf, timedId } from './derived-id.ts';
export { traceparentOf } from './trace.ts';
export * from './errors.ts';
export {
  metadataOf,
  type Admission,
  type Aggregate,
  type CommandContext,
  type EventSourced,
  type Folded,
  type Loaded,
  type Outcome,
} from './event-sourced.ts';
export * from './event-store.ts';
export { EventSchemas, evolving, type Upcaster } from './evolving-store.ts';
export { guarded } from './log-identity/guarded.ts';
export { identityOf, type LogIdentity } from './log-identity/log-identity.ts';
export { LogGuard } from './log-identity/log-guard.ts';
export { openEventStore, openEventStoreDb } from './open-event-store.ts';
export { reactionTo } from './reaction.ts';
export { aggregateOfStream, belongsTo, defaultTenant, nameOfStream, streamOf, tenantOfStream } from '#libs/tenants';
export {
  createPostgresEventStore,
  eventStoreMigrations,
  type PostgresEventStoreOptions,
} from './postgres/postgres-event-store.ts';
export { pinnedAt, StreamMoved, WhatIfStore, type StreamStore } from './what-if-store.ts';
