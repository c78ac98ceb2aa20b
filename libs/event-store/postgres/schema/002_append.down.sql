drop function event_store.append(json);
