import type { IntegrationEvent } from '#libs/contracts';
import type { EventFault, RecordedEvent } from '#libs/event-store';
import type { Received } from './delivery.ts';
import { refuseForeign, refuseKeyless } from './refuse-foreign.ts';

/** How domain events become integration events. */
export interface Translation {
  /** The domain events that may become integration events. */
  readonly types: readonly string[];
  /** The integration events of a domain event. */
  readonly translate: (event: RecordedEvent) => readonly IntegrationEvent[];
}

/**
 * The integration events of a domain event. An event that does not fit its schema is refused, because its domain event
 * has unexpected data; if it has no key, the stream stands in.
 * @throws what the translation throws: it is then unknown which integration events these would be
 */
export function translated(recorded: RecordedEvent, { translate }: Translation): readonly Received[] {
  let known = translations.get(translate);
  if (known === undefined) translations.set(translate, (known = new WeakMap()));
  let events = known.get(recorded);
  if (events === undefined)
    known.set(recorded, (events = translate(recorded).map((event) => checked(event, recorded))));
  return events;
}

/**
 * The groups of a process read the same events at about the same time, so each event is translated and checked once for
 * all.
 */
const translations = new WeakMap<Translation['translate'], WeakMap<RecordedEvent, readonly Received[]>>();

function checked(event: IntegrationEvent, { stream, position }: RecordedEvent): Received {
  try {
    refuseKeyless(event);
    refuseForeign(event);
    return { event };
  } catch (fault) {
    const refusal = fault as EventFault;
    const key: unknown = event.partitionkey;
    return { event: { ...event, partitionkey: typeof key === 'string' ? key : stream, sequence: position }, refusal };
  }
}
