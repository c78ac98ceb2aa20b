-- Records a transfer of a tenant. Returns false if the books already have it.
create or replace function settlement.post(
  tenant text, transfer uuid, kind text, of_settlement uuid, from_account text, to_account text, amount numeric
)
returns boolean
language plpgsql volatile
as $$
begin
  insert into settlement.transfers (tenant_id, id, kind, settlement_id, from_account, to_account, amount)
  values (tenant, transfer, post.kind, of_settlement, post.from_account, post.to_account, post.amount) on conflict (tenant_id, id) do nothing;
  return found;
end
$$;
