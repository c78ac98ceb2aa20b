import type { Pool } from 'pg';
import { pause } from '#libs/concurrency';
import { inTransaction } from '#libs/postgres';
import { isFaultOfEvent } from '#libs/projections';
import type { Subscription } from './channel.ts';
import { failLetter, nextToRedeliver, resolveLetter } from './dead-letters.ts';

const lookEveryMs = 500;

/**
 * Redelivers to a group the dead letters that it is to retry, and those that waited behind them, in order per key,
 * beside its live events. Several processes of a group may do so, because a letter is locked while it is tried.
 * Resolves after the signal.
 */
export async function redeliver(
  { group, handle, signal }: Subscription,
  database: Pool,
  onFault: (fault: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      if (await redeliverNext(group, handle, database, onFault)) continue;
    } catch (fault) {
      onFault(fault);
    }
    await pause(lookEveryMs, signal);
  }
}

/** @returns whether there was one. */
function redeliverNext(
  group: string,
  handle: Subscription['handle'],
  database: Pool,
  onFault: (fault: unknown) => void,
): Promise<boolean> {
  return inTransaction(database, async (client) => {
    const letter = await nextToRedeliver(client, group);
    if (letter === undefined) return false;
    try {
      await handle(letter.event);
    } catch (fault) {
      // The letter is unchanged, and is tried again.
      if (!isFaultOfEvent(fault)) throw fault;
      await failLetter(client, letter, fault);
      onFault(fault);
      return true;
    }
    await resolveLetter(client, letter.id);
    return true;
  });
}
