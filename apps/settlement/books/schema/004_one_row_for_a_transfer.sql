-- A transfer is one row: what it takes from one account is what it gives to another, so that books that do not balance
-- cannot be written down.
do $$
begin
  if exists (
    select from settlement.transfers t left join settlement.book_entries e on e.transfer_id = t.id
    group by t.id having count(e.account) <> 2 or sum(e.amount) <> 0
  ) then
    raise exception 'the books have a transfer that is not between two accounts, which this version cannot take over'
      using hint = 'Find it with: select transfer_id from settlement.book_entries group by 1 having count(*) <> 2, and write it as several.';
  end if;
end
$$;

alter table settlement.transfers
  add column from_account text collate "C",
  add column to_account text collate "C",
  add column amount numeric;

update settlement.transfers t
set from_account = taken.account, to_account = given.account, amount = given.amount
from settlement.book_entries taken, settlement.book_entries given
where taken.transfer_id = t.id and taken.amount < 0 and given.transfer_id = t.id and given.amount > 0;

drop table settlement.book_entries;
drop function settlement.require_balanced_transfer();

alter table settlement.transfers
  alter column from_account set not null,
  alter column to_account set not null,
  alter column amount set not null,
  add constraint transfers_amount_check check (amount > 0),
  add constraint transfers_accounts_check check (from_account <> to_account);

create index transfers_from on settlement.transfers (from_account);
create index transfers_to on settlement.transfers (to_account);

-- What each account sees of a transfer.
create view settlement.book_entries as
  select id as transfer_id, from_account as account, -amount as amount from settlement.transfers
  union all
  select id, to_account, amount from settlement.transfers;

create or replace function settlement.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'transfers are never changed: correct them with a new one';
end
$$;

create trigger transfers_are_final
  before update or delete or truncate on settlement.transfers
  for each statement execute function settlement.refuse_change();

drop function settlement.pay(uuid, uuid, text, text, numeric);

-- Records a transfer; false when it stood in the books already.
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
