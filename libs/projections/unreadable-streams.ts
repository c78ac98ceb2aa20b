import type { Pool } from 'pg';
import { EventFault, type UnreadableStream } from '#libs/event-store';
import { moveCheckpoint } from './checkpoints.ts';
import { park } from './parked-events.ts';
import type { Processor } from './processor.ts';

/** The processor name for undecodable events of no processor's type, and for unreadable streams that commands found. */
export const unreadableStreams = 'unreadable-streams';

const noEvent = '00000000-0000-0000-0000-000000000000';

/** Parks each undecodable event of any type. Other processors read only their own types. */
export function unreadableStreamsProcessor(database: Pool): Processor {
  return {
    name: unreadableStreams,
    types: [],
    process: async (page, checkpoint) => {
      await moveCheckpoint(database, unreadableStreams, checkpoint, page.position);
    },
    // Only checks whether the stream can be read again.
    retry: async ({ stream }, { eventStore }) => {
      const [first] = await eventStore.read(stream);
      if (first?.revision !== 0) throw new EventFault(`The beginning of stream ${stream} is gone.`);
    },
  };
}

/**
 * Parks a stream that a command could not read.
 * @returns whether it was not parked before
 */
export function parkStream(database: Pool, fault: UnreadableStream): Promise<boolean> {
  const { stream, position, id, type, revision = null } = fault.at;
  // A stream without events has no position, so its name stands for it.
  const place = { stream, revision, position: position ?? stream, id: id ?? noEvent, type: type ?? 'none' };
  return park(database, unreadableStreams, place, fault);
}
