import { Migration } from '@mikro-orm/migrations';

/** The keys with which validators sign, and the votes that they signed. */
export class SigningKeys extends Migration {
  override up(): void {
    this.addSql(`
      create table signing_keys (
        tenant_id text not null,
        stream text collate "C" primary key,
        key_id text not null,
        principal text not null,
        principal_key text collate "C" not null,
        kind text not null,
        status text not null,
        public_key text not null,
        passkey jsonb,
        registered_at timestamptz not null,
        confirmed_by text,
        confirmed_at timestamptz,
        revoked_by text,
        revoked_at timestamptz,
        last_position text collate "C" not null
      )`);
    this.addSql('create index on signing_keys (tenant_id, principal_key, registered_at, stream)');
    this.addSql('create index on signing_keys (tenant_id, registered_at, stream)');
    this.addSql('alter table approval_votes add column signing_key_id text, add column signature_meaning text');
  }

  override down(): void {
    this.addSql('alter table approval_votes drop column signing_key_id, drop column signature_meaning');
    this.addSql('drop table signing_keys');
  }
}
