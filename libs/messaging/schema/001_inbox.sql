-- What each consumer group has done: written in the transaction of the effect, so that an event
-- delivered again has no second one (MK-5).
create table messaging.processed_events (
  consumer_group text not null,
  event_id uuid not null,
  event_type text not null,
  source text not null,
  processing_status text not null check (processing_status in ('success', 'skipped')),
  processed_at timestamptz not null default now(),
  primary key (consumer_group, event_id)
);

-- Messages that a group could not take, and the later ones of the same keys, which wait behind them.
create table messaging.dead_letters (
  consumer_group text not null,
  event_id uuid not null,
  event_type text not null,
  key text not null,
  sequence text collate "C" not null,
  event json not null,
  -- Null for a message that only waits behind another.
  error text,
  dead_at timestamptz not null default now(),
  primary key (consumer_group, event_id)
);

create index dead_letters_by_key on messaging.dead_letters (consumer_group, key, sequence);
