-- Loses: the tenants of parked events.
alter table processing.ended_parked_events drop column tenant_id;
alter table processing.parked_events drop column tenant_id;
