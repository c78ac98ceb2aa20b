-- The log that the checkpoints are positions of: one row, as event_store.log_identity or its like elsewhere has it.
create table processing.log_identity (
  only_one boolean primary key default true check (only_one),
  id uuid not null
);
