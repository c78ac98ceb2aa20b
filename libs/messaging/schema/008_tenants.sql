-- Each row belongs to a tenant (DESIGN §11), and existing rows to `default`. PostgreSQL adds a column with a constant default
-- without rewriting the table. Writers name the tenant, so the default goes again.
alter table messaging.processed_events add column tenant_id text not null default 'default';
alter table messaging.dead_letters add column tenant_id text not null default 'default';
alter table messaging.replays add column tenant_id text not null default 'default';
alter table messaging.processed_events alter column tenant_id drop default;
alter table messaging.dead_letters alter column tenant_id drop default;
alter table messaging.replays alter column tenant_id drop default;

-- A dead letter blocks its key in its own tenant only.
drop index messaging.dead_letters_open;
create index dead_letters_open on messaging.dead_letters (consumer_group, tenant_id, key, number)
  where status in ('failed', 'waiting', 'retry');

-- Each tenant may have one running replay to a group.
drop index messaging.replays_running;
create unique index replays_running on messaging.replays (consumer_group, tenant_id) where status = 'running';
drop index messaging.replays_by_time;
create index replays_by_time on messaging.replays (tenant_id, created_at desc);
