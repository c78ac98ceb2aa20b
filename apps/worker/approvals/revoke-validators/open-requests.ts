import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Position } from '#libs/event-store';
import { readModels } from '#libs/read-models';
import { ReadModelBehind } from '../../read-model-behind.ts';

const patienceMs = 2_000;
const pollMs = 50;

/** The ids of a tenant's open requests, at a position of the log or later. */
export type OpenRequests = (tenantId: string, since: Position) => Promise<readonly string[]>;

/**
 * Asks the read model for the open requests. It only says where to look, but it must have reached the position, because a
 * request may have been opened just before it.
 * @throws ReadModelBehind after two seconds
 */
export function openRequests(database: Pool): OpenRequests {
  return async (tenantId, since) => {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const { position, ids } = await look(database, tenantId);
      if (position >= since) return ids;
      if (performance.now() > deadline) throw new ReadModelBehind(readModels.approvalRequests, since);
      await delay(pollMs);
    }
  };
}

interface Found {
  readonly position: Position;
  readonly ids: readonly string[];
}

/** Reads the checkpoint in the same statement, because a rebuild may move it back at any time. */
async function look(database: Pool, tenantId: string): Promise<Found> {
  const { rows } = await database.query<Found>({
    name: 'open-requests',
    text: `select coalesce((select position from processing.checkpoints where processor = $2), '') as position,
                  array(select id from approval_requests where tenant_id = $1 and status = 'OPEN' order by id) as ids`,
    values: [tenantId, readModels.approvalRequests],
  });
  return rows[0] ?? { position: '', ids: [] };
}
