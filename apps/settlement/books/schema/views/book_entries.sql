-- Each transfer as two entries, one per account. It has the rights of its reader, so that row-level security applies.
create or replace view settlement.book_entries with (security_invoker = true) as
  select tenant_id, id as transfer_id, from_account as account, -amount as amount from settlement.transfers
  union all
  select tenant_id, id, to_account, amount from settlement.transfers;
