-- Each transfer as two entries, one per account.
create or replace view settlement.book_entries as
  select id as transfer_id, from_account as account, -amount as amount from settlement.transfers
  union all
  select id, to_account, amount from settlement.transfers;
