import type { Readable } from 'node:stream';
import {
  START,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type Credentials,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { Batches } from './batches.ts';
import type { LogPosition } from './position.ts';

/** The position up to which the server has sent all of our events. */
export class Checkpoint {
  constructor(readonly position: LogPosition) {}
}

export interface FilteredSubscriptionOptions {
  /** The prefix of the stream names. */
  readonly prefix: string;
  /** Undefined for the whole log. */
  readonly after: LogPosition | undefined;
  /** The number of events that are decoded ahead. */
  readonly readAhead: number;
  readonly callOptions: { readonly credentials: Credentials; readonly requiresLeader: true };
}

/** The server sends a checkpoint after this number of events of others. */
const eventsToCheckpoint = 500;

/** The events of the streams with the prefix after a position, and in order among them the server's checkpoints. */
export function filteredSubscription(
  client: EventStoreDBClient,
  { prefix, after, readAhead, callOptions }: FilteredSubscriptionOptions,
): Batches<AllStreamResolvedEvent | Checkpoint> {
  const filter = {
    ...streamNameFilter({
      prefixes: [prefix],
      checkpointInterval: 1,
      // The client calls this between two events. Pushing the checkpoint keeps that order for the reader.
      checkpointReached: (reached, position) => {
        (reached as unknown as Readable).push(new Checkpoint(position));
      },
    }),
    maxSearchWindow: eventsToCheckpoint,
  };
  const subscription = client.subscribeToAll(
    { ...callOptions, fromPosition: after ?? START, filter },
    { highWaterMark: readAhead },
  );
  return new Batches(subscription, () => subscription.unsubscribe());
}
