import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { isTransientFault, type EventStore, type RecordedEvent } from '#libs/event-store';
import { isTransient } from '#libs/postgres';
import { forEachInKeyOrder, moveCheckpoint, runProcessor } from '#libs/projections';
import type { IntegrationChannel } from '../channel.ts';
import { addDeadLetter, blockedKeys } from '../dead-letters.ts';

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
    consume: ({ group, types: wanted, handle, signal }) => {
      const name = `consumer-group:${group}`;
      const deliver = async (event: IntegrationEvent, blocked: Set<string>): Promise<void> => {
        if (blocked.has(event.partitionkey)) return addDeadLetter(database, group, event, null);
        try {
          await handle(event);
        } catch (fault) {
          if (isTransientFault(fault) || isTransient(fault)) throw fault;
          await addDeadLetter(database, group, event, fault);
          blocked.add(event.partitionkey);
          onFault(fault, name);
        }
      };
      return runProcessor(
        {
          name,
          types,
          async process(page, checkpoint) {
            const events = page.events.flatMap(translate).filter((event) => wanted.includes(event.type));
            if (events.length > 0) {
              const blocked = await blockedKeys(database, group);
              await forEachInKeyOrder(
                events,
                (event) => event.partitionkey,
                (event) => deliver(event, blocked),
              );
            }
            await moveCheckpoint(database, name, checkpoint, page.position);
          },
        },
        { eventStore, database, signal, onFault },
      );
    },
  };
}
