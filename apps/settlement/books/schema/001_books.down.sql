-- Loses: the books.
drop table settlement.book_entries;
drop table settlement.transfers;
drop table settlement.issuer_balances;
drop table settlement.allocations;
drop function settlement.require_balanced_transfer();
drop function settlement.refuse_change();
