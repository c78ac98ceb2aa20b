import type { Pool } from 'pg';
import type { Position } from '#libs/event-store';
import { coalesced } from '#libs/postgres';
import { readModels } from '#libs/read-models';
import { idsAt, type FoundIds } from '../../read-model-behind.ts';

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
  const look = coalesced<Blocker, FoundIds>(mostAtOnce, (blockers) => lookAll(database, blockers));
  return (blocker, since) => idsAt(readModels.tokenVersions, since, () => look(blocker));
}

async function lookAll(database: Pool, blockers: readonly Blocker[]): Promise<readonly FoundIds[]> {
  const { rows } = await database.query<FoundIds>({
    name: 'versions-that-wait',
    text: `select coalesce((select position from processing.checkpoints where processor = $2), '') as position,
                  array(select id from secondary_token_versions version
                        where version.status = 'PENDING_VVB' and version.tenant_id = asked.tenant_id
                          and (version.secondary_token_id = asked.id or version.parent_token_id = asked.id
                               or version.parent_version_id = asked.id)
                        order by id) as ids
           from rows from (json_to_recordset($1) as (id uuid, tenant_id text)) with ordinality as asked (id, tenant_id, number)
           order by asked.number`,
    values: [
      JSON.stringify(blockers.map(({ id, tenantId }) => ({ id, tenant_id: tenantId }))),
      readModels.tokenVersions,
    ],
  });
  return rows;
}
