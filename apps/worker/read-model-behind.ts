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
