import { randomUUID } from 'node:crypto';
import type fc from 'fast-check';
import { WhatIfStore, type CommandContext, type StreamStore } from '#libs/event-store';

/** A store in memory. Nothing is recorded anywhere else. */
export function storeInMemory(): WhatIfStore {
  return new WhatIfStore({
    read: () => Promise.resolve([]),
    append: () => Promise.reject(new TypeError('A store in memory never appends to the store below it.')),
  });
}

/** The scheduler decides when each read and append takes place. */
export function interleavedBy(scheduler: fc.Scheduler, store: StreamStore): StreamStore {
  return {
    read: scheduler.scheduleFunction((stream: string, options?: object) => store.read(stream, options)),
    append: scheduler.scheduleFunction((...append: Parameters<StreamStore['append']>) => store.append(...append)),
  };
}

/** The context of a new command. */
export function contextOfTest(now = '2026-01-01T12:00:00.000Z'): CommandContext {
  const commandId = randomUUID();
  return {
    tenantId: 'default',
    actor: { type: 'system', id: 'test' },
    correlationId: commandId,
    causationId: commandId,
    commandId,
    occurredAt: now,
  };
}

/** The store of a process that is killed after this number of appends. */
export function dyingAfter(appends: number, store: StreamStore): StreamStore {
  let left = appends;
  return {
    read: (...args) => (left < 0 ? Promise.reject(new Killed()) : store.read(...args)),
    append: (...args) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Killed()) : store.append(...args);
    },
  };
}

/** Makes processes pause before an append until all others are done, which a random schedule hardly ever does. */
export class Standstills {
  #moving = 0;
  #still: (() => void)[] = [];

  /** Runs one process. All processes must start in the same turn. */
  async run(process: () => Promise<void>): Promise<void> {
    this.#moving += 1;
    await process();
    this.#stop();
  }

  /** @param ordinal the append before which the process pauses; 0 for none */
  before(ordinal: number, store: StreamStore): StreamStore {
    let appends = 0;
    return {
      read: (...args) => store.read(...args),
      append: async (...args) => {
        appends += 1;
        if (appends === ordinal) await this.#standStill();
        return store.append(...args);
      },
    };
  }

  #standStill(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#still.push(() => resolve(undefined));
    this.#stop();
    return promise;
  }

  #stop(): void {
    this.#moving -= 1;
    if (this.#moving > 0) return;
    const still = this.#still.splice(0);
    this.#moving = still.length;
    for (const goOn of still) goOn();
  }
}

class Killed extends Error {
  override readonly name = 'Killed';
}

/** @throws the fault, unless it comes from a process that {@link dyingAfter} killed */
export function unlessKilled(fault: unknown): void {
  if (!(fault instanceof Killed)) throw fault;
}
