import type { DeadLetterSummary, DeadLetterView, ReplayView } from '#libs/contracts';
import type { DeadLetter } from './dead-letters.ts';
import type { Replay } from './replays.ts';

/** A dead letter as the API tells of it in a list. */
export function deadLetterSummary({ id, event: _, ...letter }: DeadLetter): DeadLetterSummary {
  return { deadLetterId: id, ...letter };
}

/** A dead letter as the API tells of it, with its event. */
export function deadLetterView(letter: DeadLetter): DeadLetterView {
  return { ...deadLetterSummary(letter), event: { ...letter.event } };
}

export function replayView({ id, key, types, ...replay }: Replay): ReplayView {
  return { replayId: id, ...replay, types: [...types], tokenId: key };
}
