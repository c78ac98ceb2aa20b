import { setTimeout as delay } from 'node:timers/promises';
import type { Position } from '#libs/event-store';
import type { ReadModel } from '#libs/read-models';

/** The read model has not reached the event yet: ask it again later. */
export class ReadModelBehind extends Error {
  override readonly name = 'ReadModelBehind';
  readonly code = 'READ_MODEL_BEHIND';

  constructor(readModel: ReadModel, position: Position) {
    super(`The read model ${readModel} has not reached position ${position}.`);
  }
}

const patienceMs = 2_000;
const pollMs = 50;

/**
 * What a read model answers, and its checkpoint. Read both in one statement, because a rebuild may move the checkpoint back
 * at any time.
 */
export interface FoundIds {
  readonly position: Position;
  readonly ids: readonly string[];
}

/**
 * Asks a read model again until it has reached a position of the log.
 * @throws ReadModelBehind after two seconds
 */
export async function idsAt(
  readModel: ReadModel,
  since: Position,
  look: () => Promise<FoundIds>,
): Promise<readonly string[]> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const { position, ids } = await look();
    if (position >= since) return ids;
    if (performance.now() > deadline) throw new ReadModelBehind(readModel, since);
    await delay(pollMs);
  }
}
