import { Migration } from '@mikro-orm/migrations';

/** Notifications are found by any spelling of their recipient. Those of before keep the exact one, as their events do. */
export class KeysOfRecipients extends Migration {
  override up(): void {
    for (const table of ['notifications', 'notification_recipients']) {
      this.addSql(`alter table ${table} add column recipient_key text collate "C"`);
      this.addSql(`update ${table} set recipient_key = recipient`);
      this.addSql(`alter table ${table} alter column recipient_key set not null`);
    }
    this.addSql('create index on notifications (recipient_key, position)');
    this.addSql('drop index notifications_recipient_position_idx');
  }

  override down(): void {
    this.addSql('create index on notifications (recipient, position)');
    this.addSql('alter table notifications drop column recipient_key');
    this.addSql('alter table notification_recipients drop column recipient_key');
  }
}
