import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { moveCheckpoint, runProcessor } from '#libs/projections';
import type { IntegrationChannel } from '../channel.ts';
import { deliveryTo } from '../delivery.ts';

export interface EmbeddedChannelOptions {
  readonly eventStore: EventStore;
  readonly database: Pool;
  /** The domain events that may become integration events. */
  readonly types: readonly string[];
  /** What the relay would publish for a domain event. */
  readonly translate: (event: RecordedEvent) => readonly IntegrationEvent[];
  readonly onFault: (fault: unknown, group: string) => void;
}

/**
 * The channel without a broker: each group reads the log itself, with a durable checkpoint of its
 * own, and sees what the relay would have published.
 */
export function createEmbeddedChannel(options: EmbeddedChannelOptions): IntegrationChannel {
  const { eventStore, database, types, translate, onFault } = options;
  return {
    consume: (subscription) => {
      const { group, types: wanted, signal } = subscription;
      const name = `consumer-group:${group}`;
      const deliver = deliveryTo(subscription, database, (fault) => onFault(fault, name));
      return runProcessor(
        {
          name,
          types,
          async process(page, checkpoint) {
            await deliver(page.events.flatMap(translate).filter(({ type }) => wanted.includes(type)));
            await moveCheckpoint(database, name, checkpoint, page.position);
          },
        },
        { eventStore, database, signal, onFault },
      );
    },
  };
}
