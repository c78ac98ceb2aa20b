import { Migration } from '@mikro-orm/migrations';

/** Who waits for a parent is looked up with each activation. */
export class WaitingVersions extends Migration {
  override up(): void {
    for (const column of ['parent_token_id', 'parent_version_id']) {
      this.addSql(`create index on secondary_token_versions (${column}) where status = 'PENDING_VVB'`);
    }
  }

  override down(): void {
    for (const column of ['parent_token_id', 'parent_version_id']) {
      this.addSql(`drop index secondary_token_versions_${column}_idx`);
    }
  }
}
