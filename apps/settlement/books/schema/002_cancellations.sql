-- What was set aside or paid for an activation that was rolled back goes back by transfers of its own.
alter table settlement.transfers drop constraint transfers_kind_check;
alter table settlement.transfers add constraint transfers_kind_check
  check (kind in ('funding', 'allocation', 'payment', 'release', 'reversal'));

create index transfers_by_settlement on settlement.transfers (settlement_id);

-- Settlements that are not to be paid any more, also those that have not been opened yet; and what was
-- given back: the answer that a repeated delivery gets.
create table settlement.cancellations (
  settlement_id uuid primary key,
  refund text not null check (refund in ('none', 'released', 'reversed')),
  recorded_at timestamptz not null default now()
);
