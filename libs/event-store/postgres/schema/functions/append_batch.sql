-- Appends a batch to the log, given column by column: an element of `streams`, `expected` and `counts` for each append, and of
-- the other arrays for each event, in order. `expected` is a revision, -1 for 'no-stream', -2 for 'stream-exists', -3 for 'any'.
-- `counts` says how many events an append has. `numbers` says which append an event belongs to, and `ordinals` which event of
-- it, both from 1.
--
-- The caller puts each stream and each event id into a batch at most once. The appends of a batch therefore cannot affect
-- each other, and the whole batch is decided and written set by set.
--
-- When every append was written, the result is one row, 'all-appended', with the position before the first event and the time at
-- which the events were recorded. Otherwise it has a row for each append, in their order:
--   appended         with the revision and the position of its last event
--   repeated         the same events were recorded before: with the revision and position they got
--   wrong-revision   with the revision the stream is at, -1 for none
--   corrupted-retry  some of the ids are recorded, but not as this append
--
-- A batch may hold appends of several tenants. If an event does not belong to the tenant of its stream, the batch is refused with
-- SQLSTATE P0T01, and nothing is written.
--
-- The commit notifies listeners with `sender`, which names the process that appended.
--
-- It has the rights of its owner, the system role, because a batch has appends of several tenants (ADR 36).
create or replace function event_store.append_batch(
  streams text[], expected bigint[], counts integer[],
  numbers integer[], ordinals integer[], ids uuid[], types text[], schema_versions smallint[], data json[], metadata json[], sender text
)
returns table (outcome text, revision bigint, "position" bigint, recorded_at timestamptz)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  -- How the metadata of an append's events begin, because Assent writes the tenant first. Comparing texts takes 1 µs for each
  -- event. Parsing JSON takes 4 µs, so that is left to metadata in another order.
  beginnings text[] := array(
    select '{"tenantId":"' || event_store.tenant_of(s.stream) || '",'
    from unnest(streams) with ordinality as s (stream, number) order by s.number
  );
  is_expected boolean;
  written integer;
  head bigint;
  written_at timestamptz;
begin
  perform pg_notify('event_store_appended', sender);

  -- Usually every append expects the current end of its stream, and every id is new. The batch is then written as it is, because
  -- telling its appends apart costs as much as writing some dozens of events. The unique indexes catch what is written
  -- between this check and the lock.
  is_expected := (
    select bool_and(a.expected = coalesce((select max(e.revision) from event_store.events e where e.stream = a.stream), -1))
    from unnest(streams, expected) as a (stream, expected)
  );

  -- Held until commit: the next append sees this one, and its positions follow.
  perform pg_advisory_xact_lock(7246000);
  head := coalesce((select max(e.position) from event_store.events e), 0);
  written_at := clock_timestamp();

  if is_expected then
    begin
      insert into event_store.events (position, stream, revision, id, type, schema_version, data, metadata, recorded_at)
      select head + i.place, streams[i.number], expected[i.number] + i.ordinal, i.id, i.type, i.schema_version, i.data, i.metadata, written_at
      from unnest(numbers, ordinals, ids, types, schema_versions, data, metadata) with ordinality
        as i (number, ordinal, id, type, schema_version, data, metadata, place)
      where starts_with(i.metadata::text, beginnings[i.number]) or i.metadata ->> 'tenantId' = event_store.tenant_of(streams[i.number]);
      get diagnostics written = row_count;
      if written < cardinality(ids) then
        perform event_store.refuse_foreign_events(streams, numbers, metadata);
      end if;
      return query values ('all-appended', null::bigint, head, written_at);
      return;
    exception when unique_violation then
      -- Some of the ids are recorded, or a stream has grown. append_each finds out which.
    end;
  end if;
  perform event_store.refuse_foreign_events(streams, numbers, metadata);
  return query
    select e.outcome, e.revision, e.position, null::timestamptz
    from event_store.append_each(streams, expected, counts, numbers, ordinals, ids, types, schema_versions, data, metadata, head) e;
end
$$;
