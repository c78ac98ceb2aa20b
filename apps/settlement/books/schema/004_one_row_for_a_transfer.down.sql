drop trigger transfers_are_final on settlement.transfers;
drop view settlement.book_entries;
drop function settlement.allocate_each(uuid[], integer[], uuid[], text[], text, numeric[], text[], text);
drop function settlement.pay_each(uuid[], uuid[], text, text[], numeric[]);

create table settlement.book_entries (
  transfer_id uuid not null references settlement.transfers,
  account text collate "C" not null,
  amount numeric not null check (amount <> 0),
  primary key (transfer_id, account)
);

create index book_entries_by_account on settlement.book_entries (account);

insert into settlement.book_entries (transfer_id, account, amount)
select id, from_account, -amount from settlement.transfers
union all
select id, to_account, amount from settlement.transfers;

create function settlement.require_balanced_transfer() returns trigger
language plpgsql as $$
begin
  if (select sum(amount) from settlement.book_entries where transfer_id = new.transfer_id) <> 0 then
    raise exception 'the entries of transfer % do not sum to zero', new.transfer_id;
  end if;
  return null;
end
$$;

-- At commit, because a transfer is balanced only when its last entry is there.
create constraint trigger balanced_transfer
  after insert on settlement.book_entries
  deferrable initially deferred
  for each row execute function settlement.require_balanced_transfer();

create or replace function settlement.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'book entries are never changed: correct them with a new transfer';
end
$$;

create trigger entries_are_final
  before update or delete or truncate on settlement.book_entries
  for each statement execute function settlement.refuse_change();

drop index settlement.transfers_from;
drop index settlement.transfers_to;
alter table settlement.transfers
  drop constraint transfers_amount_check,
  drop constraint transfers_accounts_check,
  drop column from_account,
  drop column to_account,
  drop column amount;

create or replace function settlement.post(transfer uuid, kind text, of_settlement uuid, from_account text, to_account text, amount numeric)
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
