import type { EventToAppend, ExpectedRevision, ReadStreamOptions, RecordedEvent } from '#libs/event-store';
import { CorruptedRetry, WrongExpectedRevision } from '#libs/event-store';

/**
 * A log in memory whose every call waits for its turn, so that a test decides in which order those of several workers
 * take place. Its rules of appending are those of the contract for an explicit revision.
 */
export class InterleavedStore {
  readonly log: RecordedEvent[] = [];
  /** Resolves when it is a call's turn. */
  readonly #turn: (call: string) => Promise<unknown>;

  constructor(turn: (call: string) => Promise<unknown>) {
    this.#turn = turn;
  }

  async read(stream: string, { from = 0 }: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    await this.#turn(`read ${stream}`);
    return this.streamOf(stream).slice(from);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]) {
    await this.#turn(`append ${stream}`);
    const history = this.streamOf(stream);
    const actual = history.length - 1;
    const known = history.filter(({ id }) => events.some((event) => event.id === id));
    const last = known.at(-1);
    if (last !== undefined) {
      if (!isSame(known, events)) throw new CorruptedRetry(stream);
      return { revision: last.revision, position: last.position };
    }
    if ((expected === 'no-stream' ? -1 : expected) !== actual) {
      throw new WrongExpectedRevision(stream, expected, actual < 0 ? 'no-stream' : actual);
    }
    events.forEach((event, index) => {
      const position = String(this.log.length + 1).padStart(16, '0');
      const recordedAt = event.metadata.occurredAt;
      this.log.push({ schemaVersion: 1, ...event, stream, revision: actual + 1 + index, position, recordedAt });
    });
    return { revision: actual + events.length, position: this.log.at(-1)?.position ?? '' };
  }

  streamOf(stream: string): readonly RecordedEvent[] {
    return this.log.filter((event) => event.stream === stream);
  }
}

function isSame(known: readonly RecordedEvent[], events: readonly EventToAppend[]): boolean {
  return (
    known.length === events.length &&
    known.every(({ id, data }, index) => id === events[index]?.id && isEqual(data, events[index].data))
  );
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
