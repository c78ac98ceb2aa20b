-- Double-entry books. A transfer moves money between accounts by entries that sum to zero; entries
-- are only ever added, so the books are their own history.
create table settlement.transfers (
  id uuid primary key,
  kind text not null check (kind in ('funding', 'allocation', 'payment')),
  settlement_id uuid,
  recorded_at timestamptz not null default now()
);

create table settlement.book_entries (
  transfer_id uuid not null references settlement.transfers,
  account text collate "C" not null,
  amount numeric not null check (amount <> 0),
  primary key (transfer_id, account)
);

create index book_entries_by_account on settlement.book_entries (account);

-- What an issuer can still allocate. Kept beside the entries, because the check that an allocation
-- is covered must lock one row and not add up a history.
create table settlement.issuer_balances (
  account text primary key,
  balance numeric not null check (balance >= 0)
);

-- What came of each try to allocate funds: the answer that a repeated delivery gets.
create table settlement.allocations (
  settlement_id uuid not null,
  attempt integer not null,
  allocated boolean not null,
  message text,
  primary key (settlement_id, attempt)
);

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

create function settlement.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'book entries are never changed: correct them with a new transfer';
end
$$;

create trigger entries_are_final
  before update or delete or truncate on settlement.book_entries
  for each statement execute function settlement.refuse_change();
