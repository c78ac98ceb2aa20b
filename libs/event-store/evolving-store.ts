import { UnknownSchemaVersion, UnreadableStream } from './errors.ts';
import type { EventPage, EventStore, EventToAppend, RecordedEvent, UndecodableEvent } from './event-store.ts';

/** Converts the data of an event to the next version of its shape. */
export interface Upcaster {
  readonly type: string;
  /** The version that it converts. The result has the next version. */
  readonly from: number;
  readonly upcast: (data: object) => object;
}

/** The current version of each event type, and the upcasters that lead to it. */
export class EventSchemas {
  readonly #steps: ReadonlyMap<string, readonly Upcaster['upcast'][]>;

  /** @throws TypeError if the upcasters of a type do not form a chain from version 1 */
  constructor(upcasters: readonly Upcaster[]) {
    this.#steps = stepsOf(upcasters);
  }

  versionOf(type: string): number {
    return (this.#steps.get(type)?.length ?? 0) + 1;
  }

  /**
   * Converts a stored event to the current version of its shape.
   * @throws UnknownSchemaVersion for an event of a later version; UnreadableStream for data that no version wrote
   */
  upcast(event: RecordedEvent): RecordedEvent {
    const schemaVersion = this.versionOf(event.type);
    if (event.schemaVersion === schemaVersion) return event;
    if (event.schemaVersion > schemaVersion) throw new UnknownSchemaVersion(event, schemaVersion);
    const steps = this.#steps.get(event.type)?.slice(event.schemaVersion - 1) ?? [];
    try {
      return { ...event, schemaVersion, data: steps.reduce((data, upcast) => upcast(data), event.data) };
    } catch (fault) {
      throw new UnreadableStream({ ...event, reason: `the ${event.type} there has data that no version wrote` }, fault);
    }
  }
}

/**
 * A store whose readers see only the current shapes (DESIGN §3, ADR 15). Stored events never change: a read applies the
 * upcasters of their types, and an append records the version. A read throws {@link UnknownSchemaVersion} for an event
 * of a later version.
 */
export function evolving(store: EventStore, schemas: EventSchemas): EventStore {
  const upcast = (event: RecordedEvent): RecordedEvent => schemas.upcast(event);
  const pageOf = (page: EventPage): EventPage => upcastPage(page, schemas);
  const versioned = (event: EventToAppend): EventToAppend => ({
    ...event,
    schemaVersion: schemas.versionOf(event.type),
  });
  return {
    append: (stream, expected, events) => store.append(stream, expected, events.map(versioned)),
    read: async (stream, options) => (await store.read(stream, options)).map(upcast),
    readAll: async (after, options) => pageOf(await store.readAll(after, options)),
    head: () => store.head(),
    async *subscribe(after, options) {
      for await (const page of store.subscribe(after, options)) yield pageOf(page);
    },
    close: () => store.close(),
  };
}

/** An event that cannot be converted becomes a fault of the page, because it must not end the reader's subscription. */
function upcastPage(page: EventPage, schemas: EventSchemas): EventPage {
  const events: RecordedEvent[] = [];
  const faults: UndecodableEvent[] = [];
  for (const event of page.events) {
    try {
      events.push(schemas.upcast(event));
    } catch (fault) {
      if (!(fault instanceof UnreadableStream)) throw fault;
      faults.push({ ...event, fault });
    }
  }
  return faults.length === 0 ? { ...page, events } : { ...page, events, faults: [...(page.faults ?? []), ...faults] };
}

/** The upcasters of each type in order; the first converts version 1. */
function stepsOf(upcasters: readonly Upcaster[]): ReadonlyMap<string, readonly Upcaster['upcast'][]> {
  const steps = new Map<string, Upcaster['upcast'][]>();
  for (const { type, from, upcast } of upcasters.toSorted((one, other) => one.from - other.from)) {
    const own = steps.get(type) ?? [];
    if (from !== own.length + 1) throw new TypeError(`${type} needs one upcaster from version ${own.length + 1}.`);
    steps.set(type, [...own, upcast]);
  }
  return steps;
}
