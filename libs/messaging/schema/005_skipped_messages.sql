-- How many messages a group has passed over because their type is none of ours. One that is read again after a crash counts again.
create table messaging.skipped_messages (
  consumer_group text not null,
  topic text not null,
  count bigint not null,
  -- Where the last of them stands: partition and offset.
  last_place text not null,
  last_skipped_at timestamptz not null default now(),
  primary key (consumer_group, topic)
);
