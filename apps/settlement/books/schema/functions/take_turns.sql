-- Makes allocation, payment and cancellation of one settlement take turns until commit, because each reads what the others wrote.
create or replace function settlement.take_turns(of_settlement uuid)
returns void
language sql volatile
as $$
  select pg_advisory_xact_lock(hashtextextended('settlement:' || of_settlement::text, 0))
$$;
