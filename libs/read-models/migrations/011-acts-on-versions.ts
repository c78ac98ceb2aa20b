import { Migration } from '@mikro-orm/migrations';
import { requestRebuild } from './request-rebuild.ts';

const before = ['INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED', 'FAILED', 'ROLLED_BACK', 'EXPIRED', 'ARCHIVED'];
const acts = ['ROLLBACK_REQUESTED', 'HELD', 'HOLD_RELEASED', 'REPARENTED', 'RETIRED'];

const literals = (phases: readonly string[]): string => phases.map((phase) => `'${phase}'`).join(', ');

/** Audit entries of what persons do to a version. Their events name no approval request, except that of a rollback's request. */
export class ActsOnVersions extends Migration {
  override up(): void {
    this.addSql('alter table approval_execution_audit alter column approval_request_id drop not null');
    this.#allow([...before, ...acts]);
    this.addSql(
      requestRebuild('execution-audit', 'the audit has entries for rollback requests, holds and retirements'),
    );
  }

  override down(): void {
    this.addSql(`delete from approval_execution_audit where phase in (${literals(acts)})`);
    this.#allow(before);
    this.addSql('alter table approval_execution_audit alter column approval_request_id set not null');
  }

  #allow(phases: readonly string[]): void {
    const constraint = 'approval_execution_audit_phase_check';
    this.addSql(`alter table approval_execution_audit drop constraint ${constraint}`);
    this.addSql(
      `alter table approval_execution_audit add constraint ${constraint} check (phase in (${literals(phases)}))`,
    );
  }
}
