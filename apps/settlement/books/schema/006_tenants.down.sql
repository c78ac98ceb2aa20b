-- Loses: nothing. It refuses if a tenant other than `default` has books, because that version keeps one set of books.
do $$
begin
  if exists (select from settlement.accounts where tenant_id <> 'default') or exists (select from settlement.transfers where tenant_id <> 'default')
    or exists (select from settlement.cancellations where tenant_id <> 'default')
    or exists (select from settlement.allocations where tenant_id <> 'default') then
    raise exception 'tenants other than default have books, which the version before 006_tenants.sql would mix'
      using hint = 'Restore the backup that was made before the upgrade.';
  end if;
end
$$;

drop view if exists settlement.book_entries;
drop function if exists settlement.pay_each(text, uuid[], uuid[], text, text[], numeric[]);
drop function if exists settlement.allocate_each(text, uuid[], integer[], uuid[], text[], text, numeric[], text[], text);
drop function if exists settlement.allocate(text, uuid, integer, uuid, text, text, numeric, text, text);
drop function if exists settlement.post(text, uuid, text, uuid, text, text, numeric);

drop index settlement.transfers_by_settlement;
drop index settlement.transfers_from;
drop index settlement.transfers_to;
drop index settlement.accounts_by_key;
drop index settlement.accounts_without_key;
alter table settlement.transfers drop constraint transfers_pkey, add primary key (id), drop column tenant_id;
alter table settlement.issuer_balances drop constraint issuer_balances_pkey, add primary key (account), drop column tenant_id;
alter table settlement.allocations drop constraint allocations_pkey, add primary key (settlement_id, attempt), drop column tenant_id;
alter table settlement.cancellations drop constraint cancellations_pkey, add primary key (settlement_id), drop column tenant_id;
alter table settlement.accounts drop constraint accounts_pkey, add primary key (account), drop column tenant_id;
create index transfers_by_settlement on settlement.transfers (settlement_id);
create index transfers_from on settlement.transfers (from_account);
create index transfers_to on settlement.transfers (to_account);
create unique index accounts_by_key on settlement.accounts (key) where takes_spellings;
create index accounts_without_key on settlement.accounts (account) where key is null;

create view settlement.book_entries as
  select id as transfer_id, from_account as account, -amount as amount from settlement.transfers
  union all
  select id, to_account, amount from settlement.transfers;

-- Records a transfer; false when it stood in the books already.
create function settlement.post(
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

-- Sets the money of settlements aside, each as settlement.allocate does. When each of them comes for the first time and
-- every account covers all that it is asked for, as is usual, what is written is written for all of them at once.
create function settlement.allocate_each(
  settlements uuid[], tries integer[], transfers uuid[], from_accounts text[], to_account text, amounts numeric[],
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
  -- One by one, here and below: of an array the planner takes a large part of a table to be asked for, and reads all of it.
  are_usual := (
    select count(distinct settlement) = count(*)
      and not bool_or(exists (select from settlement.allocations a where a.settlement_id = settlement offset 0))
      and not bool_or(exists (select from settlement.cancellations c where c.settlement_id = settlement offset 0))
    from unnest(settlements) settlement
  );
  -- All of them, in the order of their names, so that two who allocate from the same accounts wait for each other in turn.
  for payer in
    select account, sum(amount) as amount from unnest(from_accounts, amounts) step (account, amount)
    group by account order by account
  loop
    loop
      select b.balance >= payer.amount into is_covered
      from settlement.issuer_balances b where b.account = payer.account for update;
      exit when found;
      insert into settlement.issuer_balances (account, balance) values (payer.account, 0) on conflict (account) do nothing;
    end loop;
    are_usual := are_usual and is_covered;
  end loop;
  if not are_usual then
    return query
      select done.allocated, done.message
      from unnest(settlements, tries, transfers, from_accounts, amounts, shortages) with ordinality
        step (settlement, try, transfer, from_account, amount, shortage, number)
      cross join lateral settlement.allocate(
        step.settlement, step.try, step.transfer, step.from_account, to_account, step.amount, step.shortage, cancellation
      ) done
      order by number;
    return;
  end if;
  for payer in
    select account, sum(amount) as amount from unnest(from_accounts, amounts) step (account, amount) group by account
  loop
    update settlement.issuer_balances b set balance = b.balance - payer.amount where b.account = payer.account;
  end loop;
  insert into settlement.transfers (id, kind, settlement_id, from_account, to_account, amount)
  select transfer, 'allocation', settlement, from_account, allocate_each.to_account, amount
  from unnest(transfers, settlements, from_accounts, amounts) step (transfer, settlement, from_account, amount);
  insert into settlement.allocations (settlement_id, attempt, allocated)
  select settlement, try, true from unnest(settlements, tries) step (settlement, try);
  return query select true, null::text from unnest(settlements);
end
$$;

-- Pays what was allocated, once per settlement; false for those that were cancelled before.
create function settlement.pay_each(
  settlements uuid[], transfers uuid[], from_account text, to_accounts text[], amounts numeric[]
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
    where exists (select from settlement.cancellations c where c.settlement_id = settlement offset 0)
  );
  insert into settlement.transfers (id, kind, settlement_id, from_account, to_account, amount)
  select transfer, 'payment', settlement, pay_each.from_account, to_account, amount
  from unnest(transfers, settlements, to_accounts, amounts) step (transfer, settlement, to_account, amount)
  where settlement <> all (cancelled)
  on conflict (id) do nothing;
  return query
    select settlement <> all (cancelled) from unnest(settlements) with ordinality step (settlement, number) order by number;
end
$$;
