-- Allocates the money of several settlements of a tenant, each as settlement.allocate does. Writes all of them at once in the usual
-- case: each settlement is new, and every account covers the sum of its allocations.
create or replace function settlement.allocate_each(
  tenant text, settlements uuid[], tries integer[], transfers uuid[], from_accounts text[], to_account text, amounts numeric[],
  shortages text[], cancellation text
)
returns table (allocated boolean, message text)
language plpgsql volatile
as $$
declare
  are_usual boolean;
  is_covered boolean;
  payer record;
begin
  perform settlement.take_turns(settlement)
  from (select distinct settlement from unnest(settlements) settlement order by settlement) in_order;
  -- `offset 0` looks rows up one by one, here and in pay_each. For an array the planner expects a large part of the table, and reads
  -- all of it.
  are_usual := (
    select count(distinct settlement) = count(*)
      and not bool_or(exists (select from settlement.allocations a where a.tenant_id = tenant and a.settlement_id = settlement offset 0))
      and not bool_or(exists (select from settlement.cancellations c where c.tenant_id = tenant and c.settlement_id = settlement offset 0))
    from unnest(settlements) settlement
  );
  -- Locks the accounts in the order of their names, so that two calls with the same accounts cannot deadlock.
  for payer in
    select account, sum(amount) as amount from unnest(from_accounts, amounts) step (account, amount)
    group by account order by account
  loop
    loop
      select b.balance >= payer.amount into is_covered
      from settlement.issuer_balances b where b.tenant_id = tenant and b.account = payer.account for update;
      exit when found;
      insert into settlement.issuer_balances (tenant_id, account, balance) values (tenant, payer.account, 0)
        on conflict (tenant_id, account) do nothing;
    end loop;
    are_usual := are_usual and is_covered;
  end loop;
  if not are_usual then
    return query
      select done.allocated, done.message
      from unnest(settlements, tries, transfers, from_accounts, amounts, shortages) with ordinality
        step (settlement, try, transfer, from_account, amount, shortage, number)
      cross join lateral settlement.allocate(
        tenant, step.settlement, step.try, step.transfer, step.from_account, to_account, step.amount, step.shortage, cancellation
      ) done
      order by number;
    return;
  end if;
  for payer in
    select account, sum(amount) as amount from unnest(from_accounts, amounts) step (account, amount) group by account
  loop
    update settlement.issuer_balances b set balance = b.balance - payer.amount where b.tenant_id = tenant and b.account = payer.account;
  end loop;
  insert into settlement.transfers (tenant_id, id, kind, settlement_id, from_account, to_account, amount)
  select tenant, transfer, 'allocation', settlement, from_account, allocate_each.to_account, amount
  from unnest(transfers, settlements, from_accounts, amounts) step (transfer, settlement, from_account, amount);
  insert into settlement.allocations (tenant_id, settlement_id, attempt, allocated)
  select tenant, settlement, try, true from unnest(settlements, tries) step (settlement, try);
  return query select true, null::text from unnest(settlements);
end
$$;
