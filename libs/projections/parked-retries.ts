import type { PoolClient } from 'pg';
import { pause } from '#libs/concurrency';
import { inTransaction } from '#libs/postgres';
import { isFaultOfEvent } from './event-fault.ts';
import { failAgain, nextToRetry, resolveParked, withRetries } from './parked-events.ts';
import { runProcessor, type Processor, type ProcessorEnvironment } from './processor.ts';

const lookEveryMs = 500;
const mostAtOnce = 100;
/** Leaves time for the pages of a projection, which each round of retries makes stale. */
const betweenRoundsMs = 100;

/**
 * Runs processors concurrently, and retries their parked events when an operator requests it.
 * @throws the first fault that stopped a processor, after all have ended
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

/** Retries parked events until the signal. Several processes may do so, because an event is locked during a retry. */
async function retryParked(running: ReadonlyMap<string, Processor>, environment: ProcessorEnvironment): Promise<void> {
  const { database, signal, onFault } = environment;
  while (!signal.aborted) {
    let waitMs = lookEveryMs;
    // The processors themselves report that the database is away.
    for (const name of await withRetries(database, [...running.keys()]).catch(() => [])) {
      try {
        if ((await retrySome(running.get(name), environment)) === mostAtOnce) waitMs = betweenRoundsMs;
      } catch (fault) {
        // A systemic fault, which the event did not cause: it is tried again.
        onFault(fault, name);
      }
    }
    await pause(waitMs, signal);
  }
}

/** @returns the number of retried events */
async function retrySome(processor: Processor | undefined, environment: ProcessorEnvironment): Promise<number> {
  if (processor === undefined) return 0;
  const { database, signal } = environment;
  const { beforeRetry } = processor;
  let tried = 0;
  if (beforeRetry !== undefined) {
    return inTransaction(database, async (client) => {
      await beforeRetry(client);
      while (tried < mostAtOnce && (await retryNext(processor, client, environment))) tried += 1;
      return tried;
    });
  }
  const isOne = (): Promise<boolean> => inTransaction(database, (client) => retryNext(processor, client, environment));
  while (tried < mostAtOnce && !signal.aborted && (await isOne())) tried += 1;
  return tried;
}

/** @returns whether there was an event to retry */
async function retryNext(
  processor: Processor,
  client: PoolClient,
  { eventStore, onFault }: ProcessorEnvironment,
): Promise<boolean> {
  const parked = await nextToRetry(client, processor.name);
  if (parked === undefined) return false;
  await client.query('savepoint one_try');
  try {
    await processor.retry(parked, { eventStore, transaction: client });
    await resolveParked(client, parked.id);
  } catch (fault) {
    if (!isFaultOfEvent(fault)) throw fault;
    await client.query('rollback to savepoint one_try');
    await failAgain(client, parked.id, fault);
    onFault(fault, processor.name);
  }
  await client.query('release savepoint one_try');
  return true;
}
