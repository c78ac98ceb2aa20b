-- Each tenant has books of its own (DESIGN §11), and existing rows belong to `default`. PostgreSQL adds a column with a constant
-- default without rewriting the table. Writers name the tenant, so the default goes again.
drop view settlement.book_entries;
drop function settlement.pay_each(uuid[], uuid[], text, text[], numeric[]);
drop function settlement.allocate_each(uuid[], integer[], uuid[], text[], text, numeric[], text[], text);
drop function settlement.allocate(uuid, integer, uuid, text, text, numeric, text, text);
drop function settlement.post(uuid, text, uuid, text, text, numeric);

alter table settlement.transfers add column tenant_id text not null default 'default';
alter table settlement.issuer_balances add column tenant_id text not null default 'default';
alter table settlement.allocations add column tenant_id text not null default 'default';
alter table settlement.cancellations add column tenant_id text not null default 'default';
alter table settlement.accounts add column tenant_id text not null default 'default';
alter table settlement.transfers alter column tenant_id drop default;
alter table settlement.issuer_balances alter column tenant_id drop default;
alter table settlement.allocations alter column tenant_id drop default;
alter table settlement.cancellations alter column tenant_id drop default;
alter table settlement.accounts alter column tenant_id drop default;

alter table settlement.transfers drop constraint transfers_pkey, add primary key (tenant_id, id);
alter table settlement.issuer_balances drop constraint issuer_balances_pkey, add primary key (tenant_id, account);
alter table settlement.allocations drop constraint allocations_pkey, add primary key (tenant_id, settlement_id, attempt);
alter table settlement.cancellations drop constraint cancellations_pkey, add primary key (tenant_id, settlement_id);
alter table settlement.accounts drop constraint accounts_pkey, add primary key (tenant_id, account);

drop index settlement.transfers_by_settlement;
drop index settlement.transfers_from;
drop index settlement.transfers_to;
drop index settlement.accounts_by_key;
drop index settlement.accounts_without_key;
create index transfers_by_settlement on settlement.transfers (tenant_id, settlement_id);
create index transfers_from on settlement.transfers (tenant_id, from_account);
create index transfers_to on settlement.transfers (tenant_id, to_account);
create unique index accounts_by_key on settlement.accounts (tenant_id, key) where takes_spellings;
create index accounts_without_key on settlement.accounts (tenant_id, account) where key is null;
