import { START, type Position } from '../event-store.ts';
import { later } from './position.ts';
import { positionOf, type ServerLog } from './server-log.ts';

/** The position of our last event, and the position up to which no event of ours follows it. */
interface KnownEnd {
  readonly last: Position;
  readonly through: Position;
}

/** Finds our last event in a log that others also write to. It reads the events of others at most once. */
export class EndOfLog {
  readonly #log: ServerLog;
  #known: KnownEnd | undefined;

  constructor(log: ServerLog) {
    this.#log = log;
  }

  get known(): KnownEnd | undefined {
    return this.#known;
  }

  /** The position to read on from after `after`: past the events of others that were seen before. */
  passed(after: Position): Position {
    return this.#known !== undefined && after >= this.#known.last ? later(after, this.#known.through) : after;
  }

  /** Reads backwards to our last event, or to a position after which none of ours was seen before. */
  async find(): Promise<Position> {
    const before = this.#known?.last ?? START;
    let newest = START;
    for await (const resolved of this.#log.readBackward()) {
      const position = positionOf(resolved);
      newest = later(newest, position);
      // The tail may learn more during this read.
      const known = this.#known;
      if (this.#log.isOurs(resolved)) {
        // The log is shorter than before, so what was known no longer holds.
        if (newest < before) this.#known = undefined;
        this.learn({ after: START, last: position, through: newest });
        return position;
      }
      if (known !== undefined && position <= known.through && newest >= before) {
        this.learn({ after: known.through, last: undefined, through: newest });
        return known.last;
      }
    }
    this.#known = { last: START, through: newest };
    return START;
  }

  /** @param seen says that `last` is our last event up to `through`; undefined means that none of ours follows `after` */
  learn(seen: { readonly after: Position; readonly last: Position | undefined; readonly through: Position }): void {
    const { after, last, through } = seen;
    const known = this.#known;
    if (known !== undefined && through <= known.through) return;
    if (last !== undefined) this.#known = { last, through };
    else if (known !== undefined && after <= known.through) this.#known = { last: known.last, through };
  }
}
