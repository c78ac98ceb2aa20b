import type { Pool } from 'pg';
import type { Position, RecordedEvent } from '#libs/event-store';
import { isFaultOfEvent } from './event-fault.ts';
import { moveCheckpoint } from './checkpoints.ts';
import { forEachInKeyOrder } from '#libs/concurrency';
import { park, recordedEventOf, standingInTheWay } from './parked-events.ts';
import type { Processor } from './processor.ts';

/**
 * A process manager: it reacts to events with commands. It reacts at least once, so the ids of its commands derive from the
 * event. It decides on the current streams and keeps no state, because it may react late to an event that was parked.
 */
export interface Reactor {
  /** Also the name of its checkpoint. */
  readonly name: string;
  readonly types: readonly string[];
  /** Reacts to one event. Events of one stream come in order, those of different streams concurrently. */
  readonly react: (event: RecordedEvent) => Promise<void>;
}

/**
 * A processor that moves its checkpoint after it has reacted to every event of the page, or parked it for a fault of its own.
 * A systemic fault ends the page: all its events are tried again. Events behind a parked one do not wait, because otherwise
 * the retry of a settlement would wait for the request that failed.
 */
export function reactorProcessor(
  reactor: Reactor,
  database: Pool,
  onParked: (event: RecordedEvent, fault: unknown, reactor: string) => void,
): Processor {
  const reactOrPark = async (event: RecordedEvent): Promise<void> => {
    try {
      await reactor.react(event);
    } catch (fault) {
      if (!isFaultOfEvent(fault)) throw fault;
      await park(database, reactor.name, event, fault);
      onParked(event, fault, reactor.name);
    }
  };
  /** The checkpoint that this processor itself has set. */
  let leftAt: Position | undefined;
  return {
    name: reactor.name,
    types: reactor.types,
    async process(page, checkpoint) {
      // Only a page that is read again, after a start or a fault, can have events that were parked and discarded since.
      const isRepeated = checkpoint !== leftAt;
      leftAt = undefined;
      const events = isRepeated ? await withoutDiscarded(database, reactor.name, page.events) : page.events;
      await forEachInKeyOrder(events, (event) => event.stream, reactOrPark);
      await moveCheckpoint(database, reactor.name, checkpoint, page.position);
      leftAt = page.position;
    },
    retry: async (parked, { eventStore }) => {
      await reactor.react(await recordedEventOf(parked, eventStore));
    },
  };
}

async function withoutDiscarded(
  database: Pool,
  processor: string,
  events: readonly RecordedEvent[],
): Promise<readonly RecordedEvent[]> {
  const { discarded } = await standingInTheWay(database, processor, events);
  return events.filter(({ position }) => !discarded.has(position));
}
