import type { DeadLetterSummary, DeadLetterView, ReplayView } from '#libs/contracts';
import type { EventStore } from '#libs/event-store';
import { eventOf, type FoundLetter, type Letter } from './letters.ts';
import type { Replay } from './replays.ts';

/** A letter in a list of the API. */
export function deadLetterSummary({ id, ...letter }: Letter): DeadLetterSummary {
  return { deadLetterId: id, ...letter };
}

/** A letter in the API, with its event. */
export async function deadLetterView(
  found: FoundLetter,
  eventStore: Pick<EventStore, 'read'>,
): Promise<DeadLetterView> {
  const { event: _, revision: __, ...letter } = found;
  const event = await eventOf(found, eventStore);
  return { ...deadLetterSummary(letter), event: event && { ...event } };
}

export function replayView({ id, key, types, ...replay }: Replay): ReplayView {
  return { replayId: id, ...replay, types: [...types], tokenId: key };
}
