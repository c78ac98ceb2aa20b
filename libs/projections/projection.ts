import type { Pool, PoolClient } from 'pg';
import type { RecordedEvent } from '#libs/event-store';
import { inTransaction, isTransient } from '#libs/postgres';
import { CheckpointMoved, moveCheckpoint, resetCheckpoint } from './checkpoints.ts';
import { park, parkedStreams } from './parked-events.ts';
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

/** Rows and checkpoint are undone together, if they are: the log, which is durable, has both made again. */
const notDurable = { durable: false } as const;

/**
 * A processor that commits rows and checkpoint together. An event that cannot be applied parks its
 * stream; every other stream goes on (DESIGN §6).
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
    async process(page, checkpoint) {
      try {
        await inTransaction(
          database,
          async (client) => {
            if (page.events.length > 0) {
              const parked = await parkedStreams(client, name);
              await projection.apply(
                client,
                page.events.filter((event) => !parked.has(event.stream)),
              );
              for (const event of page.events) if (parked.has(event.stream)) await park(client, name, event, null);
            }
            await moveCheckpoint(client, name, checkpoint, page.position);
          },
          notDurable,
        );
      } catch (fault) {
        if (fault instanceof CheckpointMoved || isTransient(fault) || page.events.length === 0) throw fault;
        await inTransaction(
          database,
          async (client) => {
            await applyOneByOne(client, projection, page.events, onParked);
            await moveCheckpoint(client, name, checkpoint, page.position);
          },
          notDurable,
        );
      }
    },
  };
}

async function applyOneByOne(
  client: PoolClient,
  projection: Projection,
  events: readonly RecordedEvent[],
  onParked: (event: RecordedEvent, fault: unknown, projection: string) => void,
): Promise<void> {
  const parked = new Set(await parkedStreams(client, projection.name));
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
    // Takes the checkpoint's row first, as the processor does last, so that the two cannot cross.
    await resetCheckpoint(client, projection.name);
    await client.query('delete from processing.parked_events where processor = $1', [projection.name]);
    await client.query(`truncate ${projection.tables.join(', ')}`);
  });
}
