-- Loses: the whole log.
drop table event_store.events;
drop function event_store.refuse_change();
