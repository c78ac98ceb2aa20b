-- Refuses UPDATE, DELETE and TRUNCATE on transfers (trigger transfers_are_final).
create or replace function settlement.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'transfers are never changed: correct them with a new one';
end
$$;
