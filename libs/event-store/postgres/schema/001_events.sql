-- The log. Positions are dense and in the order of commits, because every append takes one lock.
-- data and metadata are json, not jsonb: what was written is what is read, byte for byte.
create table event_store.events (
  position bigint primary key,
  stream text not null,
  revision bigint not null,
  id uuid not null unique,
  type text not null,
  schema_version smallint not null,
  data json not null,
  metadata json not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (stream, revision)
);

-- For readers that want some types only.
create index events_by_type on event_store.events (type, position);

create function event_store.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'recorded events are never changed: % on event_store.events is refused', tg_op
    using errcode = 'insufficient_privilege';
end
$$;

create trigger events_are_final
  before update or delete or truncate on event_store.events
  for each statement execute function event_store.refuse_change();
