drop index idempotency.keys_by_age;
create index keys_by_age on idempotency.keys (created_at);
