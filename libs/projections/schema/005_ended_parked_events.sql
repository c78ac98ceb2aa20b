-- failed   could not be taken; an operator retries or discards it
-- waiting  behind an earlier one of its stream; taken by itself when that is gone
-- retry    an operator asked for it to be tried again
alter table processing.parked_events
  add column id uuid not null default gen_random_uuid() unique,
  add column number bigint generated always as identity,
  -- Null for one that an earlier version parked, or for a stream without events.
  add column revision integer,
  add column status text not null default 'failed' check (status in ('failed', 'waiting', 'retry')),
  add column attempts integer not null default 1,
  add column last_tried_at timestamptz default now();

update processing.parked_events
set status = case when error is null then 'waiting' else 'failed' end,
    attempts = case when error is null then 0 else 1 end,
    last_tried_at = case when error is null then null else parked_at end;

drop index processing.parked_events_by_stream;
-- The first of each stream, which is the one that can be tried again.
create index parked_events_by_stream on processing.parked_events (processor, stream, position);

-- What became of those that are parked no more. They stand in a table of their own, because all that stands in the other one
-- holds back its stream.
-- resolved   taken at last
-- discarded  given up, with a reason
create table processing.ended_parked_events (
  id uuid primary key,
  number bigint not null,
  processor text not null,
  position text collate "C" not null,
  stream text not null,
  revision integer,
  event_id uuid not null,
  event_type text not null,
  status text not null check (status in ('resolved', 'discarded')),
  error text,
  attempts integer not null,
  parked_at timestamptz not null,
  last_tried_at timestamptz,
  ended_at timestamptz not null default now(),
  ended_by text,
  reason text
);

-- Retention looks for those that ended first.
create index ended_parked_events_by_time on processing.ended_parked_events (ended_at);
-- A page that is read again must not have them taken.
create index discarded_events on processing.ended_parked_events (processor, position) where status = 'discarded';
