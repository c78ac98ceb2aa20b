import type { Pool } from 'pg';

/** A version or request that the read models show as due. The decider decides whether it is. */
export interface DueItem {
  readonly tenantId: string;
  readonly versionId: string;
  /** Null for a version that was never submitted. */
  readonly approvalRequestId: string | null;
}

export type DueWork = 'undecided' | 'unexecuted' | 'expiring' | 'archivable';

const queries: Readonly<Record<DueWork, string>> = {
  undecided: `select tenant_id, version_id, id as approval_request_id from approval_requests
              where status = 'OPEN' and voting_window_end < $1 and id > $2 order by id limit $3`,
  unexecuted: `select request.tenant_id, request.version_id, request.id as approval_request_id from approval_requests request
               join secondary_token_versions version on version.id = request.version_id and version.tenant_id = request.tenant_id
               where request.status = 'APPROVED' and version.status = 'PENDING_VVB'
                 and request.approval_expiry_deadline < $1 and request.id > $2 order by request.id limit $3`,
  expiring: `select request.tenant_id, request.version_id, request.id as approval_request_id from approval_requests request
             join secondary_token_versions version on version.id = request.version_id and version.tenant_id = request.tenant_id
             where version.status = 'PENDING_VVB' and request.id > $2
               and (request.status = 'OPEN' and request.expiry_announced is null
                    and request.voting_window_end between $1 and $1::timestamptz + interval '1 day'
                 or request.status = 'APPROVED' and request.expiry_announced is distinct from 'execution'
                    and request.approval_expiry_deadline between $1 and $1::timestamptz + interval '1 day')
             order by request.id limit $3`,
  archivable: `select tenant_id, id as version_id, approval_request_id from secondary_token_versions
               where (status = 'EXPIRED' or status = 'REPLACED' and archive_after <= $1) and id > $2
               order by id limit $3`,
};

interface DueRow {
  readonly tenant_id: string;
  readonly version_id: string;
  readonly approval_request_id: string | null;
}

const beforeAll = '00000000-0000-0000-0000-000000000000';

/** The items of all tenants that are due at a time, in batches, each item once. */
export async function* dueWork(
  database: Pool,
  kind: DueWork,
  now: Date,
  batchSize: number,
): AsyncGenerator<readonly DueItem[]> {
  let after = beforeAll;
  for (;;) {
    const { rows } = await database.query<DueRow>({
      name: `due:${kind}`,
      text: queries[kind],
      values: [now.toISOString(), after, batchSize],
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => ({
      tenantId: row.tenant_id,
      versionId: row.version_id,
      approvalRequestId: row.approval_request_id,
    }));
    after = (kind === 'archivable' ? last.version_id : last.approval_request_id) ?? beforeAll;
    if (rows.length < batchSize) return;
  }
}
