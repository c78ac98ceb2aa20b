/**
 * The roles that may call each operation (DESIGN §11): operation → permission → roles. The OpenAPI document,
 * `docs/permissions.md` and the check of every request use these tables, so they always agree.
 */

export const roles = ['ADMIN', 'OPS', 'SUBMITTER', 'VALIDATOR', 'AUDITOR', 'SERVICE'] as const;
export type Role = (typeof roles)[number];

export const roleDescriptions: Readonly<Record<Role, string>> = {
  ADMIN: 'Administers Assent and executes approvals by hand. Does not vote.',
  OPS: 'Operates Assent: rollbacks, holds, retirements, dead letters, replays, read models.',
  SUBMITTER: 'Registers tokens, and creates and submits versions.',
  VALIDATOR: 'Votes on the requests that name this principal as a validator.',
  AUDITOR: 'Reads everything and changes nothing.',
  SERVICE: 'A program that registers tokens and submits versions. Never votes.',
};

export interface PermissionEntry {
  readonly allows: string;
  readonly roles: readonly Role[];
  /**
   * `installation` for operations that touch all tenants: only principals of the tenant `default` may use them. All other
   * operations touch the tenant of the principal alone.
   */
  readonly scope?: 'installation';
}

/** Each permission, and the roles that hold it. */
export const permissions = {
  'records:read': {
    allows: 'Read tokens, versions, approvals, executions, settlements, books and notifications.',
    roles,
  },
  'tokens:register': {
    allows: 'Register, describe and fund tokens.',
    roles: ['ADMIN', 'SUBMITTER', 'SERVICE'],
  },
  'tokens:control': {
    allows: 'Lock, unlock and retire tokens, and change their parents.',
    roles: ['ADMIN', 'OPS'],
  },
  'versions:submit': {
    allows: 'Create versions and submit them for approval.',
    roles: ['ADMIN', 'SUBMITTER', 'SERVICE'],
  },
  'versions:control': { allows: 'Retire versions and change their parents.', roles: ['ADMIN', 'OPS'] },
  'approvals:vote': { allows: 'Vote as oneself.', roles: ['VALIDATOR'] },
  'signing-keys:register': { allows: "Register signing keys of one's own.", roles: ['VALIDATOR'] },
  'signing-keys:confirm': { allows: 'Confirm the signing keys of others.', roles: ['ADMIN'] },
  'signing-keys:revoke': {
    allows: 'Revoke signing keys. A validator can revoke their own only.',
    roles: ['ADMIN', 'VALIDATOR'],
  },
  'approvals:control': {
    allows: 'Revoke validators and limit how many open requests they have.',
    roles: ['ADMIN', 'OPS'],
  },
  'execution:execute': { allows: 'Execute approvals by hand (S6-50).', roles: ['ADMIN'] },
  'execution:control': {
    allows: 'Roll executions back, and place and release holds (S6-50).',
    roles: ['ADMIN', 'OPS'],
  },
  'settlement:control': { allows: 'Retry settlements.', roles: ['ADMIN', 'OPS'] },
  'operations:read': {
    allows: 'Read dead letters, replays and control actions.',
    roles: ['ADMIN', 'OPS', 'AUDITOR'],
  },
  'operations:control': {
    allows: 'Retry and discard dead letters, and replay events.',
    roles: ['ADMIN', 'OPS'],
  },
  'installation:read': {
    allows: 'Read the state of read models, the diagnosis and the clock.',
    roles: ['ADMIN', 'OPS', 'AUDITOR'],
    scope: 'installation',
  },
  'installation:control': {
    allows: 'Check and rebuild read models.',
    roles: ['ADMIN', 'OPS'],
    scope: 'installation',
  },
  'principal:read': { allows: 'Read who one is signed in as.', roles },
  'access:read': {
    allows: 'Read grants, API keys, delegations, rules for signing in and denied requests.',
    roles: ['ADMIN', 'AUDITOR'],
  },
  'access:control': {
    allows: 'Grant and revoke roles, API keys and rules for signing in, and revoke delegations.',
    roles: ['ADMIN'],
  },
  'delegations:own': {
    allows: 'Let others act for oneself, and end that.',
    roles: ['ADMIN', 'OPS', 'SUBMITTER', 'VALIDATOR'],
  },
  'events:export': { allows: 'Read and export all events of the own tenant.', roles: ['ADMIN', 'AUDITOR'] },
  'tenants:read': { allows: 'List the tenants.', roles: ['ADMIN', 'OPS', 'AUDITOR'], scope: 'installation' },
  'tenants:control': {
    allows: 'Create, suspend and resume tenants, and export the events of every tenant.',
    roles: ['ADMIN'],
    scope: 'installation',
  },
  'clock:move': { allows: 'Move the clock of a local installation.', roles: ['ADMIN'], scope: 'installation' },
} as const satisfies Readonly<Record<string, PermissionEntry>>;

