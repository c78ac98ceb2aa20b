-- Loses: the idempotency keys of signed-in principals, and their answers.
drop function if exists idempotency.claim(text, text, text, bytea, uuid, uuid);
delete from idempotency.keys where principal <> '';
alter table idempotency.keys
  drop constraint keys_pkey,
  drop column principal,
  add primary key (tenant_id, key);

-- As migration 002 left it.
create function idempotency.claim(
  in_tenant_id text, in_key text, in_fingerprint bytea, in_command_id uuid, in_claim_id uuid
) returns table (outcome text, command_id uuid, retried boolean, status smallint, headers json, body text)
language plpgsql volatile
set jit = off
as $$
#variable_conflict use_column
declare
  kept constant interval := interval '24 hours';
  abandoned constant interval := interval '10 seconds';
  known idempotency.keys;
begin
  -- Each claim adds at most one row and removes up to two, so the table cannot outgrow a day's keys for long.
  -- Locked rows are somebody else's: nobody waits here.
  delete from idempotency.keys expired using (
    select k.tenant_id, k.key from idempotency.keys k
    where k.created_at < clock_timestamp() - kept
    order by k.created_at limit 2 for update skip locked
  ) oldest
  where expired.tenant_id = oldest.tenant_id and expired.key = oldest.key;

  loop
    insert into idempotency.keys as k (tenant_id, key, fingerprint, command_id, claim_id, claimed_at)
    values (in_tenant_id, in_key, in_fingerprint, in_command_id, in_claim_id, clock_timestamp())
    on conflict (tenant_id, key) do nothing;
    if found then
      return query select 'claimed', in_command_id, false, null::smallint, null::json, null::text;
      return;
    end if;

    select * into known from idempotency.keys k where k.tenant_id = in_tenant_id and k.key = in_key for update;
    -- Whoever removed it in between made room for this request.
    continue when not found;
    if known.created_at < clock_timestamp() - kept then
      delete from idempotency.keys k where k.tenant_id = in_tenant_id and k.key = in_key;
      continue;
    end if;
    exit;
  end loop;

  if known.fingerprint <> in_fingerprint then
    return query select 'reused', null::uuid, null::boolean, null::smallint, null::json, null::text;
  elsif known.status is not null then
    return query select 'finished', known.command_id, null::boolean, known.status, known.headers, known.body;
  elsif known.claim_id = in_claim_id and known.claimed_at is not null then
    -- The same claim again, whose answer was lost.
    return query select 'claimed', known.command_id, true, null::smallint, null::json, null::text;
  elsif known.claimed_at >= clock_timestamp() - abandoned then
    return query select 'in-progress', null::uuid, null::boolean, null::smallint, null::json, null::text;
  else
    update idempotency.keys k set claim_id = in_claim_id, claimed_at = clock_timestamp()
    where k.tenant_id = in_tenant_id and k.key = in_key;
    return query select 'claimed', known.command_id, true, null::smallint, null::json, null::text;
  end if;
end
$$;
