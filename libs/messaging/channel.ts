import type { IntegrationEvent, IntegrationEventType } from '#libs/contracts';

export interface Subscription {
  /** Each group gets every event of its types, whatever its number of members. */
  readonly group: string;
  readonly types: readonly IntegrationEventType[];
  /**
   * Processes one event. The event may be delivered again after a crash or a fault, so the inbox must guard the effect.
   * A systemic fault is retried and drops nothing. Any other makes the event a dead letter of the group, and later
   * events of its key wait behind it.
   */
  readonly handle: (event: IntegrationEvent) => Promise<void>;
  /**
   * The sequence of an event within its key. Events of one sequence are processed in order, and different sequences
   * concurrently. An event without a sequence waits for all before it and holds back all behind it. Unset: each key is
   * one sequence.
   */
  readonly sequenceOf?: ((event: IntegrationEvent) => string | undefined) | undefined;
  /** Ends the subscription after the events in flight. */
  readonly signal: AbortSignal;
}

const prefix = 'consumer-group:';

/** The processor name of a group that reads the log itself, which also names the group in reports of its faults. */
export function processorOf(group: string): string {
  return prefix + group;
}

/** The group with this processor name; undefined for any other processor. */
export function groupOf(processor: string): string | undefined {
  return processor.startsWith(prefix) ? processor.slice(prefix.length) : undefined;
}

/** How integration events reach their consumers (DESIGN §7): in order per key and sequence, at least once. */
export interface IntegrationChannel {
  /** Delivers until the signal; resolves when the last handler has ended. */
  consume(subscription: Subscription): Promise<void>;
}
