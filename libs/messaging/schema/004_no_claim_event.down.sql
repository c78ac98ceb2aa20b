create function messaging.claim_event(of_group text, event uuid, type text, source text)
returns boolean
language plpgsql volatile
as $$
begin
  insert into messaging.processed_events (consumer_group, event_id, event_type, source, processing_status)
  values (of_group, event, claim_event.type, claim_event.source, 'success')
  on conflict (consumer_group, event_id) do update
  set processing_status = 'success', processing_error = null, processed_at = now()
  where processed_events.processing_status = 'failed';
  return found;
end
$$;
