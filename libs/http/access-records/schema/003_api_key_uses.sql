-- The last use of each API key. Not an event for each request: each process writes a key at most once a minute.
create table access.api_key_uses (
  tenant_id text not null,
  key_id text collate "C" not null,
  -- By the clock of Assent.
  used_at timestamptz not null,
  -- The source address.
  address text not null,
  primary key (tenant_id, key_id)
);
