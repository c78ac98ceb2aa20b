-- Loses: the tenants of dead letters, handled events and replays. Replays of all tenants but one to a group are stopped.
update messaging.replays r set status = 'stopped', ended_at = now()
where status = 'running' and exists (
  select from messaging.replays other
  where other.consumer_group = r.consumer_group and other.status = 'running' and other.id < r.id
);
drop index messaging.replays_by_time;
create index replays_by_time on messaging.replays (created_at desc);
drop index messaging.replays_running;
create unique index replays_running on messaging.replays (consumer_group) where status = 'running';
drop index messaging.dead_letters_open;
create index dead_letters_open on messaging.dead_letters (consumer_group, key, number)
  where status in ('failed', 'waiting', 'retry');
alter table messaging.replays drop column tenant_id;
alter table messaging.dead_letters drop column tenant_id;
alter table messaging.processed_events drop column tenant_id;
