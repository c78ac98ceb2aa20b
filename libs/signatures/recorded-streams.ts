import canonicalize from 'canonicalize';
import { streamOf } from '#libs/tenants';
import type { LoggedEvent } from './logged-event.ts';

/** The recorded events of a tenant by stream. */
export class RecordedStreams {
  readonly #tenant: string;
  readonly #streams: ReadonlyMap<string, readonly LoggedEvent[]>;

  constructor(events: readonly LoggedEvent[], tenant: string) {
    this.#tenant = tenant;
    this.#streams = Map.groupBy(events, ({ stream }) => stream);
  }

  /** The first event of a stream, which alone may be there. @param faults gets a line if it is doubtful */
  firstOf(name: string, faults: string[]): LoggedEvent | undefined {
    const [first, second] = this.#stream(name, faults);
    if (first?.revision === second?.revision && first !== undefined) {
      faults.push(`The events of ${streamOf(this.#tenant, name)} contradict each other.`);
    }
    return first?.revision === 0 ? first : undefined;
  }

  /** The events of a stream in their order. @param faults gets a line if one is missing or out of its order */
  eventsOf(name: string, faults: string[]): readonly LoggedEvent[] {
    const events = this.#stream(name, faults);
    const stream = streamOf(this.#tenant, name);
    const follows = (index: number): boolean => isAfter(events[index]?.position ?? '', events[index - 1]?.position);
    if (events.some(({ revision }, index) => revision !== index))
      faults.push(`The events of ${stream} are incomplete.`);
    else if (!events.every((_, index) => follows(index))) {
      faults.push(`The positions of the events of ${stream} are not in the order of their revisions.`);
    }
    return events;
  }

  #stream(name: string, faults: string[]): readonly LoggedEvent[] {
    const stream = streamOf(this.#tenant, name);
    const events = withoutRepetitions(this.#streams.get(stream) ?? []);
    if (events.some(({ metadata }) => metadata.tenantId !== this.#tenant)) {
      faults.push(`An event of ${stream} names another tenant than its stream.`);
    }
    return events;
  }
}

/** By revision. Equal events count once, because the pages of a server and joined exports may repeat them. */
function withoutRepetitions(events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  const inOrder = events.toSorted((one, other) => one.revision - other.revision);
  return inOrder.filter((event, index) => {
    const before = inOrder[index - 1];
    return before?.revision !== event.revision || canonicalize(before) !== canonicalize(event);
  });
}

/** Positions of one store have the same length and sort as strings. */
function isAfter(position: string, before: string | undefined): boolean {
  return before === undefined || (position.length === before.length && position > before);
}
