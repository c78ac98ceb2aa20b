-- The tenant of a stream, by its full name: the text before the first dot, or `default` without a dot (tenants.ts). Null for
-- `default.…`, because the streams of that tenant have no prefix. Row-level security of events calls it, so it is one
-- expression without settings, which the planner inlines.
create or replace function event_store.tenant_of(stream text) returns text
language sql immutable parallel safe
as $$
  select case when strpos(stream, '.') = 0 then 'default' else nullif(split_part(stream, '.', 1), 'default') end
$$;
