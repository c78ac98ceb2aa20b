import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { isTransientFault } from '#libs/event-store';
import { isTransient } from '#libs/postgres';
import { sideBySide } from '#libs/projections';
import type { Subscription } from './channel.ts';
import { addFailed, addWaiting, standingInTheWay } from './dead-letters.ts';
import { forEachInSequence } from './sequences.ts';

/**
 * Hands the events of a batch to a group, whatever carried them here: those of one key in order, as far as the group's
 * sequences ask for it, and those of different keys side by side. Resolves when each has been taken or is a dead letter,
 * so that the batch need not come again.
 * @throws systemic faults: the whole batch must be delivered again
 */
export type Delivery = (events: readonly IntegrationEvent[]) => Promise<void>;

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
  const deliver = async (event: IntegrationEvent, blocked: Set<string>): Promise<void> => {
    const key = event.partitionkey;
    if (blocked.has(key)) {
      if (await addWaiting(database, group, event)) return;
      blocked.delete(key);
    }
    try {
      await handle(event);
    } catch (fault) {
      if (isTransientFault(fault) || isTransient(fault)) throw fault;
      await addFailed(database, group, event, fault);
      blocked.add(key);
      onPoison(fault);
    }
  };
  return async (events) => {
    if (events.length === 0) return;
    const { blocked, discarded } = await standingInTheWay(database, group, events);
    const wanted = events.filter(({ id }) => !discarded.has(id));
    const lines = Map.groupBy(wanted, ({ partitionkey }) => partitionkey).values();
    await sideBySide(lines, (line) => forEachInSequence(line, sequenceOf, (event) => deliver(event, blocked)));
  };
}
