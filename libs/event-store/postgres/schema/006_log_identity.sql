-- Which log this is: one row, written when Assent starts on it for the first time.
create table event_store.log_identity (
  only_one boolean primary key default true check (only_one),
  id uuid not null
);
