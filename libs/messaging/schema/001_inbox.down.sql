-- Loses: which events each consumer group has handled, and the dead letters.
drop table messaging.dead_letters;
drop table messaging.processed_events;
