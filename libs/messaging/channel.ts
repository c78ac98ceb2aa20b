import type { IntegrationEvent, IntegrationEventType } from '#libs/contracts';

export interface Subscription {
  /** Each group gets every event of its types once, however many members it has. */
  readonly group: string;
  readonly types: readonly IntegrationEventType[];
  /**
   * Takes one event. It may come again after a crash or a fault, so its effect must be guarded by the
   * inbox. A thrown fault that is systemic is retried and drops nothing; any other makes the event a
   * dead letter of the group, and later events of the same key wait behind it.
   */
  readonly handle: (event: IntegrationEvent) => Promise<void>;
  /**
   * Which events of a key must be taken in order: those of one sequence. Events of other sequences are taken beside them,
   * and one without a sequence after all before it and before all behind it. Unset: a key is one sequence.
   */
  readonly sequenceOf?: ((event: IntegrationEvent) => string | undefined) | undefined;
  /** Ends the subscription after the events at hand. */
  readonly signal: AbortSignal;
}

const prefix = 'consumer-group:';

/** The processor that a group is where it reads the log itself, and under whose name its faults are told. */
export function processorOf(group: string): string {
  return prefix + group;
}

/** The group that a processor is; undefined for any other. */
export function groupOf(processor: string): string | undefined {
  return processor.startsWith(prefix) ? processor.slice(prefix.length) : undefined;
}

/** How integration events reach their consumers (DESIGN §7): in order per key and sequence, at least once. */
export interface IntegrationChannel {
  /** Delivers until the signal; resolves when the last handler has ended. */
  consume(subscription: Subscription): Promise<void>;
}
