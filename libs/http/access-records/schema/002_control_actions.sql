-- What operators did to dead letters, replays, read models and the clock. These are not aggregates, so no event records it.
create table access.control_actions (
  tenant_id text not null,
  -- The id of the command, so that a repeated command is recorded once.
  command_id uuid not null,
  number bigint generated always as identity,
  -- The operationId.
  operation text not null,
  -- What it was done to: the id of a dead letter or a replay, the name of a read model, or 'clock'.
  target text collate "C" not null,
  -- The new time of the clock; the id of the check or rebuild.
  detail text,
  -- The acting person: the principal, or the person whom a delegate or the local administrator acted for.
  executed_by text not null,
  reason text not null,
  -- Of the same form as the metadata of events.
  metadata json not null,
  primary key (tenant_id, command_id)
);

create unique index control_actions_by_number on access.control_actions (tenant_id, number);
create index control_actions_by_target on access.control_actions (tenant_id, target, number);
