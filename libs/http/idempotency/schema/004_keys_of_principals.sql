-- A key belongs to the principal who sent it, so that nobody can use up the keys of others. Of earlier keys no principal is known.
-- The claim takes the principal too: functions/claim.sql.
drop function idempotency.claim(text, text, bytea, uuid, uuid);
alter table idempotency.keys
  add column principal text collate "C" not null default '',
  drop constraint keys_pkey,
  add primary key (tenant_id, principal, key);
