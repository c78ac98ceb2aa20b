import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Position } from '#libs/event-store';
import { coalesced } from '#libs/postgres';
import { readModels } from '#libs/read-models';
import { ReadModelBehind } from '../../read-model-behind.ts';

const patienceMs = 2_000;
const pollMs = 50;
const mostAtOnce = 200;

/** A token or a version. */
export interface Blocker {
  readonly tenantId: string;
  readonly id: string;
}

/** The versions that may wait for a token or a version, at a position of the log or later. */
export type WaitingVersions = (blocker: Blocker, since: Position) => Promise<readonly string[]>;

/**
 * Asks the read model for the pending versions of a token, and for those that have a token or version as their parent. It
 * only says where to look, but it must have reached the event, because the waiting versions were recorded before it.
 * @throws ReadModelBehind after two seconds
 */
export function waitingVersions(database: Pool): WaitingVersions {
  const look = coalesced<Blocker, Found>(mostAtOnce, (blockers) => lookAll(database, blockers));
  return async (blocker, since) => {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const { position, versionIds } = await look(blocker);
      if (position >= since) return versionIds;
      if (performance.now() > deadline) throw new ReadModelBehind(readModels.tokenVersions, since);
      await delay(pollMs);
    }
  };
}

interface Found {
  readonly position: Position;
  readonly versionIds: readonly string[];
}

/** Reads the checkpoint in the same statement, because a rebuild may move it back at any time. */
async function lookAll(database: Pool, blockers: readonly Blocker[]): Promise<readonly Found[]> {
  const { rows } = await database.query<Found>({
    name: 'versions-that-wait',
    text: `select coalesce((select position from processing.checkpoints where processor = $2), '') as position,
                  array(select id from secondary_token_versions version
                        where version.status = 'PENDING_VVB' and version.tenant_id = asked.tenant_id
                          and (version.secondary_token_id = asked.id or version.parent_token_id = asked.id
                               or version.parent_version_id = asked.id)
                        order by id) as "versionIds"
           from rows from (json_to_recordset($1) as (id uuid, tenant_id text)) with ordinality as asked (id, tenant_id, number)
           order by asked.number`,
    values: [
      JSON.stringify(blockers.map(({ id, tenantId }) => ({ id, tenant_id: tenantId }))),
      readModels.tokenVersions,
    ],
  });
  return rows;
}
