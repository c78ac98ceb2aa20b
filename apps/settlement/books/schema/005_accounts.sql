-- The accounts by name. Other spellings of a name mean the account that has its key. Accounts that are in the books
-- already stay apart, also where their keys are the same: each is found by its own name, and other spellings mean one of them.
create table settlement.accounts (
  account text collate "C" primary key,
  -- Null until migrateBooks has computed it: PostgreSQL folds case by tables of its own.
  key text collate "C",
  takes_spellings boolean not null default false
);

create unique index accounts_by_key on settlement.accounts (key) where takes_spellings;
create index accounts_without_key on settlement.accounts (account) where key is null;

insert into settlement.accounts (account)
select from_account from settlement.transfers
union select to_account from settlement.transfers
union select account from settlement.issuer_balances;
