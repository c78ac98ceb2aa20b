import { AccessUnavailable } from './errors.ts';

/** A state that is younger is used as it is. */
const freshMs = 250;
/** An older state is not used at all. Between the two it is used while it is read again. */
const usableMs = 750;
/** How long a caller waits, and how old the answer may be then. */
const oldestMs = 1_000;

interface Read<State> {
  readonly state: State;
  readonly readAtMs: number;
}

/**
 * A state that is read again when it is older than 250 ms, by one read at a time that all callers share. A change is
 * therefore seen within one second in every process (DESIGN §11).
 */
export class RecentState<State> {
  readonly #read: () => Promise<State>;
  readonly #now: () => number;
  #known: Read<State> | undefined;
  #reading: Promise<Read<State>> | undefined;
  #edition = 0;

  /** @param now a monotonic time in ms */
  constructor(read: () => Promise<State>, now: () => number) {
    this.#read = read;
    this.#now = now;
  }

  /**
   * Answers at once if the state is recent enough.
   * @throws AccessUnavailable if it cannot be read within a second
   */
  get(): State | Promise<State> {
    const ageMs = this.#known === undefined ? Infinity : this.#now() - this.#known.readAtMs;
    if (this.#known !== undefined && ageMs < freshMs) return this.#known.state;
    const reading = (this.#reading ??= this.#readAgain());
    if (this.#known !== undefined && ageMs < usableMs) {
      // The next caller after the usable age waits, and is told of the fault.
      reading.catch(() => undefined);
      return this.#known.state;
    }
    return this.#whenRead(reading);
  }

  /** Has the next caller wait for a new read, because this process has just changed the state. */
  forget(): void {
    this.#edition += 1;
    this.#known = undefined;
    this.#reading = undefined;
  }

  async #whenRead(reading: Promise<Read<State>>): Promise<State> {
    const { state, readAtMs } = await inTime(reading);
    // The caller may have joined a read that began long ago and stood still.
    if (this.#now() - readAtMs > oldestMs) throw new AccessUnavailable({});
    return state;
  }

  async #readAgain(): Promise<Read<State>> {
    // Taken before the read, because a change may be recorded during it.
    const readAtMs = this.#now();
    const edition = this.#edition;
    try {
      const read = { state: await this.#read(), readAtMs };
      if (edition === this.#edition) this.#known = read;
      return read;
    } catch (cause) {
      throw new AccessUnavailable({ cause });
    } finally {
      if (edition === this.#edition) this.#reading = undefined;
    }
  }
}

async function inTime<T>(reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new AccessUnavailable({}));
    }, oldestMs);
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}
