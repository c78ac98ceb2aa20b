import type { Pool } from 'pg';
import type { Position } from '#libs/event-store';
import { readModels } from '#libs/read-models';
import { idsAt, type FoundIds } from '../../read-model-behind.ts';

/** The ids of a tenant's open requests, at a position of the log or later. */
export type OpenRequests = (tenantId: string, since: Position) => Promise<readonly string[]>;

/**
 * Asks the read model for the open requests. It only says where to look, but it must have reached the position, because a
 * request may have been opened just before it.
 * @throws ReadModelBehind after two seconds
 */
export function openRequests(database: Pool): OpenRequests {
  return (tenantId, since) => idsAt(readModels.approvalRequests, since, () => look(database, tenantId));
}

async function look(database: Pool, tenantId: string): Promise<FoundIds> {
  const { rows } = await database.query<FoundIds>({
    name: 'open-requests',
    text: `select coalesce((select position from processing.checkpoints where processor = $2), '') as position,
                  array(select id from approval_requests where tenant_id = $1 and status = 'OPEN' order by id) as ids`,
    values: [tenantId, readModels.approvalRequests],
  });
  return rows[0] ?? { position: '', ids: [] };
}
