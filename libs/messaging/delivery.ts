import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import type { EventFault } from '#libs/event-store';
import { mapBounded } from '#libs/concurrency';
import { isFaultOfEvent } from '#libs/projections';
import type { Subscription } from './channel.ts';
import { addFailed, addWaiting, keyOf, standingInTheWay } from './dead-letters.ts';
import { forEachInSequence } from './sequences.ts';

/** An event as it reached a group. */
export interface Received {
  readonly event: IntegrationEvent;
  /**
   * Why this is not an event of ours; undefined when it is. If set, only the attributes may be read, and not the data.
   */
  readonly refusal?: EventFault;
}

/**
 * Hands the events of a batch to a group, over any channel: events of one key in order, as far as the group's sequences
 * require, and different keys concurrently. Resolves when each was processed or is a dead letter, so that the batch
 * need not be delivered again.
 * @throws systemic faults, after which the whole batch must be delivered again
 */
export type Delivery = (received: readonly Received[]) => Promise<void>;

/**
 * Keys of a batch whose events are processed concurrently: about as many as a partition has in one batch. With fewer,
 * the events of waiting keys would come last, in transactions that they share with no others.
 */
const keysAtOnce = 64;

/** @param onPoison called for each event that becomes a dead letter because of a fault of its own */
export function deliveryTo(
  {
    group,
    handle,
    sequenceOf = ({ partitionkey }) => partitionkey,
  }: Pick<Subscription, 'group' | 'handle' | 'sequenceOf'>,
  database: Pool,
  onPoison: (fault: unknown) => void,
): Delivery {
  const deliver = async ({ event, refusal }: Received, blocked: Set<string>): Promise<void> => {
    const key = keyOf(event);
    if (blocked.has(key)) {
      if (await addWaiting(database, group, event)) return;
      blocked.delete(key);
    }
    try {
      if (refusal !== undefined) throw refusal;
      await handle(event);
    } catch (fault) {
      if (!isFaultOfEvent(fault)) throw fault;
      await addFailed(database, group, event, fault);
      blocked.add(key);
      onPoison(fault);
    }
  };
  // A sequence is computed from data, which a refused event lacks.
  const sequenceOfReceived = ({ event, refusal }: Received): string | undefined =>
    refusal === undefined ? sequenceOf(event) : undefined;
  return async (received) => {
    if (received.length === 0) return;
    const { blocked, discarded } = await standingInTheWay(
      database,
      group,
      received.map(({ event }) => event),
    );
    const wanted = received.filter(({ event }) => !discarded.has(event.id));
    const lines = Map.groupBy(wanted, ({ event }) => keyOf(event)).values();
    await mapBounded(
      lines,
      (line) => forEachInSequence(line, sequenceOfReceived, (each) => deliver(each, blocked)),
      keysAtOnce,
    );
  };
}
