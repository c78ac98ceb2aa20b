import { Migration } from '@mikro-orm/migrations';

/** Tokens are listed in the order of their registration, all of them or those of a name. */
export class ListOfTokens extends Migration {
  override up(): void {
    this.addSql(`create index on tokens (created_at, id)`);
    this.addSql(`create index on tokens (name, created_at, id)`);
  }

  override down(): void {
    this.addSql(`drop index tokens_created_at_id_idx`);
    this.addSql(`drop index tokens_name_created_at_id_idx`);
  }
}
