-- The whole schema of the database, as the migrations make it. Written by npm run schema; a test compares it with them.

create schema access;

create schema event_store;

create schema idempotency;

create schema messaging;

create schema processing;

create schema rebuilding;

create schema settlement;

create schema signatures;

create sequence public.read_model_migrations_id_seq as integer start with 1 increment by 1 minvalue 1 maxvalue 2147483647 cache 1;

create table access.api_key_uses (
  tenant_id text not null,
  key_id text collate "C" not null,
  used_at timestamp with time zone not null,
  address text not null,
  constraint api_key_uses_pkey PRIMARY KEY (tenant_id, key_id)
);

create table access.control_actions (
  tenant_id text not null,
  command_id uuid not null,
  number bigint generated always as identity not null,
  operation text not null,
  target text collate "C" not null,
  detail text,
  executed_by text not null,
  reason text not null,
  metadata json not null,
  constraint control_actions_pkey PRIMARY KEY (tenant_id, command_id)
);
CREATE UNIQUE INDEX control_actions_by_number ON access.control_actions USING btree (tenant_id, number);
CREATE INDEX control_actions_by_target ON access.control_actions USING btree (tenant_id, target, number);

create table access.denials (
  tenant_id text not null,
  minute timestamp with time zone not null,
  principal text collate "C" not null,
  operation text collate "C" not null,
  code text collate "C" not null,
  address text collate "C" not null,
  count bigint not null,
  constraint denials_pkey PRIMARY KEY (tenant_id, minute, principal, operation, code, address)
);
CREATE INDEX denials_by_age ON access.denials USING btree (minute);

create table access.migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  definitions text,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table event_store.events (
  "position" bigint not null,
  stream text collate "C" not null,
  revision bigint not null,
  id uuid not null,
  type text not null,
  schema_version smallint not null,
  data json not null,
  metadata json not null,
  recorded_at timestamp with time zone default clock_timestamp() not null,
  constraint events_pkey PRIMARY KEY ("position"),
  constraint events_id_key UNIQUE (id),
  constraint events_stream_revision_key UNIQUE (stream, revision)
);

create table event_store.log_identity (
  only_one boolean default true not null,
  id uuid not null,
  constraint log_identity_pkey PRIMARY KEY (only_one),
  constraint log_identity_only_one_check CHECK (only_one)
);

create table event_store.migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  definitions text,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table idempotency.keys (
  tenant_id text not null,
  key text collate "C" not null,
  fingerprint bytea not null,
  command_id uuid not null,
  claim_id uuid not null,
  claimed_at timestamp with time zone,
  status smallint,
  headers json,
  body text,
  created_at timestamp with time zone default clock_timestamp() not null,
  principal text collate "C" default ''::text not null,
  constraint keys_pkey PRIMARY KEY (tenant_id, principal, key)
);
CREATE INDEX keys_by_age ON idempotency.keys USING btree (tenant_id, created_at);

create table idempotency.migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  definitions text,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table messaging.dead_letters (
  consumer_group text not null,
  event_id uuid not null,
  event_type text not null,
  key text not null,
  sequence text collate "C" not null,
  event json not null,
  error text,
  dead_at timestamp with time zone default now() not null,
  id uuid default gen_random_uuid() not null,
  number bigint generated always as identity not null,
  status text not null,
  attempts integer default 0 not null,
  last_tried_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  reason text,
  tenant_id text not null,
  constraint dead_letters_pkey PRIMARY KEY (consumer_group, event_id),
  constraint dead_letters_id_key UNIQUE (id),
  constraint dead_letters_status_check CHECK ((status = ANY (ARRAY['failed'::text, 'waiting'::text, 'retry'::text, 'resolved'::text, 'discarded'::text])))
);
CREATE INDEX dead_letters_ended ON messaging.dead_letters USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX dead_letters_open ON messaging.dead_letters USING btree (consumer_group, tenant_id, key, number) WHERE (status = ANY (ARRAY['failed'::text, 'waiting'::text, 'retry'::text]));

create table messaging.migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  definitions text,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table messaging.processed_events (
  consumer_group text not null,
  event_id uuid not null,
  event_type text not null,
  source text not null,
  processing_status text not null,
  processed_at timestamp with time zone default now() not null,
  processing_error text,
  tenant_id text not null,
  constraint processed_events_pkey PRIMARY KEY (consumer_group, event_id),
  constraint processed_events_processing_status_check CHECK ((processing_status = ANY (ARRAY['success'::text, 'failed'::text, 'skipped'::text])))
);
CREATE INDEX processed_events_by_time ON messaging.processed_events USING btree (processed_at DESC);
CREATE INDEX processed_events_by_type ON messaging.processed_events USING btree (event_type, source);
CREATE INDEX processed_events_failed ON messaging.processed_events USING btree (consumer_group, processed_at) WHERE (processing_status = 'failed'::text);

create table messaging.published_topics (
  topic text not null,
  topic_id text not null,
  again_from text collate "C",
  constraint published_topics_pkey PRIMARY KEY (topic)
);

