-- Loses: which of several accounts with one key takes other spellings of its name.
drop table settlement.accounts;
