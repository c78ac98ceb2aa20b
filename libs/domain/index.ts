export * from './approval-request/approval-request.ts';
export {
  assertNever,
  commandMetadata,
  ImpossibleEvent,
  isRefusal,
  type CommandMetadata,
  type Decider,
  type Refusal,
} from './decider.ts';
export { dependentVersions } from './dependents.ts';
export { canonicalKey, hasInvisible, identityKey, type Comparison } from './identity.ts';
export * from './revenue-stream/revenue-stream.ts';
export * from './settlement/settlement.ts';
export * from './streams.ts';
export * from './token/token.ts';
export * from './token-hierarchy/token-hierarchy.ts';
export * from './token-version/token-version.ts';
export * from './version-hierarchy/version-hierarchy.ts';
export * from './validator-roster/validator-roster.ts';
export { upcasters } from './upcasters.ts';
