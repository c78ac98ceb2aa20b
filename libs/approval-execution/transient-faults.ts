import { setTimeout as delay } from 'node:timers/promises';
import { Backoff } from '#libs/concurrency';
import { isTransientFault, WrongExpectedRevision, type TransientFault } from '#libs/event-store';

/** The codes of attempts that failed because of a system fault, not because of a rule. */
const faultCodes: Readonly<Record<TransientFault['code'], true>> = {
  CONCURRENT_MODIFICATION: true,
  RESOURCE_BUSY: true,
  EVENT_STORE_UNAVAILABLE: true,
  DATABASE_UNAVAILABLE: true,
  EVENT_LOG_CHANGED: true,
};

/** Whether this code is a system fault, so that another attempt may succeed. */
export function isFaultCode(code: string): boolean {
  return Object.hasOwn(faultCodes, code);
}

/** A step is tried three times, with pauses of 100 and 500 ms between the tries (S6-37). */
const mostTries = 3;
const pauses = { firstMs: 100, factor: 5 };

/** A lost race is not a fault: the loser reads again after a short random pause (C-12). */
const racesBeforeItCounts = 100;
const longestPauseMs = 20;

/** A step failed at every try with transient faults (S6-37, C-12). */
export class TransientFaultPersists extends Error {
  override readonly name = 'TransientFaultPersists';

  constructor(override readonly cause: TransientFault) {
    super(cause.message, { cause });
  }

  get code(): string {
    return this.cause.code;
  }
}

/**
 * Tries a step up to three times while it meets transient faults, and throws any other fault at once. Safe for every step
 * of an execution, because each step checks whether it is already done.
 */
export async function retryTransientFaults<T>(step: () => Promise<T>): Promise<T> {
  const backoff = new Backoff(pauses);
  for (let tries = 1; ; tries += 1) {
    try {
      return await retryLostRaces(step);
    } catch (error) {
      if (!isTransientFault(error)) throw error;
      if (tries === mostTries) throw new TransientFaultPersists(error);
    }
    await backoff.pause();
  }
}

async function retryLostRaces<T>(step: () => Promise<T>): Promise<T> {
  for (let race = 1; ; race += 1) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision) || race === racesBeforeItCounts) throw error;
      await delay(Math.random() * longestPauseMs);
    }
  }
}
