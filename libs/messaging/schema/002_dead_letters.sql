-- A failed try can be claimed again; success and skipped are final (MK-5, C-33). What the event was stands in the
-- dead letter, and for the others in the event store: it is not kept a second time.
alter table messaging.processed_events
  drop constraint processed_events_processing_status_check,
  add check (processing_status in ('success', 'failed', 'skipped')),
  add column processing_error text;

create index processed_events_by_type on messaging.processed_events (event_type, source);
create index processed_events_by_time on messaging.processed_events (processed_at desc);
create index processed_events_failed on messaging.processed_events (consumer_group, processed_at)
  where processing_status = 'failed';

-- failed     could not be taken; an operator retries or discards it
-- waiting    behind an earlier one of its key; taken by itself when that is gone
-- retry      an operator asked for it to be tried again
-- resolved   taken at last
-- discarded  given up, with a reason
alter table messaging.dead_letters
  add column id uuid not null default gen_random_uuid() unique,
  add column number bigint generated always as identity,
  add column status text check (status in ('failed', 'waiting', 'retry', 'resolved', 'discarded')),
  add column attempts integer not null default 0,
  add column last_tried_at timestamptz,
  add column ended_at timestamptz,
  add column ended_by text,
  add column reason text;

update messaging.dead_letters
set status = case when error is null then 'waiting' else 'failed' end,
    attempts = case when error is null then 0 else 1 end,
    last_tried_at = case when error is null then null else dead_at end;

alter table messaging.dead_letters alter column status set not null;

drop index messaging.dead_letters_by_key;
-- What holds back a key.
create index dead_letters_open on messaging.dead_letters (consumer_group, key, number)
  where status in ('failed', 'waiting', 'retry');

-- The delivery of a part of the log to one group once more.
create table messaging.replays (
  id uuid primary key,
  consumer_group text not null,
  -- After this position, and up to that one.
  from_position text collate "C" not null,
  to_position text collate "C" not null,
  types text[] not null,
  -- Null: of all tokens.
  key text,
  events_per_second integer not null check (events_per_second > 0),
  requested_by text not null,
  reason text not null,
  status text not null default 'running' check (status in ('running', 'completed', 'stopped')),
  -- How far it has come.
  position text collate "C" not null,
  -- How many events it had to deliver when it was asked for.
  total integer not null,
  delivered integer not null default 0,
  -- Taken before, and so not delivered again.
  skipped integer not null default 0,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);

create unique index replays_running on messaging.replays (consumer_group) where status = 'running';
create index replays_by_time on messaging.replays (created_at desc);
