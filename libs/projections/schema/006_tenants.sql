-- Each row belongs to the tenant of its stream (DESIGN §11), and existing rows to `default`. PostgreSQL adds a column with a
-- constant default without rewriting the table. Writers name the tenant, so the default goes again.
alter table processing.parked_events add column tenant_id text not null default 'default';
alter table processing.ended_parked_events add column tenant_id text not null default 'default';
alter table processing.parked_events alter column tenant_id drop default;
alter table processing.ended_parked_events alter column tenant_id drop default;
