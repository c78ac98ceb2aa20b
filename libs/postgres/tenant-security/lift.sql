-- The statements that take back what secure.sql does to tables and functions, so that an earlier version can use them.
-- Privileges stay: they show nothing that the earlier version does not.
select format('drop policy %I on %s', polname, polrelid::regclass) as statement
from pg_policy where polname in ('own_tenant', 'system')
union all
select format('alter table %1$s disable row level security, no force row level security', p.polrelid::regclass)
from pg_policy p where polname = 'own_tenant'
union all
select format('alter function %s owner to %I', oid::regprocedure, current_user) from pg_proc
where prosecdef and proowner = to_regrole('assent_system')
