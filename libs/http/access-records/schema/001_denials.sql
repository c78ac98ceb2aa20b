-- Requests that were answered with 401 or 403, counted by minute. Not events: whoever asks could otherwise fill the log.
create table access.denials (
  -- The tenant of the principal; 'default' for a caller without valid credentials, and for tokens of unknown tenants.
  tenant_id text not null,
  -- By the clock of Assent.
  minute timestamptz not null,
  -- 'anonymous' without valid credentials. 'others' in all four columns: the requests beyond the bound of their minute.
  principal text collate "C" not null,
  operation text collate "C" not null,
  code text collate "C" not null,
  -- The source address; of IPv6 its /64.
  address text collate "C" not null,
  count bigint not null,
  primary key (tenant_id, minute, principal, operation, code, address)
);

create index denials_by_age on access.denials (minute);
