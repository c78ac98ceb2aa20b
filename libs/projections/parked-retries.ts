import { setTimeout as delay } from 'node:timers/promises';
import { inTransaction } from '#libs/postgres';
import { isFaultOfEvent } from './event-fault.ts';
import { failAgain, nextToRetry, resolveParked, withRetries } from './parked-events.ts';
import { runProcessor, type Processor, type ProcessorEnvironment } from './processor.ts';

const lookEveryMs = 500;

/**
 * Runs processors side by side, and has those that run take again what they parked and an operator asks for.
 * @throws what stopped the first of them that stopped by itself, when all have ended
 */
export async function runProcessors(
  processors: readonly Processor[],
  environment: ProcessorEnvironment,
): Promise<void> {
  const running = new Map(processors.map((processor) => [processor.name, processor]));
  const allEnded = new AbortController();
  const signal = AbortSignal.any([environment.signal, allEnded.signal]);
  const retrying = retryParked(running, { ...environment, signal });
  const outcomes = await Promise.allSettled(
    processors.map((processor) =>
      runProcessor(processor, environment).finally(() => {
        running.delete(processor.name);
      }),
    ),
  );
  allEnded.abort();
  await retrying;
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** Several processes may do so: an event is locked while it is tried. Resolves after the signal. */
async function retryParked(running: ReadonlyMap<string, Processor>, environment: ProcessorEnvironment): Promise<void> {
  const { database, signal, onFault } = environment;
  while (!signal.aborted) {
    // That the database is away is told by the processors themselves.
    for (const name of await withRetries(database, [...running.keys()]).catch(() => [])) {
      try {
        await retryAll(running.get(name), environment);
      } catch (fault) {
        // A systemic one, of which the event knows nothing: it is tried again.
        onFault(fault, name);
      }
    }
    await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

async function retryAll(processor: Processor | undefined, environment: ProcessorEnvironment): Promise<void> {
  if (processor === undefined) return;
  while (!environment.signal.aborted && (await retryNext(processor, environment))) continue;
}

/** @returns whether there was one */
function retryNext(processor: Processor, { eventStore, database, onFault }: ProcessorEnvironment): Promise<boolean> {
  return inTransaction(database, async (client) => {
    await processor.beforeRetry?.(client);
    const parked = await nextToRetry(client, processor.name);
    if (parked === undefined) return false;
    await client.query('savepoint one_try');
    try {
      await processor.retry(parked, { eventStore, transaction: client });
    } catch (fault) {
      if (!isFaultOfEvent(fault)) throw fault;
      await client.query('rollback to savepoint one_try');
      await failAgain(client, parked.id, fault);
      onFault(fault, processor.name);
      return true;
    }
    await resolveParked(client, parked.id);
    return true;
  });
}
