import { Migration } from '@mikro-orm/migrations';
import { requestRebuild } from './request-rebuild.ts';

/** Who cast each vote, how they had signed in, and who revoked the validator. The events of existing votes know it. */
export class WhoVoted extends Migration {
  override up(): void {
    this.addSql(
      'alter table approval_votes add column cast_by text, add column signed_in jsonb, add column revoked_by text',
    );
    this.addSql(requestRebuild('approval-requests', 'votes show who cast them'));
  }

  override down(): void {
    this.addSql('alter table approval_votes drop column cast_by, drop column signed_in, drop column revoked_by');
  }
}
