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

/** How far the server has looked: up to there is nothing of ours that has not come before. */
export class Checkpoint {
  constructor(readonly position: LogPosition) {}
}

export interface FilteredSubscriptionOptions {
  /** Of the names of streams. */
  readonly prefix: string;
  /** Undefined for the whole log. */
  readonly after: LogPosition | undefined;
  /** How many events are decoded before they are taken. */
  readonly readAhead: number;
  readonly callOptions: { readonly credentials: Credentials; readonly requiresLeader: true };
}

/** After so many events of others the server tells how far it has looked. */
const eventsToCheckpoint = 500;

/** The events of some streams from a position on, and, in their order, how far the server has passed those of others. */
export function filteredSubscription(
  client: EventStoreDBClient,
  { prefix, after, readAhead, callOptions }: FilteredSubscriptionOptions,
): Batches<AllStreamResolvedEvent | Checkpoint> {
  const filter = {
    ...streamNameFilter({
      prefixes: [prefix],
      checkpointInterval: 1,
      // It is called between the events that stand around it: pushed on, it comes between them also to who takes them.
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
