-- Raises P0T01 if an event of a batch does not belong to the tenant of its stream. The arguments are those of append_batch.
create or replace function event_store.refuse_foreign_events(streams text[], numbers integer[], metadata json[]) returns void
language plpgsql stable
as $$
declare
  foreign_event text := (
    select format('an event of the tenant %s cannot be appended to the stream %s',
      coalesce(i.metadata ->> 'tenantId', '(none)'), streams[i.number])
    from unnest(numbers, metadata) as i (number, metadata)
    where (i.metadata ->> 'tenantId' = event_store.tenant_of(streams[i.number])) is not true
    limit 1
  );
begin
  if foreign_event is not null then
    raise exception '%', foreign_event using errcode = 'P0T01';
  end if;
end
$$;
