-- Records a transfer. Returns false if the books already have it.
create or replace function settlement.post(
  transfer uuid, kind text, of_settlement uuid, from_account text, to_account text, amount numeric
)
returns boolean
language plpgsql volatile
as $$
begin
  insert into settlement.transfers (id, kind, settlement_id, from_account, to_account, amount)
  values (transfer, post.kind, of_settlement, post.from_account, post.to_account, post.amount) on conflict (id) do nothing;
  return found;
end
$$;
