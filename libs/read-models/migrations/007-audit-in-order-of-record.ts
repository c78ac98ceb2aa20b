import { Migration } from '@mikro-orm/migrations';

/** The audit of a version is read in the order of the record, and no longer by times. */
export class AuditInOrderOfRecord extends Migration {
  override up(): void {
    this.addSql(`create index on approval_execution_audit (version_id, position)`);
    this.addSql(`drop index approval_execution_audit_version_id_execution_timestamp_pos_idx`);
  }

  override down(): void {
    this.addSql(`drop index approval_execution_audit_version_id_position_idx`);
    this.addSql(`create index on approval_execution_audit (version_id, execution_timestamp, position)`);
  }
}
