drop function event_store.append(text[], bigint[], integer[], integer[], integer[], uuid[], text[], smallint[], json[], json[]);
drop function event_store.append_each(text[], bigint[], integer[], integer[], integer[], uuid[], text[], smallint[], json[], json[], bigint);

create function event_store.append(batch json)
returns table (number bigint, outcome text, revision bigint, "position" bigint)
language plpgsql volatile
-- Compiling a plan takes longer than running this one.
set jit = off
as $$
declare
  head bigint;
begin
  -- Held until commit: the next append sees this one, and its positions follow.
  perform pg_advisory_xact_lock(7246000);
  select coalesce(max(events.position), 0) into head from event_store.events;

  return query
  with appends as materialized (
    select a.number, a.value ->> 'stream' as stream, (a.value ->> 'expected')::bigint as expected, a.value -> 'events' as events
    from json_array_elements(batch) with ordinality as a (value, number)
  ),
  input as materialized (
    select appends.number, appends.stream, e.ordinal, (e.value ->> 'id')::uuid as id, e.value ->> 'type' as type,
      (e.value ->> 'schemaVersion')::smallint as schema_version, (e.value ->> 'data')::json as data, (e.value ->> 'metadata')::json as metadata
    from appends, json_array_elements(appends.events) with ordinality as e (value, ordinal)
  ),
  -- Where the events of an append stand already, if they do. The limit makes it one probe of the
  -- index for each id, whatever the planner believes about the size of the batch.
  known as materialized (
    select input.number, count(*) as found, min(recorded.revision) as first, max(recorded.revision) as last,
      max(recorded.position) as last_position,
      bool_and(recorded.stream = input.stream)
        and min(recorded.revision - input.ordinal) = max(recorded.revision - input.ordinal) as in_place
    from input
    cross join lateral (
      select e.stream, e.revision, e.position from event_store.events e where e.id = input.id limit 1
    ) recorded
    group by input.number
  ),
  verdicts as materialized (
    select appends.number, appends.stream, current.revision as current, known.last, known.last_position,
      case
        when known.found is not null then
          case
            when known.in_place and known.found = json_array_length(appends.events)
              and (appends.expected <= -2 or known.first = appends.expected + 1) then 'repeated'
            else 'corrupted-retry'
          end
        when appends.expected = -3 then 'appended'
        when appends.expected = -2 and current.revision >= 0 then 'appended'
        when appends.expected = current.revision then 'appended'
        else 'wrong-revision'
      end as outcome
    from appends
    cross join lateral (
      select coalesce(max(e.revision), -1) as revision from event_store.events e where e.stream = appends.stream
    ) current
    left join known on known.number = appends.number
  ),
  inserted as (
    insert into event_store.events (position, stream, revision, id, type, schema_version, data, metadata)
    select head + row_number() over (order by input.number, input.ordinal), input.stream, verdicts.current + input.ordinal,
      input.id, input.type, input.schema_version, input.data, input.metadata
    from input join verdicts on verdicts.number = input.number and verdicts.outcome = 'appended'
    order by input.number, input.ordinal
    returning events.stream, events.revision, events.position
  ),
  written as (
    select inserted.stream, max(inserted.revision) as revision, max(inserted.position) as position
    from inserted group by inserted.stream
  )
  select verdicts.number, verdicts.outcome,
    case verdicts.outcome
      when 'appended' then written.revision
      when 'repeated' then verdicts.last
      else verdicts.current
    end,
    case verdicts.outcome when 'appended' then written.position when 'repeated' then verdicts.last_position end
  from verdicts left join written on written.stream = verdicts.stream
  order by verdicts.number;
end
$$;

create index events_by_type on event_store.events (type, position);

alter table event_store.events alter column stream type text;
