import { Migration } from '@mikro-orm/migrations';

/** Tokens, what has been announced of an expiry, and audit entries of versions that were archived. */
export class ExecutionPaths extends Migration {
  override up(): void {
    this.addSql(`
      create table tokens (
        id uuid primary key,
        name text not null,
        kind text not null,
        status text not null,
        issuer_account_id text not null,
        attributes jsonb not null,
        parent_token_id uuid,
        lock_reason text,
        dependents jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        last_position text collate "C" not null
      )`);
    this.addSql(`alter table approval_requests add column expiry_announced text`);
    this.addSql(`create index on approval_requests (status, voting_window_end)`);
    this.addSql(`create index on secondary_token_versions (status, archive_after)`);
    this.addSql(`alter table approval_execution_audit drop constraint approval_execution_audit_phase_check`);
    this.addSql(`
      alter table approval_execution_audit add constraint approval_execution_audit_phase_check check (phase in
        ('INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED', 'FAILED', 'ROLLED_BACK', 'EXPIRED', 'ARCHIVED'))`);
  }

  override down(): void {
    this.addSql(`delete from approval_execution_audit where phase = 'ARCHIVED'`);
    this.addSql(`alter table approval_execution_audit drop constraint approval_execution_audit_phase_check`);
    this.addSql(`
      alter table approval_execution_audit add constraint approval_execution_audit_phase_check check (phase in
        ('INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED', 'FAILED', 'ROLLED_BACK', 'EXPIRED'))`);
    this.addSql(`drop index secondary_token_versions_status_archive_after_idx`);
    this.addSql(`drop index approval_requests_status_voting_window_end_idx`);
    this.addSql(`alter table approval_requests drop column expiry_announced`);
    this.addSql(`drop table tokens`);
  }
}
