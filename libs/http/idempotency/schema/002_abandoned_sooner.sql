-- Whoever died with a claim keeps its repetition waiting, and a repetition beside a slow original does no harm:
-- both are the same command. So a claim is taken over after 10 seconds.
do $$
begin
  execute replace(pg_get_functiondef('idempotency.claim'::regproc), '60 seconds', '10 seconds');
end
$$;