create table messaging.relay_marks (
  "position" text collate "C" not null,
  reached_at timestamp with time zone default now() not null,
  constraint relay_marks_pkey PRIMARY KEY ("position")
);

create table messaging.replays (
  id uuid not null,
  consumer_group text not null,
  from_position text collate "C" not null,
  to_position text collate "C" not null,
  types text[] not null,
  key text,
  events_per_second integer not null,
  requested_by text not null,
  reason text not null,
  status text default 'running'::text not null,
  "position" text collate "C" not null,
  total integer not null,
  delivered integer default 0 not null,
  skipped integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  tenant_id text not null,
  constraint replays_pkey PRIMARY KEY (id),
  constraint replays_events_per_second_check CHECK ((events_per_second > 0)),
  constraint replays_status_check CHECK ((status = ANY (ARRAY['running'::text, 'completed'::text, 'stopped'::text])))
);
CREATE INDEX replays_by_time ON messaging.replays USING btree (tenant_id, created_at DESC);
CREATE UNIQUE INDEX replays_running ON messaging.replays USING btree (consumer_group, tenant_id) WHERE (status = 'running'::text);

create table messaging.skipped_messages (
  consumer_group text not null,
  topic text not null,
  count bigint not null,
  last_place text not null,
  last_skipped_at timestamp with time zone default now() not null,
  constraint skipped_messages_pkey PRIMARY KEY (consumer_group, topic)
);

create table processing.checkpoints (
  processor text not null,
  "position" text collate "C" not null,
  updated_at timestamp with time zone default now() not null,
  generation integer default 0 not null,
  constraint checkpoints_pkey PRIMARY KEY (processor)
);

create table processing.ended_parked_events (
  id uuid not null,
  number bigint not null,
  processor text not null,
  "position" text collate "C" not null,
  stream text not null,
  revision integer,
  event_id uuid not null,
  event_type text not null,
  status text not null,
  error text,
  attempts integer not null,
  parked_at timestamp with time zone not null,
  last_tried_at timestamp with time zone,
  ended_at timestamp with time zone default now() not null,
  ended_by text,
  reason text,
  tenant_id text not null,
  constraint ended_parked_events_pkey PRIMARY KEY (id),
  constraint ended_parked_events_status_check CHECK ((status = ANY (ARRAY['resolved'::text, 'discarded'::text])))
);
CREATE INDEX discarded_events ON processing.ended_parked_events USING btree (processor, "position") WHERE (status = 'discarded'::text);
CREATE INDEX ended_parked_events_by_time ON processing.ended_parked_events USING btree (ended_at);

create table processing.log_identity (
  only_one boolean default true not null,
  id uuid not null,
  constraint log_identity_pkey PRIMARY KEY (only_one),
  constraint log_identity_only_one_check CHECK (only_one)
);

create table processing.migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  definitions text,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table processing.parked_events (
  processor text not null,
  "position" text collate "C" not null,
  stream text not null,
  event_id uuid not null,
  event_type text not null,
  error text,
  parked_at timestamp with time zone default now() not null,
  id uuid default gen_random_uuid() not null,
  number bigint generated always as identity not null,
  revision integer,
  status text default 'failed'::text not null,
  attempts integer default 1 not null,
  last_tried_at timestamp with time zone default now(),
  tenant_id text not null,
  constraint parked_events_pkey PRIMARY KEY (processor, "position"),
  constraint parked_events_id_key UNIQUE (id),
  constraint parked_events_status_check CHECK ((status = ANY (ARRAY['failed'::text, 'waiting'::text, 'retry'::text])))
);
CREATE INDEX parked_events_by_stream ON processing.parked_events USING btree (processor, stream, "position");

create table processing.processes (
  id uuid not null,
  apps text[] not null,
  host text not null,
  pid integer not null,
  started_at timestamp with time zone default now() not null,
  beat_at timestamp with time zone default now() not null,
  processors text[] not null,
  kafka_groups text[] not null,
  stuck jsonb not null,
  constraint processes_pkey PRIMARY KEY (id)
) with (fillfactor=50);

