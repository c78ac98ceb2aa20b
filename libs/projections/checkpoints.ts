import type { Pool, PoolClient } from 'pg';
import { START, type Position } from '#libs/event-store';
import { lazily } from '#libs/postgres';

/** How far a processor has read; START when it never ran. */
export async function readCheckpoint(database: Pool | PoolClient, processor: string): Promise<Position> {
  const { rows } = await database.query<{ position: Position }>({
    name: 'read-checkpoint',
    text: 'select position from processing.checkpoints where processor = $1',
    values: [processor],
  });
  return rows[0]?.position ?? START;
}

/** Someone else moved the checkpoint: this processor's work since then is not its own to commit. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';

  constructor(processor: string, from: Position) {
    super(`The checkpoint of ${processor} is no longer at '${from}'.`);
  }
}

/**
 * Moves a checkpoint by compare-and-set. This is the fence between two processors of one name: in
 * the transaction of the work, it lets exactly one of them commit (DESIGN §6).
 *
 * The commit does not wait for the disk. A crash of the server may undo the last moves, never the work before them, and
 * whoever reads the log takes what it reads again in its stride.
 * @returns the streams of which the processor has parked events: their later events wait too
 * @throws CheckpointMoved
 */
export async function moveCheckpoint(
  database: Pool | PoolClient,
  processor: string,
  from: Position,
  to: Position,
): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ moved: boolean; parked: string[] }>({
    name: from === START ? 'start-checkpoint' : 'move-checkpoint',
    text: `with ${lazily},
           moved as (${moved(from)})
           select exists (select from moved) as moved,
             array(select distinct stream from processing.parked_events where processor = $1) as parked`,
    values: [processor, from, to],
  });
  const [row] = rows;
  if (row?.moved !== true) throw new CheckpointMoved(processor, from);
  return new Set(row.parked);
}

/**
 * The compare-and-set as a part of a statement that has `lazily` before it: it has a row when the checkpoint of processor $1
 * was at $2, which is `from`, and is at $3 now.
 * @param condition of SQL, without which the checkpoint stays
 */
export function moved(from: Position, condition = 'true'): string {
  return from === START
    ? `insert into processing.checkpoints (processor, position) select $1, $3 from lazily where $2 = '' and ${condition}
       on conflict (processor) do update set position = excluded.position, updated_at = now() where checkpoints.position = ''
       returning 1`
    : `update processing.checkpoints set position = $3, updated_at = now() from lazily
       where processor = $1 and position = $2 and ${condition} returning 1`;
}

/** Sends a processor back to the start of the log; one that is running notices at its next commit. */
export async function resetCheckpoint(database: Pool | PoolClient, processor: string): Promise<void> {
  await database.query(`update processing.checkpoints set position = '', updated_at = now() where processor = $1`, [
    processor,
  ]);
}
