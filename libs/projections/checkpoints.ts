import type { Pool, PoolClient } from 'pg';
import { START, type Position } from '#libs/event-store';

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
 * @throws CheckpointMoved
 */
export async function moveCheckpoint(
  database: Pool | PoolClient,
  processor: string,
  from: Position,
  to: Position,
): Promise<void> {
  const { rowCount } =
    from === START
      ? await database.query({
          name: 'start-checkpoint',
          text: `insert into processing.checkpoints (processor, position) values ($1, $2)
                 on conflict (processor) do update set position = excluded.position, updated_at = now()
                 where checkpoints.position = ''`,
          values: [processor, to],
        })
      : await database.query({
          name: 'move-checkpoint',
          text: 'update processing.checkpoints set position = $3, updated_at = now() where processor = $1 and position = $2',
          values: [processor, from, to],
        });
  if (rowCount !== 1) throw new CheckpointMoved(processor, from);
}

/** Sends a processor back to the start of the log; one that is running notices at its next commit. */
export async function resetCheckpoint(database: Pool | PoolClient, processor: string): Promise<void> {
  await database.query(`update processing.checkpoints set position = '', updated_at = now() where processor = $1`, [
    processor,
  ]);
}
