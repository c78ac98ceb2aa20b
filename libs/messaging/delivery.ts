import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import type { EventFault } from '#libs/event-store';
import { sideBySide } from '#libs/concurrency';
import { isFaultOfEvent } from '#libs/projections';
import type { Subscription } from './channel.ts';
import { addFailed, addWaiting, standingInTheWay } from './dead-letters.ts';
import { forEachInSequence } from './sequences.ts';

/** An event as it reached a group. */
export interface Received {
  readonly event: IntegrationEvent;
  /** Why it is none of ours; undefined when it is. Nothing but its own attributes may be read then, and no data. */
  readonly refusal?: EventFault;
}

/**
 * Hands the events of a batch to a group, whatever carried them here: those of one key in order, as far as the group's
 * sequences ask for it, and those of different keys side by side. Resolves when each has been taken or is a dead letter,
 * so that the batch need not come again.
 * @throws systemic faults: the whole batch must be delivered again
 */
export type Delivery = (received: readonly Received[]) => Promise<void>;

/**
 * Keys of a batch whose events are taken side by side: about as many as a partition has in one. The events of a key that has to
 * wait for another one would come last, in transactions that nobody shares.
 */
const keysAtOnce = 64;

/** @param onPoison told of each event that becomes a dead letter by a fault of its own */
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
    const key = event.partitionkey;
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
  // A sequence is computed from data, which what is refused does not have.
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
    const lines = Map.groupBy(wanted, ({ event }) => event.partitionkey).values();
    await sideBySide(
      lines,
      (line) => forEachInSequence(line, sequenceOfReceived, (each) => deliver(each, blocked)),
      keysAtOnce,
    );
  };
}
