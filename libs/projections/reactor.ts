import type { Pool } from 'pg';
import type { RecordedEvent } from '#libs/event-store';
import { isFaultOfEvent } from './event-fault.ts';
import { moveCheckpoint } from './checkpoints.ts';
import { forEachInKeyOrder } from './keyed-work.ts';
import { park } from './parked-events.ts';
import type { Processor } from './processor.ts';

/** A process manager: issues commands when it sees events. At least once, so its commands' ids derive from the event. */
export interface Reactor {
  /** Also the name of its checkpoint. */
  readonly name: string;
  readonly types: readonly string[];
  /** Reacts to one event; events of different streams are reacted to side by side, those of one stream in order. */
  readonly react: (event: RecordedEvent) => Promise<void>;
}

/**
 * A processor that moves its checkpoint when every event of the page has been reacted to, or parked for a fault of its own.
 * A systemic fault ends the page: its events are tried again, and none is skipped.
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
  return {
    name: reactor.name,
    types: reactor.types,
    async process(page, checkpoint) {
      await forEachInKeyOrder(page.events, (event) => event.stream, reactOrPark);
      await moveCheckpoint(database, reactor.name, checkpoint, page.position);
    },
  };
}
