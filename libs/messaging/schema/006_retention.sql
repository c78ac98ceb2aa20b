-- Retention looks for the dead letters that ended first.
create index dead_letters_ended on messaging.dead_letters (ended_at) where ended_at is not null;
