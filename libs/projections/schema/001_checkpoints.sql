-- How far each processor has read the log. Positions are ordered strings, so they compare byte by byte.
create table processing.checkpoints (
  processor text primary key,
  position text collate "C" not null,
  updated_at timestamptz not null default now()
);

-- Events that a processor could not take, and the later events of the same streams, which wait behind them.
create table processing.parked_events (
  processor text not null,
  position text collate "C" not null,
  stream text not null,
  event_id uuid not null,
  event_type text not null,
  -- Null for an event that only waits behind another.
  error text,
  parked_at timestamptz not null default now(),
  primary key (processor, position)
);

create index parked_events_by_stream on processing.parked_events (processor, stream);
