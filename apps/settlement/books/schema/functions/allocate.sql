-- Allocates the money of a settlement if the issuer's account covers it. A repeated attempt returns the first answer.
-- `shortage` is the message for an account that does not cover it, `cancellation` for a cancelled settlement.
create or replace function settlement.allocate(
  tenant text, of_settlement uuid, try integer, transfer uuid, from_account text, to_account text, amount numeric, shortage text, cancellation text
)
returns table (allocated boolean, message text)
language plpgsql volatile
as $$
begin
  perform settlement.take_turns(of_settlement);
  return query
    select a.allocated, a.message from settlement.allocations a where a.tenant_id = tenant and a.settlement_id = of_settlement and a.attempt = try;
  if found then
    return;
  end if;
  if exists (select from settlement.cancellations c where c.tenant_id = tenant and c.settlement_id = of_settlement) then
    allocated := false;
    message := cancellation;
  else
    update settlement.issuer_balances b set balance = b.balance - allocate.amount
    where b.tenant_id = tenant and b.account = from_account and b.balance >= allocate.amount;
    allocated := found;
    message := case when not allocated then shortage end;
  end if;
  if allocated then
    perform settlement.post(tenant, transfer, 'allocation', of_settlement, from_account, to_account, amount);
  end if;
  insert into settlement.allocations (tenant_id, settlement_id, attempt, allocated, message)
  values (tenant, of_settlement, try, allocate.allocated, allocate.message);
  return next;
end
$$;
