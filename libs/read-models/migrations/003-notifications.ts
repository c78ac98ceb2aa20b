import { Migration } from '@mikro-orm/migrations';

/** What whoever submitted a version is told of it; and who that is. */
export class Notifications extends Migration {
  override up(): void {
    this.addSql(
      `create table notification_recipients (version_id uuid primary key, recipient text collate "C" not null)`,
    );
    this.addSql(`
      create table notifications (
        id uuid primary key,
        recipient text collate "C" not null,
        kind text not null,
        version_id uuid not null,
        approval_request_id uuid,
        message text not null,
        created_at timestamptz not null,
        position text collate "C" not null
      )`);
    this.addSql(`create index on notifications (recipient, position)`);
    this.addSql(`create index on approval_execution_audit (execution_timestamp)`);
  }

  override down(): void {
    this.addSql(`drop index approval_execution_audit_execution_timestamp_idx`);
    this.addSql(`drop table notifications`);
    this.addSql(`drop table notification_recipients`);
  }
}
