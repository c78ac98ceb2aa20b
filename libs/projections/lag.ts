import { START, type EventStore, type Position } from '#libs/event-store';

/** The part of an event store that measuring lag needs. */
export type LagSource = Pick<EventStore, 'readAll'>;

/** The age of the oldest event after the position, in ms; 0 if there is none. */
export async function lagMs(eventStore: LagSource, position: Position): Promise<number> {
  const { events } = await eventStore.readAll(position, { limit: 1 });
  const [next] = events;
  return next === undefined ? 0 : Math.max(0, Date.now() - Date.parse(next.recordedAt));
}

/**
 * The lowest position of these processors.
 * @param checkpoints by processor; a processor without one is at the start
 */
export function furthestBehind(processors: readonly string[], checkpoints: ReadonlyMap<string, Position>): Position {
  const [first = START, ...others] = processors.map((processor) => checkpoints.get(processor) ?? START);
  return others.reduce((least, position) => (position < least ? position : least), first);
}
