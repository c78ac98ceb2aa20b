-- Loses: how many messages each group has skipped.
drop table messaging.skipped_messages;
