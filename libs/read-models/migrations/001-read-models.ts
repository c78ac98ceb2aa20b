import { Migration } from '@mikro-orm/migrations';

/**
 * The read side's first tables. Money is numeric without a scale: what the event says, digit for
 * digit. No table refers to another, because each read model is rebuilt by itself. `last_position`
 * is the event that a row was last folded from.
 */
export class ReadModels extends Migration {
  override up(): void {
    this.addSql(`
      create table secondary_token_versions (
        id uuid primary key,
        secondary_token_id uuid not null,
        status text not null,
        content jsonb not null,
        amount numeric not null,
        recipient text not null,
        parent_token_id uuid,
        parent_version_id uuid,
        previous_version_id uuid,
        replaced_by_version_id uuid,
        merkle_hash text,
        approval_request_id uuid,
        approval_threshold_percentage numeric(5, 2),
        approved_by_count integer,
        approvers_list jsonb not null,
        approval_timestamp timestamptz,
        approval_expiry_deadline timestamptz,
        vvb_approved_at timestamptz,
        activated_at timestamptz,
        execution_duration_ms numeric,
        previous_version_retired_at timestamptz,
        archive_after timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        last_position text collate "C" not null
      )`);
    this.addSql(`create index on secondary_token_versions (status, created_at)`);
    this.addSql(`create index on secondary_token_versions (secondary_token_id)`);

    this.addSql(`
      create table approval_requests (
        id uuid primary key,
        version_id uuid not null,
        token_id uuid not null,
        status text not null,
        tier text,
        policy jsonb not null,
        validators_count integer not null,
        voting_window_end timestamptz not null,
        approval_expiry_deadline timestamptz not null,
        requested_by text not null,
        requested_at timestamptz not null,
        approve_count integer not null,
        reject_count integer not null,
        abstain_count integer not null,
        decision jsonb,
        updated_at timestamptz not null,
        last_position text collate "C" not null
      )`);
    this.addSql(`create index on approval_requests (version_id)`);
    this.addSql(`
      create table approval_votes (
        approval_request_id uuid not null,
        validator_id text collate "C" not null,
        choice text not null,
        counted boolean not null,
        reason text,
        cast_at timestamptz not null,
        last_position text collate "C" not null,
        primary key (approval_request_id, validator_id)
      )`);

    this.addSql(`
      create table approval_execution_audit (
        id uuid primary key,
        version_id uuid not null,
        approval_request_id uuid not null,
        phase text not null check (phase in
          ('INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED', 'FAILED', 'ROLLED_BACK', 'EXPIRED')),
        prev_status text,
        new_status text,
        executed_by text not null,
        execution_timestamp timestamptz not null,
        error_message text,
        metadata jsonb not null,
        position text collate "C" not null
      )`);
    this.addSql(`create index on approval_execution_audit (version_id, execution_timestamp, position)`);

    this.addSql(`
      create table revenue_streams (
        id uuid primary key,
        settlement_id uuid not null,
        version_id uuid not null,
        token_id uuid not null,
        amount numeric not null,
        recipient text not null,
        status text not null,
        created_at timestamptz not null,
        settled_at timestamptz,
        last_position text collate "C" not null
      )`);
    this.addSql(`create index on revenue_streams (version_id)`);
    this.addSql(`create index on revenue_streams (settlement_id)`);

    this.addSql(`
      create table settlements (
        id uuid primary key,
        revenue_stream_id uuid not null,
        version_id uuid not null,
        token_id uuid not null,
        amount numeric not null,
        recipient text not null,
        issuer_account_id text not null,
        status text not null,
        attempts integer not null,
        failure_code text,
        failure_reason text,
        requested_at timestamptz,
        completed_at timestamptz,
        updated_at timestamptz not null,
        last_position text collate "C" not null
      )`);
    this.addSql(`create index on settlements (version_id, id)`);
  }

  override down(): void {
    for (const table of [
      'settlements',
      'revenue_streams',
      'approval_execution_audit',
      'approval_votes',
      'approval_requests',
      'secondary_token_versions',
    ]) {
      this.addSql(`drop table ${table}`);
    }
  }
}
