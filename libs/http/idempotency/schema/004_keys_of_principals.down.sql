-- Loses: the idempotency keys of signed-in principals, and their answers.
drop function idempotency.claim(text, text, text, bytea, uuid, uuid);
delete from idempotency.keys where principal <> '';
alter table idempotency.keys
  drop constraint keys_pkey,
  drop column principal,
  add primary key (tenant_id, key);
