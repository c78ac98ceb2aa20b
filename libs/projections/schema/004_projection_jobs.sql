-- Goes up when somebody else than the processor has changed the rows that it writes, so that it drops what it remembers.
alter table processing.checkpoints add column generation integer not null default 0;

-- What a check or a rebuild makes of the log stands here, beside the read models, under the same names.
create schema rebuilding;

-- Checks and rebuilds of read models that an operator has asked for; a projector carries them out.
create table processing.projection_jobs (
  id uuid primary key,
  projection text not null,
  kind text not null check (kind in ('check', 'rebuild')),
  status text not null default 'requested' check (status in ('requested', 'running', 'completed', 'failed')),
  requested_by text not null,
  reason text not null,
  requested_at timestamptz not null default now(),
  ended_at timestamptz,
  -- Goes up when a projector takes it; one that was thought dead cannot go on.
  attempt integer not null default 0,
  -- How far the log has been read.
  position text collate "C" not null default '',
  events bigint not null default 0,
  -- By table: how many rows are missing, surplus and different, and the keys of some.
  differences jsonb,
  -- Events that the projection cannot take, and those that wait behind them.
  parked integer,
  error text
);

-- One at a time for each projection.
create unique index open_projection_jobs on processing.projection_jobs (projection) where status in ('requested', 'running');
create index projection_jobs_by_time on processing.projection_jobs (projection, requested_at desc);
