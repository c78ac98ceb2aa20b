import type { Pool, PoolClient } from 'pg';
import type { RecordedEvent } from '#libs/event-store';
import { inTransaction, isTransient } from '#libs/postgres';
import { CheckpointMoved, moveCheckpoint, resetCheckpoint } from './checkpoints.ts';
import { park } from './parked-events.ts';
import type { Processor } from './processor.ts';

/** A read model: which events it is made of, and how a batch of them changes its tables. */
export interface Projection {
  /** Also the name of its checkpoint. */
  readonly name: string;
  readonly types: readonly string[];
  readonly tables: readonly string[];
  /** Applies events in log order, in few statements. Applying them again must change nothing. */
  readonly apply: (client: PoolClient, events: readonly RecordedEvent[]) => Promise<void>;
}

/** Whoever reads what they have written waits for this (N2). */
const progressWithinMs = 20;

/**
 * A processor that commits rows and checkpoint together: a crash undoes both or neither, and the log has them made
 * again. An event that cannot be applied parks its stream; every other stream goes on (DESIGN §6).
 */
export function projectionProcessor(
  projection: Projection,
  database: Pool,
  onParked: (event: RecordedEvent, fault: unknown, projection: string) => void,
): Processor {
  const { name, types } = projection;
  return {
    name,
    types,
    progressWithinMs,
    async process(page, checkpoint) {
      if (page.events.length === 0) {
        await moveCheckpoint(database, name, checkpoint, page.position);
        return;
      }
      try {
        await inTransaction(database, async (client) => {
          const parked = await moveCheckpoint(client, name, checkpoint, page.position);
          const { waiting = [], free = [] } = Object.groupBy(page.events, ({ stream }) =>
            parked.has(stream) ? 'waiting' : 'free',
          );
          if (free.length > 0) await projection.apply(client, free);
          for (const event of waiting) await park(client, name, event, null);
        });
      } catch (fault) {
        if (fault instanceof CheckpointMoved || isTransient(fault)) throw fault;
        await inTransaction(database, async (client) => {
          const parked = await moveCheckpoint(client, name, checkpoint, page.position);
          await applyOneByOne(client, projection, page.events, new Set(parked), onParked);
        });
      }
    },
  };
}

async function applyOneByOne(
  client: PoolClient,
  projection: Projection,
  events: readonly RecordedEvent[],
  parked: Set<string>,
  onParked: (event: RecordedEvent, fault: unknown, projection: string) => void,
): Promise<void> {
  for (const event of events) {
    if (parked.has(event.stream)) {
      await park(client, projection.name, event, null);
      continue;
    }
    await client.query('savepoint one_event');
    try {
      await projection.apply(client, [event]);
    } catch (fault) {
      if (isTransient(fault)) throw fault;
      await client.query('rollback to savepoint one_event');
      await park(client, projection.name, event, fault);
      parked.add(event.stream);
      onParked(event, fault, projection.name);
    }
    await client.query('release savepoint one_event');
  }
}

/** Empties a read model and sends its processor back to the start of the log, in one step. */
export async function rebuild(projection: Projection, database: Pool): Promise<void> {
  await inTransaction(database, async (client) => {
    // Takes the checkpoint's row first, as the processor does, so that the two cannot cross.
    await resetCheckpoint(client, projection.name);
    await client.query('delete from processing.parked_events where processor = $1', [projection.name]);
    await client.query(`truncate ${projection.tables.join(', ')}`);
  });
}
