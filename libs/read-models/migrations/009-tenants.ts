import { Migration } from '@mikro-orm/migrations';

const tables = [
  'tokens',
  'secondary_token_versions',
  'approval_requests',
  'approval_votes',
  'approval_execution_audit',
  'revenue_streams',
  'settlements',
  'notifications',
  'notification_recipients',
];

/** The indexes of lists that have no other key than their tenant: before and after, by table. */
const indexes: readonly (readonly [table: string, before: string | undefined, after: string])[] = [
  ['tokens', 'created_at, id', 'tenant_id, created_at, id'],
  ['tokens', 'name, created_at, id', 'tenant_id, name, created_at, id'],
  ['secondary_token_versions', 'status, created_at', 'tenant_id, status, created_at'],
  ['secondary_token_versions', undefined, 'tenant_id, created_at, id'],
  ['settlements', undefined, 'tenant_id, id'],
  ['notifications', 'recipient_key, position', 'tenant_id, recipient_key, position'],
  ['approval_execution_audit', 'execution_timestamp', 'tenant_id, execution_timestamp'],
];

/**
 * Each row belongs to a tenant (DESIGN §11), and existing rows to `default`. PostgreSQL adds a column with a constant default
 * without rewriting the table. Projections name the tenant, so the default goes again.
 */
export class Tenants extends Migration {
  override up(): void {
    for (const table of tables) {
      this.addSql(`alter table ${table} add column tenant_id text not null default 'default'`);
      this.addSql(`alter table ${table} alter column tenant_id drop default`);
    }
    for (const [table, before, after] of indexes) {
      if (before !== undefined) this.addSql(`drop index ${nameOf(table, before)}`);
      this.addSql(`create index on ${table} (${after})`);
    }
  }

  /** Policies go with the column. */
  override down(): void {
    for (const [table, before, after] of indexes.toReversed()) {
      this.addSql(`drop index ${nameOf(table, after)}`);
      if (before !== undefined) this.addSql(`create index on ${table} (${before})`);
    }
    for (const table of tables) this.addSql(`alter table ${table} drop column tenant_id cascade`);
  }
}

/** The name that PostgreSQL gives to an index. */
function nameOf(table: string, columns: string): string {
  return `${table}_${columns.replaceAll(', ', '_')}_idx`;
}
