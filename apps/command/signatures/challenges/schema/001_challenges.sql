-- The numbers that the server gives out to be signed once: for a vote, or for the registration of a passkey.
create table signatures.challenges (
  tenant_id text not null,
  -- What the number is for: 'vote:<approval request>' or 'passkey'.
  purpose text collate "C" not null,
  principal text collate "C" not null,
  -- 128 random bits, in base64url.
  nonce text not null,
  -- By the clock of Assent, which a local installation can move.
  expires_at timestamptz not null,
  -- One at a time: the next number replaces an unused one, so the table has at most a row for each validator and request.
  primary key (tenant_id, purpose, principal)
);

create index challenges_by_expiry on signatures.challenges (expires_at);
