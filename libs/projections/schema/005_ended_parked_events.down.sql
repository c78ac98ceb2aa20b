-- Loses: how parked events ended, which of them were discarded, and how often each was tried.
drop table processing.ended_parked_events;

drop index processing.parked_events_by_stream;
create index parked_events_by_stream on processing.parked_events (processor, stream);

alter table processing.parked_events
  drop column id,
  drop column number,
  drop column revision,
  drop column status,
  drop column attempts,
  drop column last_tried_at;
