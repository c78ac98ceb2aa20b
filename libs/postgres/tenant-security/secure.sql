-- The statements that are missing until every relation has its policies and privileges, in order (ADR 36).
-- $1: the login role of the apps. $2: schemas of Assent. $3: the names of its tables in the schema public.
with relations as (
  select c.oid, c.oid::regclass as name, n.nspname as schema, c.relkind as kind, c.relname = 'migrations' as is_ledger,
    n.nspname = 'access' and c.relname = 'control_actions' as is_final,
    c.relrowsecurity as is_enabled, c.relforcerowsecurity as is_forced,
    case
      when c.relkind <> 'r' then null
      when n.nspname = 'event_store' and c.relname = 'events' then 'event_store.tenant_of(stream)'
      when exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      ) then 'tenant_id'
    end as tenant
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'v') and n.nspname <> 'rebuilding'
    and (n.nspname = any ($2::text[]) or (n.nspname = 'public' and c.relname = any ($3::text[])))
),
-- Read models, events and books are written by the system role only, and the rest also for the tenant of a request. Recorded
-- control actions are final.
privileges as (
  select oid, name, kind, 'assent_system' as role, unnest(
    case when is_final then array['select', 'insert'] else array['select', 'insert', 'update', 'delete'] end) as privilege
  from relations where kind = 'r' and not is_ledger
  union all
  select oid, name, kind, $1, unnest(
    case when is_final then array['select', 'insert']
      when schema in ('access', 'idempotency', 'messaging', 'processing', 'signatures')
      then array['select', 'insert', 'update', 'delete'] else array['select'] end)
  from relations where tenant is not null
  union all
  select oid, name, kind, role, 'select' from relations, unnest(array['assent_system', $1]) role where kind = 'v'
),
-- Functions with the rights of their owner, who is the system role.
definers as (
  select p.oid, p.oid::regprocedure as name, n.nspname as schema, p.proowner
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = any ($2::text[]) and p.prosecdef
),
statements as (
  select 1 as step, format('alter table %s enable row level security', name) as statement
  from relations where tenant is not null and not is_enabled
  union all
  select 2, format('alter table %s force row level security', name) from relations where tenant is not null and not is_forced
  union all
  select 3, format('create policy own_tenant on %s using (%s = current_setting(''assent.tenant'', true))', name, tenant)
  from relations where tenant is not null
    and not exists (select from pg_policy where polrelid = relations.oid and polname = 'own_tenant')
  union all
  select 4, format('create policy system on %s to assent_system using (true)', name)
  from relations where tenant is not null
    and not exists (select from pg_policy where polrelid = relations.oid and polname = 'system')
  union all
  select 5, format('grant usage on schema %I to %I', schema, role)
  from (select distinct schema, unnest(array['assent_system', $1]) as role from relations) s
  where not has_schema_privilege(role, schema, 'usage')
  union all
  select 6, 'grant usage, create on schema rebuilding to assent_system'
  from pg_namespace n where nspname = 'rebuilding' and not has_schema_privilege('assent_system', n.oid, 'create')
  union all
  select 7, format('grant %s on %s to %I', string_agg(privilege, ', ' order by privilege), name, role)
  from privileges where not has_table_privilege(role, oid, privilege) group by name, role
  union all
  select 8, format(
    'grant create on schema %1$I to assent_system; alter function %2$s owner to assent_system;
     revoke create on schema %1$I from assent_system; revoke execute on function %2$s from public', schema, name)
  from definers where proowner <> 'assent_system'::regrole
  union all
  select 9, format('grant execute on function %s to %I', name, $1)
  from definers where proowner <> 'assent_system'::regrole or not has_function_privilege($1, oid, 'execute')
)
select statement from statements order by step, statement
