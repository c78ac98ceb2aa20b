import { START, type EventStore, type Position } from '#libs/event-store';

/** As much of the event store as it takes to tell how far behind it somebody is. */
export type LagSource = Pick<EventStore, 'readAll'>;

/** How long the oldest event has been waiting that whoever stands at this position has not read, in ms; 0 when there is none. */
export async function lagMs(eventStore: LagSource, position: Position): Promise<number> {
  const { events } = await eventStore.readAll(position, { limit: 1 });
  const [next] = events;
  return next === undefined ? 0 : Math.max(0, Date.now() - Date.parse(next.recordedAt));
}

/**
 * Where the one of these processors stands that is the furthest behind.
 * @param checkpoints by processor; one that has none is at the start
 */
export function furthestBehind(processors: readonly string[], checkpoints: ReadonlyMap<string, Position>): Position {
  const [first = START, ...others] = processors.map((processor) => checkpoints.get(processor) ?? START);
  return others.reduce((least, position) => (position < least ? position : least), first);
}
