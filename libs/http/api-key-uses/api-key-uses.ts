import type { TenantSession } from '#libs/postgres';

/** The last use of an API key that a process knows of. */
export interface ApiKeyUse {
  readonly keyId: string;
  /** ISO 8601, by Assent's clock. */
  readonly usedAt: string;
  /** The source address. */
  readonly address: string;
}

/** Records uses, unless another process has recorded a later one. @param uses of one tenant, each key once */
export async function recordApiKeyUses(session: TenantSession, uses: readonly ApiKeyUse[]): Promise<void> {
  const column = (name: keyof ApiKeyUse) => uses.map((use) => use[name]);
  // Sorted, so that two processes lock rows in the same order.
  await session.query({
    name: 'record-api-key-uses',
    text: `insert into access.api_key_uses (tenant_id, key_id, used_at, address)
           select $1, key_id, used_at, address
           from unnest($2::text[], $3::timestamptz[], $4::text[]) as used (key_id, used_at, address) order by key_id
           on conflict (tenant_id, key_id) do update set used_at = excluded.used_at, address = excluded.address
           where api_key_uses.used_at < excluded.used_at`,
    values: [session.tenantId, column('keyId'), column('usedAt'), column('address')],
  });
}

/** The last uses of those of the keys that were used, by key. */
export async function lastApiKeyUses(
  session: TenantSession,
  keyIds: readonly string[],
): Promise<ReadonlyMap<string, ApiKeyUse>> {
  const { rows } = await session.query<ApiKeyUse>(
    `select key_id as "keyId", used_at as "usedAt", address from access.api_key_uses
     where tenant_id = $1 and key_id = any ($2)`,
    [session.tenantId, keyIds],
  );
  return new Map(rows.map((use) => [use.keyId, { ...use, usedAt: new Date(use.usedAt).toISOString() }]));
}
