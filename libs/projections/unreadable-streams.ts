import type { Pool } from 'pg';
import { EventFault, type UnreadableStream } from '#libs/event-store';
import { moveCheckpoint } from './checkpoints.ts';
import { park } from './parked-events.ts';
import type { Processor } from './processor.ts';

/** Under this name stands what no processor could take for its own, and what commands have found. */
export const unreadableStreams = 'unreadable-streams';

const noEvent = '00000000-0000-0000-0000-000000000000';

/**
 * Sees to it that each event that cannot be decoded is parked, whatever its type says: processors hear of their own types
 * only.
 */
export function unreadableStreamsProcessor(database: Pool): Processor {
  return {
    name: unreadableStreams,
    types: [],
    process: async (page, checkpoint) => {
      await moveCheckpoint(database, unreadableStreams, checkpoint, page.position);
    },
    // Nothing is to be done but to see whether the stream can be read again.
    retry: async ({ stream }, { eventStore }) => {
      const [first] = await eventStore.read(stream);
      if (first?.revision !== 0) throw new EventFault(`The beginning of stream ${stream} is gone.`);
    },
  };
}

/**
 * Keeps what a command has found of a stream that it could not read.
 * @returns whether that was not known
 */
export function parkStream(database: Pool, fault: UnreadableStream): Promise<boolean> {
  const { stream, position, id, type, revision = null } = fault.at;
  // A stream without events has no place in the log: its name stands for it.
  const place = { stream, revision, position: position ?? stream, id: id ?? noEvent, type: type ?? 'none' };
  return park(database, unreadableStreams, place, fault);
}
