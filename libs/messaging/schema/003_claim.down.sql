drop function messaging.claim_event(text, uuid, text, text);
