import type { Pool, PoolClient } from 'pg';
import { START, type Position } from '#libs/event-store';
import { coalesced, asynchronousCommit } from '#libs/postgres';

/** The position up to which a processor has read; START if it never ran. */
export async function readCheckpoint(database: Pool | PoolClient, processor: string): Promise<Position> {
  const { rows } = await database.query<{ position: Position }>({
    name: 'read-checkpoint',
    text: 'select position from processing.checkpoints where processor = $1',
    values: [processor],
  });
  return rows[0]?.position ?? START;
}

/** The position of every processor that ever ran, in the order of their names. */
export async function readCheckpoints(database: Pool): Promise<ReadonlyMap<string, Position>> {
  const { rows } = await database.query<{ processor: string; position: Position }>({
    name: 'read-checkpoints',
    text: 'select processor, position from processing.checkpoints order by processor',
  });
  return new Map(rows.map(({ processor, position }) => [processor, position]));
}

/** Another process moved the checkpoint, so this processor must not commit its work. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';

  constructor(processor: string, from: Position) {
    super(`The checkpoint of ${processor} is no longer at '${from}'.`);
  }
}

/**
 * Moves a checkpoint by compare-and-set. This is the fence between two processors of one name (DESIGN §6). Moves that
 * are requested at the same time share a statement.
 *
 * The commit does not wait for the disk. A crash of the server may undo the last moves, but never the work before them.
 * The processor then repeats that work, which is idempotent.
 */
export async function moveCheckpoint(
  database: Pool,
  processor: string,
  from: Position,
  to: Position,
): Promise<ReadonlySet<string>> {
  const asked = { processor, from, to };
  const moved = from === START ? 'held' : await together(database)(asked);
  return parkedAfter(asked, moved === 'held' ? await moveAlone(database, asked) : moved);
}

/** Moves the checkpoint within the transaction of the work, so that exactly one of several processors commits. */
export async function moveCheckpointWithin(
  transaction: PoolClient,
  processor: string,
  from: Position,
  to: Position,
): Promise<ReadonlySet<string>> {
  const asked = { processor, from, to };
  return parkedAfter(asked, await moveAlone(transaction, asked));
}

function parkedAfter({ processor, from }: Move, { moved, parked }: Moved): ReadonlySet<string> {
  if (!moved) throw new CheckpointMoved(processor, from);
  return new Set(parked);
}

interface Move {
  readonly processor: string;
  readonly from: Position;
  readonly to: Position;
}

interface Moved {
  readonly moved: boolean;
  readonly parked: readonly string[];
}

/**
 * The compare-and-set as a part of a statement after {@link asynchronousCommit}. It returns a row if the checkpoint of
 * processor $1 was at $2 and is now at $3.
 * @param condition an SQL condition; if it is false, the checkpoint stays
 */
export function move(condition = 'true'): string {
  return `update processing.checkpoints set position = $3, updated_at = now() from asynchronous_commit
          where processor = $1 and position = $2 and ${condition} returning 1`;
}

/** The same for a processor without a checkpoint or at the start of the log: $2 is START. */
export function startFromNothing(condition = 'true'): string {
  return `insert into processing.checkpoints (processor, position) select $1, $3 from asynchronous_commit where $2 = '' and ${condition}
          on conflict (processor) do update set position = excluded.position, updated_at = now() where checkpoints.position = ''
          returning 1`;
}

const parkedOf = (processor: string): string =>
  `array(select distinct stream from processing.parked_events where processor = ${processor})`;

async function moveAlone(database: Pool | PoolClient, { processor, from, to }: Move): Promise<Moved> {
  const { rows } = await database.query<Moved>({
    name: from === START ? 'start-checkpoint' : 'move-checkpoint',
    text: `with ${asynchronousCommit}, moved as (${from === START ? startFromNothing() : move()})
           select exists (select from moved) as moved, ${parkedOf('$1')} as parked`,
    values: [processor, from, to],
  });
  return rows[0] ?? { moved: false, parked: [] };
}

const mostAtOnce = 100;
const movers = new WeakMap<Pool, (move: Move) => Promise<Moved | 'held'>>();

/**
 * Moves checkpoints together. `held`: another transaction has locked the row, and the other moves do not wait for it.
 */
function together(database: Pool): (move: Move) => Promise<Moved | 'held'> {
  let mover = movers.get(database);
  if (mover === undefined) movers.set(database, (mover = coalesced(mostAtOnce, (moves) => moveAll(database, moves))));
  return mover;
}

async function moveAll(database: Pool, moves: readonly Move[]): Promise<readonly (Moved | 'held')[]> {
  // One statement could not tell which of two moves of one checkpoint succeeded.
  const areDifferent = new Set(moves.map(({ processor }) => processor)).size === moves.length;
  if (moves.length === 1 || !areDifferent) {
    const moved: Moved[] = [];
    for (const each of moves) moved.push(await moveAlone(database, each));
    return moved;
  }
  const { rows } = await database.query<Moved & { held: boolean }>({
    name: 'move-checkpoints',
    // A lock on one row must not delay the others. JSON instead of arrays, because PostgreSQL knows the length of an
    // array parameter and would plan the statement anew for each length.
    text: `with ${asynchronousCommit},
             asked as materialized (
               select * from rows from (json_to_recordset($1) as (processor text, at text, next text))
                 with ordinality as asked (processor, at, next, number)
             ),
             free as materialized (
               select c.processor from processing.checkpoints c
               where c.processor in (select processor from asked) for update skip locked
             ),
             moved as (
               update processing.checkpoints c set position = asked.next, updated_at = now() from asynchronous_commit, asked
               where c.processor = asked.processor and c.position = asked.at and c.processor in (select processor from free)
               returning c.processor
             )
           select moved.processor is not null as moved, free.processor is null as held, ${parkedOf('asked.processor')} as parked
           from asked left join free on free.processor = asked.processor left join moved on moved.processor = asked.processor
           order by asked.number`,
    values: [JSON.stringify(moves.map(({ processor, from, to }) => ({ processor, at: from, next: to })))],
  });
  return rows.map(({ held, ...moved }) => (held ? 'held' : moved));
}

/** Sends a processor back to the start of the log. A running one notices at its next commit. */
export async function resetCheckpoint(database: Pool | PoolClient, processor: string): Promise<void> {
  await database.query(`update processing.checkpoints set position = '', updated_at = now() where processor = $1`, [
    processor,
  ]);
}

/** The number of times that something other than the processor has changed its rows. */
export async function readGeneration(database: Pool, processor: string): Promise<number> {
  const { rows } = await database.query<{ generation: number }>({
    name: 'read-generation',
    text: 'select generation from processing.checkpoints where processor = $1',
    values: [processor],
  });
  return rows[0]?.generation ?? 0;
}
