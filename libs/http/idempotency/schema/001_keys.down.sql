-- Loses: the idempotency keys and their answers.
drop function idempotency.claim(text, text, bytea, uuid, uuid);
drop table idempotency.keys;
