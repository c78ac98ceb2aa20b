drop function event_store.append_batch(text[], bigint[], integer[], integer[], integer[], uuid[], text[], smallint[], json[], json[], text);

create function event_store.append(
  streams text[], expected bigint[], counts integer[],
  numbers integer[], ordinals integer[], ids uuid[], types text[], schema_versions smallint[], data json[], metadata json[]
)
returns table (outcome text, revision bigint, "position" bigint)
language plpgsql volatile
as $$
declare
  head bigint;
begin
  -- Held until commit: the next append sees this one, and its positions follow.
  perform pg_advisory_xact_lock(7246000);
  select coalesce(max(e.position), 0) into head from event_store.events e;

  -- Nearly always every append stands at the end of its stream and every id is new. Then nothing has to be told apart,
  -- which would cost as much as writing some dozens of events.
  if (select bool_and(a.expected = coalesce((select max(e.revision) from event_store.events e where e.stream = a.stream), -1))
      from unnest(streams, expected) as a (stream, expected)) then
    begin
      insert into event_store.events (position, stream, revision, id, type, schema_version, data, metadata)
      select head + i.place, streams[i.number], expected[i.number] + i.ordinal, i.id, i.type, i.schema_version, i.data, i.metadata
      from unnest(numbers, ordinals, ids, types, schema_versions, data, metadata) with ordinality
        as i (number, ordinal, id, type, schema_version, data, metadata, place);
      return query
        select 'appended', a.expected + a.count, head + sum(a.count) over (order by a.number)
        from unnest(expected, counts) with ordinality as a (expected, count, number)
        order by a.number;
      return;
    exception when unique_violation then
      -- Some of the ids are recorded: below it is found out which.
    end;
  end if;
  return query select * from event_store.append_each(streams, expected, counts, numbers, ordinals, ids, types, schema_versions, data, metadata, head);
end
$$;

create function event_store.append_batch(
  streams text[], expected bigint[], counts integer[],
  numbers integer[], ordinals integer[], ids uuid[], types text[], schema_versions smallint[], data json[], metadata json[], sender text
)
returns table (outcome text, revision bigint, "position" bigint)
language plpgsql volatile
as $$
declare
  is_expected boolean;
  head bigint;
begin
  perform pg_notify('event_store_appended', sender);

  -- Nearly always every append stands at the end of its stream and every id is new. Then nothing has to be told apart,
  -- which would cost as much as writing some dozens of events. What others write after this look, the unique indices find.
  is_expected := (
    select bool_and(a.expected = coalesce((select max(e.revision) from event_store.events e where e.stream = a.stream), -1))
    from unnest(streams, expected) as a (stream, expected)
  );

  -- Held until commit: the next append sees this one, and its positions follow.
  perform pg_advisory_xact_lock(7246000);
  head := coalesce((select max(e.position) from event_store.events e), 0);

  if is_expected then
    begin
      insert into event_store.events (position, stream, revision, id, type, schema_version, data, metadata)
      select head + i.place, streams[i.number], expected[i.number] + i.ordinal, i.id, i.type, i.schema_version, i.data, i.metadata
      from unnest(numbers, ordinals, ids, types, schema_versions, data, metadata) with ordinality
        as i (number, ordinal, id, type, schema_version, data, metadata, place);
      return query values ('all-appended', null::bigint, head);
      return;
    exception when unique_violation then
      -- Some of the ids are recorded, or a stream has gone on: below it is found out which.
    end;
  end if;
  return query select * from event_store.append_each(streams, expected, counts, numbers, ordinals, ids, types, schema_versions, data, metadata, head);
end
$$;