export type Permission = keyof typeof permissions;

/** The permission of each operation. An operation without an entry does not compile, and its route does not start. */
export const permissionOfOperation = {
  registerToken: 'tokens:register',
  listTokens: 'records:read',
  getToken: 'records:read',
  fundToken: 'tokens:register',
  describeToken: 'tokens:register',
  assignTokenParent: 'tokens:control',
  lockToken: 'tokens:control',
  unlockToken: 'tokens:control',
  retireToken: 'tokens:control',

  createVersion: 'versions:submit',
  submitVersion: 'versions:submit',
  retireVersion: 'versions:control',
  reparentVersion: 'versions:control',
  listVersions: 'records:read',
  getVersion: 'records:read',

  castVote: 'approvals:vote',
  issueStatement: 'approvals:vote',
  getVoteEvidence: 'records:read',
  revokeValidator: 'approvals:control',
  setCapacity: 'approvals:control',
  getApproval: 'records:read',
  listNotifications: 'records:read',

  registerSigningKey: 'signing-keys:register',
  offerPasskey: 'signing-keys:register',
  registerPasskey: 'signing-keys:register',
  confirmSigningKey: 'signing-keys:confirm',
  revokeSigningKey: 'signing-keys:revoke',
  listSigningKeys: 'records:read',

  executeManually: 'execution:execute',
  bulkExecute: 'execution:execute',
  rollBack: 'execution:control',
  placeHold: 'execution:control',
  releaseHold: 'execution:control',
  explainExecution: 'records:read',
  listPendingExecutions: 'records:read',
  getExecutionMetrics: 'records:read',
  getExecutionStatus: 'records:read',
  listExecutionAudit: 'records:read',

  listSettlements: 'records:read',
  retrySettlement: 'settlement:control',
  getTrialBalance: 'records:read',

  listDeadLetters: 'operations:read',
  getDeadLetter: 'operations:read',
  retryDeadLetter: 'operations:control',
  discardDeadLetter: 'operations:control',
  // A POST because of its body: it counts and changes nothing.
  countReplay: 'operations:read',
  startReplay: 'operations:control',
  listReplays: 'operations:read',
  getReplay: 'operations:read',
  stopReplay: 'operations:control',
  diagnose: 'installation:read',
  listProjections: 'installation:read',
  checkProjection: 'installation:control',
  rebuildProjection: 'installation:control',
  getProjectionJob: 'installation:read',
  listControlActions: 'operations:read',
  readClock: 'installation:read',
  moveClock: 'clock:move',

  getPrincipal: 'principal:read',

  grantRole: 'access:control',
  revokeGrant: 'access:control',
  listGrants: 'access:read',
  issueApiKey: 'access:control',
  rotateApiKey: 'access:control',
  revokeApiKey: 'access:control',
  listApiKeys: 'access:read',
  delegate: 'delegations:own',
  revokeDelegation: 'delegations:own',
  listDelegations: 'principal:read',
  requireAuthentication: 'access:control',
  releaseAuthentication: 'access:control',
  listStepUpRules: 'access:read',
  listDenials: 'access:read',
  getHistory: 'events:export',

  createTenant: 'tenants:control',
  suspendTenant: 'tenants:control',
  resumeTenant: 'tenants:control',
  listTenants: 'tenants:read',
  exportEvents: 'events:export',
} as const satisfies Readonly<Record<string, Permission>>;

export type OperationId = keyof typeof permissionOfOperation;

/** What the roles allow. */
export function permissionsOf(held: readonly Role[]): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => mayUse(permission, held));
}

/** Whether one of the roles holds the permission. */
export function mayUse(permission: Permission, held: readonly Role[]): boolean {
  const holders: readonly Role[] = permissions[permission].roles;
  return held.some((role) => holders.includes(role));
}
