export * from './access/access-book/access-book.ts';
export * from './access/tenant-register/tenant-register.ts';
export * from './approvals/approval-request/approval-request.ts';
export {
  assertNever,
  commandMetadata,
  comparisonOf,
  isSignedIn,
  keyHoldersOf,
  ImpossibleEvent,
  isRefusal,
  personsOf,
  type Aggregate,
  type CommandMetadata,
  type Decider,
  type Refusal,
} from './decider.ts';
export { dependentVersions } from './tokens/dependents.ts';
export {
  canonicalKey,
  hasFormOfPrincipal,
  hasInvisible,
  identityKey,
  isSameIdentity,
  showInvisible,
  type Comparison,
} from './identity.ts';
export * from './signatures/signing-key/signing-key.ts';
export * from './settlement/revenue-stream/revenue-stream.ts';
export * from './settlement/settlement/settlement.ts';
export * from './streams.ts';
export * from './tokens/token/token.ts';
export * from './tokens/token-hierarchy/token-hierarchy.ts';
export * from './versions/token-version/token-version.ts';
export * from './versions/version-hierarchy/version-hierarchy.ts';
export * from './approvals/validator-roster/validator-roster.ts';
export { upcasters } from './upcasters.ts';
