-- Money that was given back, and settlements that must not be paid, cannot be written without this table and these kinds.
do $$
begin
  if exists (select from settlement.cancellations) or exists (select from settlement.transfers where kind in ('release', 'reversal')) then
    raise exception 'the books have cancelled settlements, which the version before 002_cancellations.sql would pay'
      using hint = 'Restore the backup that was made before the upgrade.';
  end if;
end
$$;

drop table settlement.cancellations;
drop index settlement.transfers_by_settlement;
alter table settlement.transfers drop constraint transfers_kind_check;
alter table settlement.transfers add constraint transfers_kind_check check (kind in ('funding', 'allocation', 'payment'));
