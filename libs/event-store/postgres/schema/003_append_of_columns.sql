-- Names of streams are compared byte by byte: what the collation of the database would add costs every append,
-- and no one sorts streams for readers.
alter table event_store.events alter column stream type text collate "C";

-- Readers of some types only look at what they read at once anyway, and every append kept this index up.
drop index event_store.events_by_type;

drop function event_store.append(json);

-- Appends a batch, given column by column: an element of `streams`, `expected` and `counts` for each append, and of the
-- others for each event, in order. `expected` is a revision, -1 for 'no-stream', -2 for 'stream-exists', -3 for 'any';
-- `counts` says how many events an append has. `numbers` says which append an event belongs to, and `ordinals` which
-- event of it, both from 1.
--
-- The caller puts each stream and each event id into a batch at most once, so the appends of a batch
-- cannot meet each other, and the whole batch is decided and written set by set. A row of the result
-- for each append, in their order:
--   appended         with the revision and the position of its last event
--   repeated         these very events stand there already: with the revision and position they got
--   wrong-revision   with the revision the stream is at, -1 for none
--   corrupted-retry  some of the ids are recorded, but not as this append
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

-- The same for a batch in which not every append can simply be written, after the lock has been taken.
create function event_store.append_each(
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
  -- Where the events of an append stand already, if they do. The limit makes it one probe of the
  -- index for each id, whatever the planner believes about the size of the batch.
  known as materialized (
    select input.number, count(*) as found, min(recorded.revision) as first, max(recorded.revision) as last,
      max(recorded.position) as last_position,
      bool_and(recorded.stream = streams[input.number])
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
            when known.in_place and known.found = appends.count
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
