export { coalesced, coalescedPer } from './coalesced.ts';
export { asynchronousCommit } from './asynchronous-commit.ts';
export { isMissingTable } from './missing.ts';
export {
  appliedMigrations,
  appliedNames,
  migrate,
  migrateTo,
  type AppliedMigration,
  type MigrationTarget,
} from './migrate.ts';
export { readMigrationFiles, type Migrations } from './migration-files.ts';
export { createPool, prepareSession, type PoolOptions } from './pool.ts';
export {
  endMigration,
  loginRoleOf,
  prepareRoles,
  requireFitRole,
  systemRole,
  UnfitDatabaseRole,
  type LoginRole,
} from './roles.ts';
export { scramVerifier } from './scram-verifier.ts';
export { requireTenantSecurity, secureTables, type SecuredTables } from './tenant-security/tenant-security.ts';
export { TenantDatabase, TenantSession, type Queryable } from './tenant-database.ts';
export { inTransaction } from './transaction.ts';
export { blamesStatement, isSystemic } from './systemic.ts';
