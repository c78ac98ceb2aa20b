import type { Pool } from 'pg';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import {
  inOrderOrParked,
  moveCheckpoint,
  recordedEventOf,
  runProcessors,
  type ProcessorState,
} from '#libs/projections';
import { processorOf, type IntegrationChannel } from '../channel.ts';
import { deliveryTo, type Received } from '../delivery.ts';
import { translated, type Translation } from '../translation.ts';

export interface EmbeddedChannelOptions extends Translation {
  readonly eventStore: EventStore;
  readonly database: Pool;
  readonly onFault: (fault: unknown, group: string) => void;
  readonly onState?: ProcessorState | undefined;
}

/**
 * The channel without a broker: each group reads the log itself, with its own durable checkpoint, and sees what the
 * relay would have published.
 */
export function createEmbeddedChannel(options: EmbeddedChannelOptions): IntegrationChannel {
  const { eventStore, database, types, onFault, onState } = options;
  return {
    consume: (subscription) => {
      const { group, types: wanted, signal } = subscription;
      const name = processorOf(group);
      const deliver = deliveryTo(subscription, database, (fault) => onFault(fault, name));
      const eventsOf = (recorded: RecordedEvent): readonly Received[] =>
        translated(recorded, options).filter(({ event }) => wanted.includes(event.type));
      return runProcessors(
        [
          {
            name,
            types,
            async process(page, checkpoint) {
              const events: Received[] = [];
              // An event that cannot be translated cannot be a dead letter of the group, so it is parked.
              await inOrderOrParked(
                database,
                name,
                page.events,
                (recorded) => events.push(...eventsOf(recorded)),
                (fault) => onFault(fault, name),
              );
              await deliver(events);
              await moveCheckpoint(database, name, checkpoint, page.position);
            },
            retry: async (parked, within) => {
              await deliver(eventsOf(await recordedEventOf(parked, within.eventStore)));
            },
          },
        ],
        { eventStore, database, signal, onFault, onState },
      );
    },
  };
}
