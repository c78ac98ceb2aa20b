-- The part of append_batch for a batch in which not every append can simply be written. The caller holds the lock; `head` is the
-- position of the last event.
--
-- An append repeats what is recorded only with the same events: the same types, versions and data, byte for byte, because one
-- serializer writes both. Ids come from the command alone, so two processes that decide one command differently give their
-- events the same ids, and the second must not take the first's events for its own.
create or replace function event_store.append_each(
  streams text[], expected bigint[], counts integer[],
  numbers integer[], ordinals integer[], ids uuid[], types text[], schema_versions smallint[], data json[], metadata json[],
  head bigint
)
returns table (outcome text, revision bigint, "position" bigint)
language sql volatile
-- Compiling a plan takes longer than running this one.
set jit = off
as $$
  with input as materialized (
    select * from unnest(numbers, ordinals, ids, types, schema_versions, data, metadata) with ordinality
      as input (number, ordinal, id, type, schema_version, data, metadata, place)
  ),
  -- Where the events of an append are recorded already, if they are. The limit makes this one probe of the index for
  -- each id, whatever size the planner expects of the batch.
  known as materialized (
    select input.number, count(*) as found, min(recorded.revision) as first, max(recorded.revision) as last,
      max(recorded.position) as last_position,
      bool_and(recorded.stream = streams[input.number])
        and min(recorded.revision - input.ordinal) = max(recorded.revision - input.ordinal) as in_place,
      bool_and(recorded.type = input.type and recorded.schema_version = input.schema_version
        and recorded.data = input.data::text) as same
    from input
    cross join lateral (
      select e.stream, e.revision, e.position, e.type, e.schema_version, e.data::text as data from event_store.events e where e.id = input.id limit 1
    ) recorded
    group by input.number
  ),
  verdicts as materialized (
    select appends.number, appends.stream, current.revision as current, known.last, known.last_position,
      case
        when known.found is not null then
          case
            when known.in_place and known.same and known.found = appends.count
              and (appends.expected <= -2 or known.first = appends.expected + 1) then 'repeated'
            else 'corrupted-retry'
          end
        when appends.expected = -3 then 'appended'
        when appends.expected = -2 and current.revision >= 0 then 'appended'
        when appends.expected = current.revision then 'appended'
        else 'wrong-revision'
      end as outcome
    from unnest(streams, expected, counts) with ordinality as appends (stream, expected, count, number)
    cross join lateral (
      select coalesce(max(e.revision), -1) as revision from event_store.events e where e.stream = appends.stream
    ) current
    left join known on known.number = appends.number
  ),
  inserted as (
    insert into event_store.events (position, stream, revision, id, type, schema_version, data, metadata)
    select head + row_number() over (order by input.place), verdicts.stream, verdicts.current + input.ordinal,
      input.id, input.type, input.schema_version, input.data, input.metadata
    from input join verdicts on verdicts.number = input.number and verdicts.outcome = 'appended'
    order by input.place
    returning events.stream, events.revision, events.position
  ),
  written as (
    select inserted.stream, max(inserted.revision) as revision, max(inserted.position) as position
    from inserted group by inserted.stream
  )
  select verdicts.outcome,
    case verdicts.outcome
      when 'appended' then written.revision
      when 'repeated' then verdicts.last
      else verdicts.current
    end,
    case verdicts.outcome when 'appended' then written.position when 'repeated' then verdicts.last_position end
  from verdicts left join written on written.stream = verdicts.stream
  order by verdicts.number
$$;