create table processing.projection_jobs (
  id uuid not null,
  projection text not null,
  kind text not null,
  status text default 'requested'::text not null,
  requested_by text not null,
  reason text not null,
  requested_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  attempt integer default 0 not null,
  "position" text collate "C" default ''::text not null,
  events bigint default 0 not null,
  differences jsonb,
  parked integer,
  error text,
  constraint projection_jobs_pkey PRIMARY KEY (id),
  constraint projection_jobs_kind_check CHECK ((kind = ANY (ARRAY['check'::text, 'rebuild'::text]))),
  constraint projection_jobs_status_check CHECK ((status = ANY (ARRAY['requested'::text, 'running'::text, 'completed'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX open_projection_jobs ON processing.projection_jobs USING btree (projection) WHERE (status = ANY (ARRAY['requested'::text, 'running'::text]));
CREATE INDEX projection_jobs_by_time ON processing.projection_jobs USING btree (projection, requested_at DESC);

create table public.approval_execution_audit (
  id uuid not null,
  version_id uuid not null,
  approval_request_id uuid,
  phase text not null,
  prev_status text,
  new_status text,
  executed_by text not null,
  execution_timestamp timestamp with time zone not null,
  error_message text,
  metadata jsonb not null,
  "position" text collate "C" not null,
  tenant_id text not null,
  constraint approval_execution_audit_pkey PRIMARY KEY (id),
  constraint approval_execution_audit_phase_check CHECK ((phase = ANY (ARRAY['INITIATED'::text, 'VALIDATED'::text, 'TRANSITIONED'::text, 'COMPLETED'::text, 'FAILED'::text, 'ROLLED_BACK'::text, 'EXPIRED'::text, 'ARCHIVED'::text, 'ROLLBACK_REQUESTED'::text, 'HELD'::text, 'HOLD_RELEASED'::text, 'REPARENTED'::text, 'RETIRED'::text])))
);
CREATE INDEX approval_execution_audit_tenant_id_execution_timestamp_idx ON public.approval_execution_audit USING btree (tenant_id, execution_timestamp);
CREATE INDEX approval_execution_audit_version_id_position_idx ON public.approval_execution_audit USING btree (version_id, "position");

create table public.approval_requests (
  id uuid not null,
  version_id uuid not null,
  token_id uuid not null,
  status text not null,
  tier text,
  policy jsonb not null,
  validators_count integer not null,
  voting_window_end timestamp with time zone not null,
  approval_expiry_deadline timestamp with time zone not null,
  requested_by text not null,
  requested_at timestamp with time zone not null,
  approve_count integer not null,
  reject_count integer not null,
  abstain_count integer not null,
  decision jsonb,
  updated_at timestamp with time zone not null,
  last_position text collate "C" not null,
  expiry_announced text,
  tenant_id text not null,
  constraint approval_requests_pkey PRIMARY KEY (id)
);
CREATE INDEX approval_requests_status_voting_window_end_idx ON public.approval_requests USING btree (status, voting_window_end);
CREATE INDEX approval_requests_version_id_idx ON public.approval_requests USING btree (version_id);

create table public.approval_votes (
  approval_request_id uuid not null,
  validator_id text collate "C" not null,
  choice text not null,
  counted boolean not null,
  reason text,
  cast_at timestamp with time zone not null,
  last_position text collate "C" not null,
  tenant_id text not null,
  signing_key_id text,
  signature_meaning text,
  cast_by text,
  signed_in jsonb,
  revoked_by text,
  constraint approval_votes_pkey PRIMARY KEY (approval_request_id, validator_id)
);

create table public.notification_recipients (
  version_id uuid not null,
  recipient text collate "C" not null,
  recipient_key text collate "C" not null,
  tenant_id text not null,
  constraint notification_recipients_pkey PRIMARY KEY (version_id)
);

create table public.notifications (
  id uuid not null,
  recipient text collate "C" not null,
  kind text not null,
  version_id uuid not null,
  approval_request_id uuid,
  message text not null,
  created_at timestamp with time zone not null,
  "position" text collate "C" not null,
  recipient_key text collate "C" not null,
  tenant_id text not null,
  constraint notifications_pkey PRIMARY KEY (id)
);
CREATE INDEX notifications_tenant_id_recipient_key_position_idx ON public.notifications USING btree (tenant_id, recipient_key, "position");

create table public.read_model_migrations (
  id integer default nextval('public.read_model_migrations_id_seq'::regclass) not null,
  name character varying(255) not null,
  executed_at timestamp(6) with time zone default CURRENT_TIMESTAMP(6) not null,
  constraint read_model_migrations_pkey PRIMARY KEY (id)
);

create table public.revenue_streams (
  id uuid not null,
  settlement_id uuid not null,
  version_id uuid not null,
  token_id uuid not null,
  amount numeric not null,
  recipient text not null,
  status text not null,
  created_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  last_position text collate "C" not null,
  tenant_id text not null,
  constraint revenue_streams_pkey PRIMARY KEY (id)
);
CREATE INDEX revenue_streams_settlement_id_idx ON public.revenue_streams USING btree (settlement_id);
CREATE INDEX revenue_streams_version_id_idx ON public.revenue_streams USING btree (version_id);

create table public.secondary_token_versions (
  id uuid not null,
  secondary_token_id uuid not null,
  status text not null,
  content jsonb not null,
  amount numeric not null,
  recipient text not null,
  parent_token_id uuid,
  parent_version_id uuid,
  previous_version_id uuid,
  replaced_by_version_id uuid,
  merkle_hash text,
  approval_request_id uuid,
  approval_threshold_percentage numeric(5,2),
  approved_by_count integer,
  approvers_list jsonb not null,
  approval_timestamp timestamp with time zone,
  approval_expiry_deadline timestamp with time zone,
  vvb_approved_at timestamp with time zone,
  activated_at timestamp with time zone,
  execution_duration_ms numeric,
  previous_version_retired_at timestamp with time zone,
  archive_after timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  last_position text collate "C" not null,
  tenant_id text not null,
  rollback_request jsonb,
  constraint secondary_token_versions_pkey PRIMARY KEY (id)
);
CREATE INDEX secondary_token_versions_parent_token_id_idx ON public.secondary_token_versions USING btree (parent_token_id) WHERE (status = 'PENDING_VVB'::text);
CREATE INDEX secondary_token_versions_parent_version_id_idx ON public.secondary_token_versions USING btree (parent_version_id) WHERE (status = 'PENDING_VVB'::text);
CREATE INDEX secondary_token_versions_rollback_requested_idx ON public.secondary_token_versions USING btree (tenant_id, created_at, id) WHERE (rollback_request IS NOT NULL);
CREATE INDEX secondary_token_versions_secondary_token_id_idx ON public.secondary_token_versions USING btree (secondary_token_id);
CREATE INDEX secondary_token_versions_status_archive_after_idx ON public.secondary_token_versions USING btree (status, archive_after);
CREATE INDEX secondary_token_versions_tenant_id_created_at_id_idx ON public.secondary_token_versions USING btree (tenant_id, created_at, id);
CREATE INDEX secondary_token_versions_tenant_id_status_created_at_idx ON public.secondary_token_versions USING btree (tenant_id, status, created_at);

create table public.settlements (
  id uuid not null,
  revenue_stream_id uuid not null,
  version_id uuid not null,
  token_id uuid not null,
  amount numeric not null,
  recipient text not null,
  issuer_account_id text not null,
  status text not null,
  attempts integer not null,
  failure_code text,
  failure_reason text,
  requested_at timestamp with time zone,
  completed_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  last_position text collate "C" not null,
  tenant_id text not null,
  constraint settlements_pkey PRIMARY KEY (id)
);
CREATE INDEX settlements_tenant_id_id_idx ON public.settlements USING btree (tenant_id, id);
CREATE INDEX settlements_version_id_id_idx ON public.settlements USING btree (version_id, id);

create table public.signing_keys (
  tenant_id text not null,
  stream text collate "C" not null,
  key_id text not null,
  principal text not null,
  principal_key text collate "C" not null,
  kind text not null,
  status text not null,
  public_key text not null,
  passkey jsonb,
  registered_at timestamp with time zone not null,
  confirmed_by text,
  confirmed_at timestamp with time zone,
  revoked_by text,
  revoked_at timestamp with time zone,
  last_position text collate "C" not null,
  constraint signing_keys_pkey PRIMARY KEY (stream)
);
CREATE INDEX signing_keys_tenant_id_principal_key_registered_at_stream_idx ON public.signing_keys USING btree (tenant_id, principal_key, registered_at, stream);
CREATE INDEX signing_keys_tenant_id_registered_at_stream_idx ON public.signing_keys USING btree (tenant_id, registered_at, stream);

create table public.tokens (
  id uuid not null,
  name text not null,
  kind text not null,
  status text not null,
  issuer_account_id text not null,
  attributes jsonb not null,
  parent_token_id uuid,
  lock_reason text,
  dependents jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  last_position text collate "C" not null,
  tenant_id text not null,
  constraint tokens_pkey PRIMARY KEY (id)
);
CREATE INDEX tokens_tenant_id_created_at_id_idx ON public.tokens USING btree (tenant_id, created_at, id);
CREATE INDEX tokens_tenant_id_name_created_at_id_idx ON public.tokens USING btree (tenant_id, name, created_at, id);

create table settlement.accounts (
  account text collate "C" not null,
  key text collate "C",
  takes_spellings boolean default false not null,
  tenant_id text not null,
  constraint accounts_pkey PRIMARY KEY (tenant_id, account)
);
CREATE UNIQUE INDEX accounts_by_key ON settlement.accounts USING btree (tenant_id, key) WHERE takes_spellings;
CREATE INDEX accounts_without_key ON settlement.accounts USING btree (tenant_id, account) WHERE (key IS NULL);

create table settlement.allocations (
  settlement_id uuid not null,
  attempt integer not null,
  allocated boolean not null,
  message text,
  tenant_id text not null,
  constraint allocations_pkey PRIMARY KEY (tenant_id, settlement_id, attempt)
);

create table settlement.cancellations (
  settlement_id uuid not null,
  refund text not null,
  recorded_at timestamp with time zone default now() not null,
  tenant_id text not null,
  constraint cancellations_pkey PRIMARY KEY (tenant_id, settlement_id),
  constraint cancellations_refund_check CHECK ((refund = ANY (ARRAY['none'::text, 'released'::text, 'reversed'::text])))
);

create table settlement.issuer_balances (
  account text not null,
  balance numeric not null,
  tenant_id text not null,
  constraint issuer_balances_pkey PRIMARY KEY (tenant_id, account),
  constraint issuer_balances_balance_check CHECK ((balance >= (0)::numeric))
);

create table settlement.migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  definitions text,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table settlement.transfers (
  id uuid not null,
  kind text not null,
  settlement_id uuid,
  recorded_at timestamp with time zone default now() not null,
  from_account text collate "C" not null,
  to_account text collate "C" not null,
  amount numeric not null,
  tenant_id text not null,
  constraint transfers_pkey PRIMARY KEY (tenant_id, id),
  constraint transfers_accounts_check CHECK ((from_account <> to_account)),
  constraint transfers_amount_check CHECK ((amount > (0)::numeric)),
  constraint transfers_kind_check CHECK ((kind = ANY (ARRAY['funding'::text, 'allocation'::text, 'payment'::text, 'release'::text, 'reversal'::text])))
);
CREATE INDEX transfers_by_settlement ON settlement.transfers USING btree (tenant_id, settlement_id);
CREATE INDEX transfers_from ON settlement.transfers USING btree (tenant_id, from_account);
CREATE INDEX transfers_to ON settlement.transfers USING btree (tenant_id, to_account);

create table signatures.challenges (
  tenant_id text not null,
  purpose text collate "C" not null,
  principal text collate "C" not null,
  nonce text not null,
  expires_at timestamp with time zone not null,
  constraint challenges_pkey PRIMARY KEY (tenant_id, purpose, principal)
);
CREATE INDEX challenges_by_expiry ON signatures.challenges USING btree (expires_at);

create table signatures.migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  definitions text,
  constraint migrations_pkey PRIMARY KEY (name)
);

alter sequence public.read_model_migrations_id_seq owned by public.read_model_migrations.id;

set check_function_bodies = off;

CREATE OR REPLACE FUNCTION event_store.append_batch(streams text[], expected bigint[], counts integer[], numbers integer[], ordinals integer[], ids uuid[], types text[], schema_versions smallint[], data json[], metadata json[], sender text)
 RETURNS TABLE(outcome text, revision bigint, "position" bigint, recorded_at timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  -- How the metadata of an append's events begin, because Assent writes the tenant first. Comparing texts takes 1 µs for each
  -- event. Parsing JSON takes 4 µs, so that is left to metadata in another order.
  beginnings text[] := array(
    select '{"tenantId":"' || event_store.tenant_of(s.stream) || '",'
    from unnest(streams) with ordinality as s (stream, number) order by s.number
  );
  is_expected boolean;
  written integer;
  head bigint;
  written_at timestamptz;
begin
  perform pg_notify('event_store_appended', sender);

  -- Usually every append expects the current end of its stream, and every id is new. The batch is then written as it is, because
  -- telling its appends apart costs as much as writing some dozens of events. The unique indexes catch what is written
  -- between this check and the lock.
  is_expected := (
    select bool_and(a.expected = coalesce((select max(e.revision) from event_store.events e where e.stream = a.stream), -1))
    from unnest(streams, expected) as a (stream, expected)
  );

  -- Held until commit: the next append sees this one, and its positions follow.
  perform pg_advisory_xact_lock(7246000);
  head := coalesce((select max(e.position) from event_store.events e), 0);
  written_at := clock_timestamp();

  if is_expected then
    begin
      insert into event_store.events (position, stream, revision, id, type, schema_version, data, metadata, recorded_at)
      select head + i.place, streams[i.number], expected[i.number] + i.ordinal, i.id, i.type, i.schema_version, i.data, i.metadata, written_at
      from unnest(numbers, ordinals, ids, types, schema_versions, data, metadata) with ordinality
        as i (number, ordinal, id, type, schema_version, data, metadata, place)
      where starts_with(i.metadata::text, beginnings[i.number]) or i.metadata ->> 'tenantId' = event_store.tenant_of(streams[i.number]);
      get diagnostics written = row_count;
      if written < cardinality(ids) then
        perform event_store.refuse_foreign_events(streams, numbers, metadata);
      end if;
      return query values ('all-appended', null::bigint, head, written_at);
      return;
    exception when unique_violation then
      -- Some of the ids are recorded, or a stream has grown. append_each finds out which.
    end;
  end if;
  perform event_store.refuse_foreign_events(streams, numbers, metadata);
  return query
    select e.outcome, e.revision, e.position, null::timestamptz
    from event_store.append_each(streams, expected, counts, numbers, ordinals, ids, types, schema_versions, data, metadata, head) e;
end
$function$;

CREATE OR REPLACE FUNCTION event_store.append_each(streams text[], expected bigint[], counts integer[], numbers integer[], ordinals integer[], ids uuid[], types text[], schema_versions smallint[], data json[], metadata json[], head bigint)
 RETURNS TABLE(outcome text, revision bigint, "position" bigint)
 LANGUAGE sql
 SET jit TO 'off'
AS $function$
  with input as materialized (
    select * from unnest(numbers, ordinals, ids, types, schema_versions, data, metadata) with ordinality
      as input (number, ordinal, id, type, schema_version, data, metadata, place)
  ),
  -- Where the events of an append are recorded already, if they are. The limit makes this one probe of the index for
  -- each id, whatever size the planner expects of the batch.
  known as materialized (
    select input.number, count(*) as found, min(recorded.revision) as first, max(recorded.revision) as last,
      max(recorded.position) as last_position,
      bool_and(recorded.stream = streams[input.number])
        and min(recorded.revision - input.ordinal) = max(recorded.revision - input.ordinal) as in_place,
      bool_and(recorded.type = input.type and recorded.schema_version = input.schema_version
        and recorded.data = input.data::text) as same
    from input
    cross join lateral (
      select e.stream, e.revision, e.position, e.type, e.schema_version, e.data::text as data from event_store.events e where e.id = input.id limit 1
    ) recorded
    group by input.number
  ),
  verdicts as materialized (
    select appends.number, appends.stream, current.revision as current, known.last, known.last_position,
      case
        when known.found is not null then
          case
            when known.in_place and known.same and known.found = appends.count
              and (appends.expected <= -2 or known.first = appends.expected + 1) then 'repeated'
            else 'corrupted-retry'
          end
        when appends.expected = -3 then 'appended'
        when appends.expected = -2 and current.revision >= 0 then 'appended'
        when appends.expected = current.revision then 'appended'
        else 'wrong-revision'
      end as outcome
    from unnest(streams, expected, counts) with ordinality as appends (stream, expected, count, number)
    cross join lateral (
      select coalesce(max(e.revision), -1) as revision from event_store.events e where e.stream = appends.stream
    ) current
    left join known on known.number = appends.number
  ),
  inserted as (
    insert into event_store.events (position, stream, revision, id, type, schema_version, data, metadata)
    select head + row_number() over (order by input.place), verdicts.stream, verdicts.current + input.ordinal,
      input.id, input.type, input.schema_version, input.data, input.metadata
    from input join verdicts on verdicts.number = input.number and verdicts.outcome = 'appended'
    order by input.place
    returning events.stream, events.revision, events.position
  ),
  written as (
    select inserted.stream, max(inserted.revision) as revision, max(inserted.position) as position
    from inserted group by inserted.stream
  )
  select verdicts.outcome,
    case verdicts.outcome
      when 'appended' then written.revision
      when 'repeated' then verdicts.last
      else verdicts.current
    end,
    case verdicts.outcome when 'appended' then written.position when 'repeated' then verdicts.last_position end
  from verdicts left join written on written.stream = verdicts.stream
  order by verdicts.number
$function$;

CREATE OR REPLACE FUNCTION event_store.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'recorded events are never changed: % on event_store.events is refused', tg_op
    using errcode = 'insufficient_privilege';
end
$function$;

CREATE OR REPLACE FUNCTION event_store.refuse_foreign_events(streams text[], numbers integer[], metadata json[])
 RETURNS void
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  foreign_event text := (
    select format('an event of the tenant %s cannot be appended to the stream %s',
      coalesce(i.metadata ->> 'tenantId', '(none)'), streams[i.number])
    from unnest(numbers, metadata) as i (number, metadata)
    where (i.metadata ->> 'tenantId' = event_store.tenant_of(streams[i.number])) is not true
    limit 1
  );
begin
  if foreign_event is not null then
    raise exception '%', foreign_event using errcode = 'P0T01';
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION event_store.tenant_of(stream text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when strpos(stream, '.') = 0 then 'default' else nullif(split_part(stream, '.', 1), 'default') end
$function$;

CREATE OR REPLACE FUNCTION idempotency.claim(in_tenant_id text, in_principal text, in_key text, in_fingerprint bytea, in_command_id uuid, in_claim_id uuid)
 RETURNS TABLE(outcome text, command_id uuid, retried boolean, status smallint, headers json, body text)
 LANGUAGE plpgsql
 SET jit TO 'off'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION settlement.allocate(tenant text, of_settlement uuid, try integer, transfer uuid, from_account text, to_account text, amount numeric, shortage text, cancellation text)
 RETURNS TABLE(allocated boolean, message text)
 LANGUAGE plpgsql
AS $function$
begin
  perform settlement.take_turns(of_settlement);
  return query
    select a.allocated, a.message from settlement.allocations a where a.tenant_id = tenant and a.settlement_id = of_settlement and a.attempt = try;
  if found then
    return;
  end if;
  if exists (select from settlement.cancellations c where c.tenant_id = tenant and c.settlement_id = of_settlement) then
    allocated := false;
    message := cancellation;
  else
    update settlement.issuer_balances b set balance = b.balance - allocate.amount
    where b.tenant_id = tenant and b.account = from_account and b.balance >= allocate.amount;
    allocated := found;
    message := case when not allocated then shortage end;
  end if;
  if allocated then
    perform settlement.post(tenant, transfer, 'allocation', of_settlement, from_account, to_account, amount);
  end if;
  insert into settlement.allocations (tenant_id, settlement_id, attempt, allocated, message)
  values (tenant, of_settlement, try, allocate.allocated, allocate.message);
  return next;
end
$function$;

CREATE OR REPLACE FUNCTION settlement.allocate_each(tenant text, settlements uuid[], tries integer[], transfers uuid[], from_accounts text[], to_account text, amounts numeric[], shortages text[], cancellation text)
 RETURNS TABLE(allocated boolean, message text)
 LANGUAGE plpgsql
AS $function$
declare
  are_usual boolean;
  is_covered boolean;
  payer record;
begin
  perform settlement.take_turns(settlement)
  from (select distinct settlement from unnest(settlements) settlement order by settlement) in_order;
  -- `offset 0` looks rows up one by one, here and in pay_each. For an array the planner expects a large part of the table, and reads
  -- all of it.
  are_usual := (
    select count(distinct settlement) = count(*)
      and not bool_or(exists (select from settlement.allocations a where a.tenant_id = tenant and a.settlement_id = settlement offset 0))
      and not bool_or(exists (select from settlement.cancellations c where c.tenant_id = tenant and c.settlement_id = settlement offset 0))
    from unnest(settlements) settlement
  );
  -- Locks the accounts in the order of their names, so that two calls with the same accounts cannot deadlock.
  for payer in
    select account, sum(amount) as amount from unnest(from_accounts, amounts) step (account, amount)
    group by account order by account
  loop
    loop
      select b.balance >= payer.amount into is_covered
      from settlement.issuer_balances b where b.tenant_id = tenant and b.account = payer.account for update;
      exit when found;
      insert into settlement.issuer_balances (tenant_id, account, balance) values (tenant, payer.account, 0)
        on conflict (tenant_id, account) do nothing;
    end loop;
    are_usual := are_usual and is_covered;
  end loop;
  if not are_usual then
    return query
      select done.allocated, done.message
      from unnest(settlements, tries, transfers, from_accounts, amounts, shortages) with ordinality
        step (settlement, try, transfer, from_account, amount, shortage, number)
      cross join lateral settlement.allocate(
        tenant, step.settlement, step.try, step.transfer, step.from_account, to_account, step.amount, step.shortage, cancellation
      ) done
      order by number;
    return;
  end if;
  for payer in
    select account, sum(amount) as amount from unnest(from_accounts, amounts) step (account, amount) group by account
  loop
    update settlement.issuer_balances b set balance = b.balance - payer.amount where b.tenant_id = tenant and b.account = payer.account;
  end loop;
  insert into settlement.transfers (tenant_id, id, kind, settlement_id, from_account, to_account, amount)
  select tenant, transfer, 'allocation', settlement, from_account, allocate_each.to_account, amount
  from unnest(transfers, settlements, from_accounts, amounts) step (transfer, settlement, from_account, amount);
  insert into settlement.allocations (tenant_id, settlement_id, attempt, allocated)
  select tenant, settlement, try, true from unnest(settlements, tries) step (settlement, try);
  return query select true, null::text from unnest(settlements);
end
$function$;

CREATE OR REPLACE FUNCTION settlement.pay_each(tenant text, settlements uuid[], transfers uuid[], from_account text, to_accounts text[], amounts numeric[])
 RETURNS TABLE(paid boolean)
 LANGUAGE plpgsql
AS $function$
declare
  cancelled uuid[];
begin
  perform settlement.take_turns(settlement)
  from (select distinct settlement from unnest(settlements) settlement order by settlement) in_order;
  cancelled := array(
    select settlement from unnest(settlements) settlement
    where exists (select from settlement.cancellations c where c.tenant_id = tenant and c.settlement_id = settlement offset 0)
  );
  insert into settlement.transfers (tenant_id, id, kind, settlement_id, from_account, to_account, amount)
  select tenant, transfer, 'payment', settlement, pay_each.from_account, to_account, amount
  from unnest(transfers, settlements, to_accounts, amounts) step (transfer, settlement, to_account, amount)
  where settlement <> all (cancelled)
  on conflict (tenant_id, id) do nothing;
  return query
    select settlement <> all (cancelled) from unnest(settlements) with ordinality step (settlement, number) order by number;
end
$function$;

CREATE OR REPLACE FUNCTION settlement.post(tenant text, transfer uuid, kind text, of_settlement uuid, from_account text, to_account text, amount numeric)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  insert into settlement.transfers (tenant_id, id, kind, settlement_id, from_account, to_account, amount)
  values (tenant, transfer, post.kind, of_settlement, post.from_account, post.to_account, post.amount) on conflict (tenant_id, id) do nothing;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION settlement.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'transfers are never changed: correct them with a new one';
end
$function$;

CREATE OR REPLACE FUNCTION settlement.take_turns(of_settlement uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  select pg_advisory_xact_lock(hashtextextended('settlement:' || of_settlement::text, 0))
$function$;

create view settlement.book_entries with (security_invoker=true) as
 SELECT transfers.tenant_id,
    transfers.id AS transfer_id,
    transfers.from_account AS account,
    (- transfers.amount) AS amount
   FROM settlement.transfers
UNION ALL
 SELECT transfers.tenant_id,
    transfers.id AS transfer_id,
    transfers.to_account AS account,
    transfers.amount
   FROM settlement.transfers;

CREATE TRIGGER events_are_final BEFORE DELETE OR UPDATE OR TRUNCATE ON event_store.events FOR EACH STATEMENT EXECUTE FUNCTION event_store.refuse_change();

CREATE TRIGGER transfers_are_final BEFORE DELETE OR UPDATE OR TRUNCATE ON settlement.transfers FOR EACH STATEMENT EXECUTE FUNCTION settlement.refuse_change();

alter table access.api_key_uses enable row level security;

alter table access.api_key_uses force row level security;

create policy own_tenant on access.api_key_uses as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on access.api_key_uses as permissive for all to assent_system using (true);

alter table access.control_actions enable row level security;

alter table access.control_actions force row level security;

create policy own_tenant on access.control_actions as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on access.control_actions as permissive for all to assent_system using (true);

alter table access.denials enable row level security;

alter table access.denials force row level security;

create policy own_tenant on access.denials as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on access.denials as permissive for all to assent_system using (true);

alter table event_store.events enable row level security;

alter table event_store.events force row level security;

create policy own_tenant on event_store.events as permissive for all using ((event_store.tenant_of(stream) = current_setting('assent.tenant'::text, true)));

create policy system on event_store.events as permissive for all to assent_system using (true);

alter table idempotency.keys enable row level security;

alter table idempotency.keys force row level security;

create policy own_tenant on idempotency.keys as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on idempotency.keys as permissive for all to assent_system using (true);

alter table messaging.dead_letters enable row level security;

alter table messaging.dead_letters force row level security;

create policy own_tenant on messaging.dead_letters as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on messaging.dead_letters as permissive for all to assent_system using (true);

alter table messaging.processed_events enable row level security;

alter table messaging.processed_events force row level security;

create policy own_tenant on messaging.processed_events as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on messaging.processed_events as permissive for all to assent_system using (true);

alter table messaging.replays enable row level security;

alter table messaging.replays force row level security;

create policy own_tenant on messaging.replays as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on messaging.replays as permissive for all to assent_system using (true);

alter table processing.ended_parked_events enable row level security;

alter table processing.ended_parked_events force row level security;

create policy own_tenant on processing.ended_parked_events as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on processing.ended_parked_events as permissive for all to assent_system using (true);

alter table processing.parked_events enable row level security;

alter table processing.parked_events force row level security;

create policy own_tenant on processing.parked_events as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on processing.parked_events as permissive for all to assent_system using (true);

alter table public.approval_execution_audit enable row level security;

alter table public.approval_execution_audit force row level security;

create policy own_tenant on public.approval_execution_audit as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on public.approval_execution_audit as permissive for all to assent_system using (true);

alter table public.approval_requests enable row level security;

alter table public.approval_requests force row level security;

create policy own_tenant on public.approval_requests as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on public.approval_requests as permissive for all to assent_system using (true);

alter table public.approval_votes enable row level security;

alter table public.approval_votes force row level security;

create policy own_tenant on public.approval_votes as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on public.approval_votes as permissive for all to assent_system using (true);

alter table public.notification_recipients enable row level security;

alter table public.notification_recipients force row level security;

create policy own_tenant on public.notification_recipients as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on public.notification_recipients as permissive for all to assent_system using (true);

alter table public.notifications enable row level security;

alter table public.notifications force row level security;

create policy own_tenant on public.notifications as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on public.notifications as permissive for all to assent_system using (true);

alter table public.revenue_streams enable row level security;

alter table public.revenue_streams force row level security;

create policy own_tenant on public.revenue_streams as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on public.revenue_streams as permissive for all to assent_system using (true);

alter table public.secondary_token_versions enable row level security;

alter table public.secondary_token_versions force row level security;

create policy own_tenant on public.secondary_token_versions as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on public.secondary_token_versions as permissive for all to assent_system using (true);

alter table public.settlements enable row level security;

alter table public.settlements force row level security;

create policy own_tenant on public.settlements as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on public.settlements as permissive for all to assent_system using (true);

alter table public.signing_keys enable row level security;

alter table public.signing_keys force row level security;

create policy own_tenant on public.signing_keys as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on public.signing_keys as permissive for all to assent_system using (true);

alter table public.tokens enable row level security;

alter table public.tokens force row level security;

create policy own_tenant on public.tokens as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on public.tokens as permissive for all to assent_system using (true);

alter table settlement.accounts enable row level security;

alter table settlement.accounts force row level security;

create policy own_tenant on settlement.accounts as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on settlement.accounts as permissive for all to assent_system using (true);

alter table settlement.allocations enable row level security;

alter table settlement.allocations force row level security;

create policy own_tenant on settlement.allocations as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on settlement.allocations as permissive for all to assent_system using (true);

alter table settlement.cancellations enable row level security;

alter table settlement.cancellations force row level security;

create policy own_tenant on settlement.cancellations as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on settlement.cancellations as permissive for all to assent_system using (true);

alter table settlement.issuer_balances enable row level security;

alter table settlement.issuer_balances force row level security;

create policy own_tenant on settlement.issuer_balances as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on settlement.issuer_balances as permissive for all to assent_system using (true);

alter table settlement.transfers enable row level security;

alter table settlement.transfers force row level security;

create policy own_tenant on settlement.transfers as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on settlement.transfers as permissive for all to assent_system using (true);

alter table signatures.challenges enable row level security;

alter table signatures.challenges force row level security;

create policy own_tenant on signatures.challenges as permissive for all using ((tenant_id = current_setting('assent.tenant'::text, true)));

create policy system on signatures.challenges as permissive for all to assent_system using (true);
