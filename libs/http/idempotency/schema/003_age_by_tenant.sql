-- A claim removes old keys of its own tenant only, because row-level security shows it no others.
drop index idempotency.keys_by_age;
create index keys_by_age on idempotency.keys (tenant_id, created_at);
