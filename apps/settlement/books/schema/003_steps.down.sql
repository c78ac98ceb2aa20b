drop function settlement.pay(uuid, uuid, text, text, numeric);
drop function settlement.allocate(uuid, integer, uuid, text, text, numeric, text, text);
drop function settlement.take_turns(uuid);
drop function settlement.post(uuid, text, uuid, text, text, numeric);
