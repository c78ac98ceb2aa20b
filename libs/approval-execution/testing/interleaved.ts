import { randomUUID } from 'node:crypto';
import type fc from 'fast-check';
import { WhatIfStore, type CommandContext, type StreamStore } from '#libs/event-store';

/** A store in memory: everything is tried, and nothing is recorded anywhere else. */
export function storeInMemory(): WhatIfStore {
  return new WhatIfStore({
    read: () => Promise.resolve([]),
    append: () => Promise.reject(new TypeError('What is tried is kept in memory.')),
  });
}

/** Every read and append takes place when the scheduler says so. */
export function interleavedBy(scheduler: fc.Scheduler, store: StreamStore): StreamStore {
  return {
    read: scheduler.scheduleFunction((stream: string, options?: object) => store.read(stream, options)),
    append: scheduler.scheduleFunction((...append: Parameters<StreamStore['append']>) => store.append(...append)),
  };
}

/** Of a new command. */
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

/** The store of a process that is killed after so many appends. */
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

/** Processes of which some stand still before an append until no other one can go on: a schedule hardly ever has that by itself. */
export class Standstills {
  #moving = 0;
  #still: (() => void)[] = [];

  /** One process. All of them begin in one turn. */
  async run(process: () => Promise<void>): Promise<void> {
    this.#moving += 1;
    await process();
    this.#stop();
  }

  /** @param ordinal of the append before which the process stands still; 0 for none */
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

/** @throws the fault, unless it is that of a process that {@link dyingAfter} killed */
export function unlessKilled(fault: unknown): void {
  if (!(fault instanceof Killed)) throw fault;
}
