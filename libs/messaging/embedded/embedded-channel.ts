import type { Pool } from 'pg';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { moveCheckpoint, park, runProcessor, type ProcessorState } from '#libs/projections';
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
 * The channel without a broker: each group reads the log itself, with a durable checkpoint of its
 * own, and sees what the relay would have published.
 */
export function createEmbeddedChannel(options: EmbeddedChannelOptions): IntegrationChannel {
  const { eventStore, database, types, onFault, onState } = options;
  return {
    consume: (subscription) => {
      const { group, types: wanted, signal } = subscription;
      const name = processorOf(group);
      const deliver = deliveryTo(subscription, database, (fault) => onFault(fault, name));
      /** What cannot be a letter of the group, because it is not known which event it would be, is parked. */
      const eventsOf = async (recorded: RecordedEvent): Promise<readonly Received[]> => {
        try {
          return translated(recorded, options).filter(({ event }) => wanted.includes(event.type));
        } catch (fault) {
          if (await park(database, name, recorded, fault)) onFault(fault, name);
          return [];
        }
      };
      return runProcessor(
        {
          name,
          types,
          async process(page, checkpoint) {
            const events: Received[] = [];
            for (const recorded of page.events) events.push(...(await eventsOf(recorded)));
            await deliver(events);
            await moveCheckpoint(database, name, checkpoint, page.position);
          },
        },
        { eventStore, database, signal, onFault, onState },
      );
    },
  };
}
