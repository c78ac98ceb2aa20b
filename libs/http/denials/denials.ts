import type { TenantSession } from '#libs/postgres';

/** What one row counts: denials that differ in nothing but their number. */
export interface Denial {
  readonly tenantId: string;
  /** ISO 8601, at second 0. */
  readonly minute: string;
  readonly principal: string;
  readonly operation: string;
  /** The code of the problem. */
  readonly code: string;
  /** The source address; of IPv6 its first four groups. */
  readonly address: string;
}

export interface CountedDenial extends Denial {
  readonly count: number;
}

/** Identifies a row within its tenant. */
export type DenialPlace = Omit<Denial, 'tenantId'>;

/** Adds the counts to those of other processes. @param denials of one tenant, each row once */
export async function addDenials(session: TenantSession, denials: readonly CountedDenial[]): Promise<void> {
  const column = <Name extends keyof CountedDenial>(name: Name) => denials.map((denial) => denial[name]);
  // Sorted, so that two processes lock rows in the same order.
  await session.query({
    name: 'add-denials',
    text: `insert into access.denials (tenant_id, minute, principal, operation, code, address, count)
           select $1, minute, principal, operation, code, address, count
           from unnest($2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[])
             as counted (minute, principal, operation, code, address, count)
           order by minute, principal, operation, code, address
           on conflict (tenant_id, minute, principal, operation, code, address)
           do update set count = denials.count + excluded.count`,
    values: [
      session.tenantId,
      ...[column('minute'), column('principal'), column('operation'), column('code')],
      ...[column('address'), column('count')],
    ],
  });
}

/** The latest denials of the tenant first. @param after the last row of the page before */
export async function listDenials(
  session: TenantSession,
  { limit, after }: { readonly limit: number; readonly after: DenialPlace | undefined },
): Promise<{ readonly items: readonly CountedDenial[]; readonly next: DenialPlace | undefined }> {
  const { rows } = await session.query<CountedDenial>(
    `select tenant_id as "tenantId", minute, principal, operation, code, address, count::float8 as count
     from access.denials
     where tenant_id = $1
       and ($2::timestamptz is null or (minute, principal, operation, code, address) < ($2, $3, $4, $5, $6))
     order by minute desc, principal desc, operation desc, code desc, address desc limit $7`,
    [session.tenantId, ...[after?.minute, after?.principal, after?.operation, after?.code, after?.address], limit + 1],
  );
  const items = rows.slice(0, limit).map((row) => ({ ...row, minute: new Date(row.minute).toISOString() }));
  return { items, next: rows.length > limit ? items.at(-1) : undefined };
}
