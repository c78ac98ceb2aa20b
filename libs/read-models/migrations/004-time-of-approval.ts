import { Migration } from '@mikro-orm/migrations';

/** Rows from before had the time of the activation for that of the approval, and a rolled back execution's duration. */
export class TimeOfApproval extends Migration {
  override up(): void {
    this.addSql(`
      update secondary_token_versions version
      set approval_timestamp = (request.decision ->> 'decidedAt')::timestamptz,
          vvb_approved_at = (request.decision ->> 'decidedAt')::timestamptz
      from approval_requests request
      where request.id = version.approval_request_id and request.decision ->> 'outcome' = 'APPROVED'`);
    this.addSql(`
      update secondary_token_versions set execution_duration_ms = null where status = 'PENDING_VVB'`);
  }

  /** The rows stay right. */
  override down(): void {
    this.addSql('select 1');
  }
}
