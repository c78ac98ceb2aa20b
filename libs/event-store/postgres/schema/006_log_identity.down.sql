-- Loses: the identity of the log. The next upgrade gives it a new one, and refuses checkpoints of the old one (EVENT_LOG_CHANGED)
-- unless processing was taken back before 002 as well.
drop table event_store.log_identity;
