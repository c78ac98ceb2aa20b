-- Refuses UPDATE, DELETE and TRUNCATE on the log (trigger events_are_final).
create or replace function event_store.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'recorded events are never changed: % on event_store.events is refused', tg_op
    using errcode = 'insufficient_privilege';
end
$$;
