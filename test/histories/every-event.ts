import type {
  AccessBookEvent,
  ApprovalRequestEvent,
  ParentAssigned,
  RevenueStreamEvent,
  SettlementEvent,
  SigningKeyEvent,
  TokenEvent,
  TenantRegisterEvent,
  TokenVersionEvent,
  ValidatorRosterEvent,
  VersionParentAssigned,
} from '#libs/domain';

type EventType = (
  | AccessBookEvent
  | TenantRegisterEvent
  | ApprovalRequestEvent
  | { readonly type: 'ParentAssigned'; readonly data: ParentAssigned['data'] }
  | RevenueStreamEvent
  | SettlementEvent
  | SigningKeyEvent
  | TokenEvent
  | TokenVersionEvent
  | ValidatorRosterEvent
  | { readonly type: 'VersionParentAssigned'; readonly data: VersionParentAssigned['data'] }
)['type'];

const types: Readonly<Record<EventType, true>> = {
  ApiKeyIssued: true,
  ApiKeyRevoked: true,
  ApiKeyRotated: true,
  ApprovalExecutionCompleted: true,
  ApprovalExecutionFailed: true,
  ApprovalExecutionInitiated: true,
  ApprovalExecutionRolledBack: true,
  ApprovalExecutionValidated: true,
  ApprovalExpired: true,
  ApprovalExpiring: true,
  ApprovalGranted: true,
  ApprovalRejected: true,
  ApprovalRequested: true,
  AuthenticationReleased: true,
  AuthenticationRequired: true,
  CapacitySet: true,
  DelegationGranted: true,
  DelegationRevoked: true,
  DependentActivated: true,
  DependentReleased: true,
  FundsAllocated: true,
  LateVoteCast: true,
  ParentAssigned: true,
  ParentClaimsAbandoned: true,
  ReparentingAbandoned: true,
  ReplacementAbandoned: true,
  RevenueStreamCancelled: true,
  RevenueStreamOpened: true,
  RevenueStreamReversed: true,
  RevenueStreamSettled: true,
  RoleGranted: true,
  RoleRevoked: true,
  RollbackAbandoned: true,
  RollbackRequested: true,
  SeatsReleased: true,
  SeatsTaken: true,
  SettlementCancelled: true,
  SettlementCompleted: true,
  SettlementFailed: true,
  SettlementOpened: true,
  SettlementRequested: true,
  SettlementResumed: true,
  SettlementRetried: true,
  SettlementReversed: true,
  SettlementStopped: true,
  SigningKeyConfirmed: true,
  SigningKeyRegistered: true,
  SigningKeyRevoked: true,
  SubmissionAbandoned: true,
  TenantCreated: true,
  TenantResumed: true,
  TenantSuspended: true,
  TokenDescribed: true,
  TokenFunded: true,
  TokenLocked: true,
  TokenRegistered: true,
  TokenRetired: true,
  TokenUnlocked: true,
  ValidatorRevoked: true,
  VersionActivated: true,
  VersionArchived: true,
  VersionCreated: true,
  VersionExpired: true,
  VersionHeld: true,
  VersionHoldReleased: true,
  VersionParentAssigned: true,
  VersionRejected: true,
  VersionReparented: true,
  VersionReplaced: true,
  VersionRestorationFailed: true,
  VersionRestored: true,
  VersionRetired: true,
  VersionRetirementFailed: true,
  VersionSubmitted: true,
  VersionSuperseded: true,
  VoteCast: true,
};

/** Every event type that the current version can store. */
export const everyType: readonly string[] = Object.keys(types);
