-- One statement records the events that were handled, be it one or many (`recordHandled` in inbox.ts).
drop function messaging.claim_event(text, uuid, text, text);
