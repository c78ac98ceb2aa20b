-- The processes of Assent, as each has told of itself last. One that ends in order takes its row away.
create table processing.processes (
  id uuid primary key,
  apps text[] not null,
  host text not null,
  pid integer not null,
  started_at timestamptz not null default now(),
  beat_at timestamptz not null default now(),
  -- The processors that it runs, by the names of their checkpoints, and the consumer groups that it reads from Kafka.
  processors text[] not null,
  kafka_groups text[] not null,
  -- What cannot work there, since when, and why.
  stuck jsonb not null
) with (fillfactor = 50);
