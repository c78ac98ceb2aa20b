import { EventStoreUnavailable } from '../errors.ts';
import type { EventPage, EventStore, Position, SubscribeOptions } from '../event-store.ts';
import type { LogGuard } from './log-guard.ts';

/**
 * A store that serves one log only (DESIGN §5). Each call asks the guard before it starts and before it returns,
 * because after a fault another server may have answered. A call on another log throws {@link LogChanged}.
 */
export function guarded(store: EventStore, guard: LogGuard): EventStore {
  const trusted = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (!guard.isSure) await guard.check();
    let answer: T;
    try {
      answer = await ask();
    } catch (fault) {
      if (fault instanceof EventStoreUnavailable) guard.suspect();
      else await guard.check();
      throw fault;
    }
    if (!guard.isSure) await guard.check();
    return answer;
  };
  return {
    append: (stream, expected, events) => trusted(() => store.append(stream, expected, events)),
    read: (stream, options) => trusted(() => store.read(stream, options)),
    readAll: (after, options) => trusted(() => store.readAll(after, options)),
    head: () => trusted(() => store.head()),
    subscribe: (after, options) => follow(store, guard, after, options),
    close: async () => {
      guard.close();
      await store.close();
    },
  };
}

async function* follow(
  store: EventStore,
  guard: LogGuard,
  after: Position,
  options: SubscribeOptions,
): AsyncGenerator<EventPage> {
  const signal = AbortSignal.any([options.signal, guard.changed]);
  for await (const page of store.subscribe(after, { ...options, signal })) {
    // A page waits until the identity of its log is known.
    if (!guard.isSure) await guard.known();
    if (signal.aborted) break;
    yield page;
  }
  if (!options.signal.aborted) await guard.check();
}
