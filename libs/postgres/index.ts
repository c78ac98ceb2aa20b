export { coalesced } from './coalesced.ts';
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
export { inTransaction } from './transaction.ts';
export { blamesStatement, isSystemic } from './systemic.ts';
