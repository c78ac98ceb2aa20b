drop function event_store.append_batch(text[], bigint[], integer[], integer[], integer[], uuid[], text[], smallint[], json[], json[], text);
