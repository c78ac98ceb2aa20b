-- Loses: the checkpoints of all processors, and the parked events.
drop table processing.parked_events;
drop table processing.checkpoints;
