-- The steps of a settlement, each in one call: what they look at and write is here, and a call for each statement cost
-- more than the statements.

-- Records a transfer with its two entries; false when it stood in the books already.
create function settlement.post(transfer uuid, kind text, of_settlement uuid, from_account text, to_account text, amount numeric)
returns boolean
language plpgsql volatile
as $$
begin
  insert into settlement.transfers (id, kind, settlement_id) values (transfer, post.kind, of_settlement) on conflict (id) do nothing;
  if not found then
    return false;
  end if;
  insert into settlement.book_entries (transfer_id, account, amount)
  values (transfer, from_account, -post.amount), (transfer, to_account, post.amount);
  return true;
end
$$;

-- Allocation, payment and cancellation of one settlement take turns, because each looks at what the others did.
create function settlement.take_turns(of_settlement uuid)
returns void
language sql volatile
as $$
  select pg_advisory_xact_lock(hashtextextended('settlement:' || of_settlement::text, 0))
$$;

-- Sets the money of a settlement aside, if the issuer's account covers it; a repeated attempt gets its first answer.
-- `shortage` is the message for when it does not, `cancellation` for a settlement that is not to be paid any more.
create function settlement.allocate(
  of_settlement uuid, try integer, transfer uuid, from_account text, to_account text, amount numeric, shortage text, cancellation text
)
returns table (allocated boolean, message text)
language plpgsql volatile
as $$
begin
  perform settlement.take_turns(of_settlement);
  return query
    select a.allocated, a.message from settlement.allocations a where a.settlement_id = of_settlement and a.attempt = try;
  if found then
    return;
  end if;
  if exists (select from settlement.cancellations c where c.settlement_id = of_settlement) then
    allocated := false;
    message := cancellation;
  else
    update settlement.issuer_balances b set balance = b.balance - allocate.amount
    where b.account = from_account and b.balance >= allocate.amount;
    allocated := found;
    message := case when not allocated then shortage end;
  end if;
  if allocated then
    perform settlement.post(transfer, 'allocation', of_settlement, from_account, to_account, amount);
  end if;
  insert into settlement.allocations (settlement_id, attempt, allocated, message)
  values (of_settlement, try, allocate.allocated, allocate.message);
  return next;
end
$$;

-- Pays what was allocated, once per settlement; false when the settlement was cancelled before.
create function settlement.pay(of_settlement uuid, transfer uuid, from_account text, to_account text, amount numeric)
returns boolean
language plpgsql volatile
as $$
begin
  perform settlement.take_turns(of_settlement);
  if exists (select from settlement.cancellations c where c.settlement_id = of_settlement) then
    return false;
  end if;
  perform settlement.post(transfer, 'payment', of_settlement, from_account, to_account, amount);
  return true;
end
$$;
