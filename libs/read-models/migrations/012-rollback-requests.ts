import { Migration } from '@mikro-orm/migrations';
import { requestRebuild } from './request-rebuild.ts';

/** Versions whose rollback awaits a second person (N11), and an index that has only those. */
export class RollbackRequests extends Migration {
  override up(): void {
    this.addSql('alter table secondary_token_versions add column rollback_request jsonb');
    this.addSql(`
      create index secondary_token_versions_rollback_requested_idx
        on secondary_token_versions (tenant_id, created_at, id) where rollback_request is not null`);
    this.addSql(requestRebuild('token-versions', 'versions show rollback requests'));
  }

  override down(): void {
    this.addSql('alter table secondary_token_versions drop column rollback_request');
  }
}
