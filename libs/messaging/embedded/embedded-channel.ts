import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { moveCheckpoint, park, runProcessor } from '#libs/projections';
import type { IntegrationChannel } from '../channel.ts';
import { deliveryTo } from '../delivery.ts';
import { refuseKeyless } from '../refuse-foreign.ts';

export interface EmbeddedChannelOptions {
  readonly eventStore: EventStore;
  readonly database: Pool;
  /** The domain events that may become integration events. */
  readonly types: readonly string[];
  /** What the relay would publish for a domain event. */
  readonly translate: (event: RecordedEvent) => readonly IntegrationEvent[];
  /** @throws for what is none of the published events: its domain event has data that does not fit */
  readonly check?: (event: IntegrationEvent) => void;
  readonly onFault: (fault: unknown, group: string) => void;
}

/**
 * The channel without a broker: each group reads the log itself, with a durable checkpoint of its
 * own, and sees what the relay would have published.
 */
export function createEmbeddedChannel(options: EmbeddedChannelOptions): IntegrationChannel {
  const { eventStore, database, types, translate, check = () => undefined, onFault } = options;
  return {
    consume: (subscription) => {
      const { group, types: wanted, signal } = subscription;
      const name = `consumer-group:${group}`;
      const refused = new WeakMap<IntegrationEvent, unknown>();
      const { handle, sequenceOf = ({ partitionkey }) => partitionkey } = subscription;
      const guarded = {
        group,
        handle: async (event: IntegrationEvent) => {
          if (refused.has(event)) throw refused.get(event);
          await handle(event);
        },
        // What is refused may have nothing of what its sequence is made from.
        sequenceOf: (event: IntegrationEvent) => (refused.has(event) ? undefined : sequenceOf(event)),
      };
      const deliver = deliveryTo(guarded, database, (fault) => onFault(fault, name));
      /** What cannot be a letter of the group, because it is not known which event it would be, is parked. */
      const eventsOf = async (recorded: RecordedEvent): Promise<readonly IntegrationEvent[]> => {
        try {
          return translate(recorded)
            .filter(({ type }) => wanted.includes(type))
            .map((event) => checked(event, recorded, check, refused));
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
            const events: IntegrationEvent[] = [];
            for (const recorded of page.events) events.push(...(await eventsOf(recorded)));
            await deliver(events);
            await moveCheckpoint(database, name, checkpoint, page.position);
          },
        },
        { eventStore, database, signal, onFault },
      );
    },
  };
}

/** An event that the check refuses is delivered all the same, to become a dead letter: by its stream when it has no key. */
function checked(
  event: IntegrationEvent,
  { stream, position }: RecordedEvent,
  check: (event: IntegrationEvent) => void,
  refused: WeakMap<IntegrationEvent, unknown>,
): IntegrationEvent {
  try {
    refuseKeyless(event);
    check(event);
    return event;
  } catch (fault) {
    const key: unknown = event.partitionkey;
    const letter = { ...event, partitionkey: typeof key === 'string' ? key : stream, sequence: position };
    refused.set(letter, fault);
    return letter;
  }
}
