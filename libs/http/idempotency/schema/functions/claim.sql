-- Claims a key for a request, or says what became of it. All in one call, because it precedes every command.
-- Outcomes:
--   claimed      execute it, as command_id; retried when there may have been a try before
--   reused       the key stands for another request
--   in-progress  another process executes it
--   finished     with the answer: status, headers, body
--
-- A claim is taken over after 10 seconds. A process that died with a claim keeps the repetition waiting, and a repetition beside a
-- slow original does no harm, because both are the same command.
create or replace function idempotency.claim(
  in_tenant_id text, in_principal text, in_key text, in_fingerprint bytea, in_command_id uuid, in_claim_id uuid
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
  -- Each claim adds at most one row and removes up to two of its tenant, so the table cannot outgrow a day's keys for long.
  -- Skips rows that another process has locked, so that this call never waits for it.
  delete from idempotency.keys expired using (
    select k.tenant_id, k.principal, k.key from idempotency.keys k
    where k.tenant_id = in_tenant_id and k.created_at < clock_timestamp() - kept
    order by k.created_at limit 2 for update skip locked
  ) oldest
  where (expired.tenant_id, expired.principal, expired.key) = (oldest.tenant_id, oldest.principal, oldest.key);

  loop
    insert into idempotency.keys as k (tenant_id, principal, key, fingerprint, command_id, claim_id, claimed_at)
    values (in_tenant_id, in_principal, in_key, in_fingerprint, in_command_id, in_claim_id, clock_timestamp())
    on conflict (tenant_id, principal, key) do nothing;
    if found then
      return query select 'claimed', in_command_id, false, null::smallint, null::json, null::text;
      return;
    end if;

    select * into known from idempotency.keys k
    where k.tenant_id = in_tenant_id and k.principal = in_principal and k.key = in_key for update;
    -- It was removed between the two statements, so this request can have the key.
    continue when not found;
    if known.created_at < clock_timestamp() - kept then
      delete from idempotency.keys k
      where k.tenant_id = in_tenant_id and k.principal = in_principal and k.key = in_key;
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
    where k.tenant_id = in_tenant_id and k.principal = in_principal and k.key = in_key;
    return query select 'claimed', known.command_id, true, null::smallint, null::json, null::text;
  end if;
end
$$;
