-- Loses: replays, failures, dead letters that ended, and how often the open ones were tried.
drop table messaging.replays;

-- An ended letter must not hold back its key again.
delete from messaging.dead_letters where status in ('resolved', 'discarded');

drop index messaging.dead_letters_open;
create index dead_letters_by_key on messaging.dead_letters (consumer_group, key, sequence);

alter table messaging.dead_letters
  drop column id,
  drop column number,
  drop column status,
  drop column attempts,
  drop column last_tried_at,
  drop column ended_at,
  drop column ended_by,
  drop column reason;

drop index messaging.processed_events_failed;
drop index messaging.processed_events_by_time;
drop index messaging.processed_events_by_type;

-- Before, an event that failed had no row.
delete from messaging.processed_events where processing_status = 'failed';

alter table messaging.processed_events
  drop constraint processed_events_processing_status_check,
  add check (processing_status in ('success', 'skipped')),
  drop column processing_error;
