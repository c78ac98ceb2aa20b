-- Pays the allocated money of each settlement of a tenant once. Returns false for settlements that were cancelled before.
create or replace function settlement.pay_each(
  tenant text, settlements uuid[], transfers uuid[], from_account text, to_accounts text[], amounts numeric[]
)
returns table (paid boolean)
language plpgsql volatile
as $$
declare
  cancelled uuid[];
begin
  perform settlement.take_turns(settlement)
  from (select distinct settlement from unnest(settlements) settlement order by settlement) in_order;
  cancelled := array(
    select settlement from unnest(settlements) settlement
    where exists (select from settlement.cancellations c where c.tenant_id = tenant and c.settlement_id = settlement offset 0)
  );
  insert into settlement.transfers (tenant_id, id, kind, settlement_id, from_account, to_account, amount)
  select tenant, transfer, 'payment', settlement, pay_each.from_account, to_account, amount
  from unnest(transfers, settlements, to_accounts, amounts) step (transfer, settlement, to_account, amount)
  where settlement <> all (cancelled)
  on conflict (tenant_id, id) do nothing;
  return query
    select settlement <> all (cancelled) from unnest(settlements) with ordinality step (settlement, number) order by number;
end
$$;
