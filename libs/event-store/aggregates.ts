import { v5 as uuidV5 } from 'uuid';
import { CorruptedRetry, WrongExpectedRevision } from './errors.ts';
import type { DomainEvent, EventMetadata, EventToAppend, Position, RecordedEvent } from './event-store.ts';
import { START } from './event-store.ts';
import { KeyedQueue } from './keyed-queue.ts';
import type { StreamStore } from './what-if-store.ts';

/** The part of a domain decider that a store needs: fold events to a state, decide a command on it. */
export interface EventSourced<State, Command, Event extends DomainEvent, Refusal> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => readonly Event[] | Refusal;
}

/** Who asks, and as part of what; becomes the metadata of the events. `commandId` also names them. */
export interface CommandContext extends EventMetadata {
  /**
   * True when an earlier try of the command may have been recorded although nobody heard its answer.
   * Says how to handle it, and is not recorded itself.
   */
  readonly retried?: true;
}

export interface Loaded<State> {
  readonly state: State;
  /** -1 for a stream with no events. */
  readonly revision: number;
  /** Position of the stream's last event; START for a stream with none. */
  readonly position: Position;
}

export type Outcome<State, Event, Refusal> =
  | ({ readonly kind: 'decided'; readonly events: readonly Event[] } & Loaded<State>)
  | ({ readonly kind: 'refused'; readonly refusal: Refusal } & Loaded<State>);

export interface AggregatesOptions {
  /** How many folded states are kept. Default 10,000. */
  readonly cacheSize?: number;
  /** How often a decision is taken again after someone else appended first. Default 20. */
  readonly maxAttempts?: number;
}

/**
 * Loads, decides and appends: the one way to change an aggregate.
 *
 * The folded state of a stream is kept by its revision (DESIGN §5). A decision on a kept state that
 * appends is proved by the store's revision check; one that appends nothing, or refuses, is taken
 * again on what the store holds now, because otherwise a stale state could refuse what is allowed.
 */
export class Aggregates {
  readonly #store: StreamStore;
  readonly #cache = new Map<string, Loaded<unknown>>();
  readonly #queue = new KeyedQueue();
  readonly #cacheSize: number;
  readonly #maxAttempts: number;

  constructor(store: StreamStore, options: AggregatesOptions = {}) {
    this.#store = store;
    this.#cacheSize = options.cacheSize ?? 10_000;
    this.#maxAttempts = options.maxAttempts ?? 20;
  }

  /** The state of a stream, with every event that was recorded before the call. */
  async load<State, Event extends DomainEvent>(
    stream: string,
    decider: Pick<EventSourced<State, never, Event, unknown>, 'initialState' | 'evolve'>,
  ): Promise<Loaded<State>> {
    const known = this.#recall(stream, decider.initialState);
    const events = await this.#store.read(stream, { from: known.revision + 1 });
    if (events.length === 0) return known;
    return this.#keep(stream, fold(known, events, decider.evolve));
  }

  /**
   * Decides a command on a stream and appends what was decided. Repeating a command with the same
   * `context.commandId` records nothing twice, and is answered as it was the first time: at once when
   * the context says that it is `retried`, and otherwise when the append finds out.
   * @throws WrongExpectedRevision when others kept appending first; faults of the store.
   */
  handle<State, Command, Event extends DomainEvent, Refusal>(
    stream: string,
    decider: EventSourced<State, Command, Event, Refusal>,
    command: Command,
    context: CommandContext,
  ): Promise<Outcome<State, Event, Refusal>> {
    return this.#queue.run(stream, () => this.#handle(stream, decider, command, context));
  }

  async #handle<State, Command, Event extends DomainEvent, Refusal>(
    stream: string,
    decider: EventSourced<State, Command, Event, Refusal>,
    command: Command,
    context: CommandContext,
  ): Promise<Outcome<State, Event, Refusal>> {
    if (context.retried === true) {
      // Before deciding: what the first try brought about may be what a rule would now refuse.
      const first = await this.#firstOutcome(stream, decider, context);
      if (first !== undefined) return first;
    }
    let current = this.#cache.has(stream)
      ? this.#recall(stream, decider.initialState)
      : await this.load(stream, decider);
    for (let attempt = 1; ; attempt += 1) {
      const decision = decider.decide(command, current.state);
      if (!isEvents<Event, Refusal>(decision) || decision.length === 0) {
        const latest = await this.load(stream, decider);
        if (latest.revision !== current.revision) {
          current = latest;
          continue;
        }
        return isEvents<Event, Refusal>(decision)
          ? { kind: 'decided', events: decision, ...latest }
          : { kind: 'refused', refusal: decision, ...latest };
      }
      try {
        const appended = await this.#store.append(
          stream,
          current.revision < 0 ? 'no-stream' : current.revision,
          decision.map((event, index) => toAppend(event, index, stream, context)),
        );
        const state = decision.reduce<State>((before, event) => decider.evolve(before, event), current.state);
        return { kind: 'decided', events: decision, ...this.#keep(stream, { state, ...appended }) };
      } catch (error) {
        this.#cache.delete(stream);
        const first = error instanceof CorruptedRetry && (await this.#firstOutcome(stream, decider, context));
        if (first) return first;
        if (!(error instanceof WrongExpectedRevision) || attempt >= this.#maxAttempts) throw error;
        current = await this.load(stream, decider);
      }
    }
  }

  /** What the command came to when it was recorded, if it was. */
  async #firstOutcome<State, Event extends DomainEvent>(
    stream: string,
    { initialState, evolve }: Pick<EventSourced<State, never, Event, unknown>, 'initialState' | 'evolve'>,
    { commandId }: CommandContext,
  ): Promise<Extract<Outcome<State, Event, never>, { kind: 'decided' }> | undefined> {
    const history = await this.#store.read(stream);
    const start = history.findIndex(({ id }) => id === eventIdOf(commandId, stream, 0));
    if (start < 0) return undefined;
    // One append wrote them, so they stand together.
    const own = history.slice(start).filter(({ id }, index) => id === eventIdOf(commandId, stream, index));
    const before: Loaded<State> = { state: initialState, revision: -1, position: START };
    return {
      kind: 'decided',
      events: own.map(({ type, data }) => ({ type, data }) as Event),
      ...fold(before, history.slice(0, start + own.length), evolve),
    };
  }

  #recall<State>(stream: string, initialState: State): Loaded<State> {
    // A stream belongs to one decider, so what is kept for it has that decider's state.
    return (
      (this.#cache.get(stream) as Loaded<State> | undefined) ?? { state: initialState, revision: -1, position: START }
    );
  }

  #keep<State>(stream: string, loaded: Loaded<State>): Loaded<State> {
    const kept = this.#cache.get(stream);
    if (kept !== undefined && kept.revision > loaded.revision) return loaded;
    this.#cache.delete(stream);
    this.#cache.set(stream, loaded);
    if (this.#cache.size > this.#cacheSize) {
      const leastRecentlyUsed = this.#cache.keys().next();
      if (!leastRecentlyUsed.done) this.#cache.delete(leastRecentlyUsed.value);
    }
    return loaded;
  }
}

/** The id of the n-th event that a command appends to a stream (DESIGN §3). */
export function eventIdOf(commandId: string, stream: string, index: number): string {
  return uuidV5(`${stream}:${index}`, commandId);
}

/** The id of what a command or a process derives from another id, such as the stream that it opens. */
export function derivedId(parentId: string, role: string): string {
  return uuidV5(role, parentId);
}

function toAppend<E extends DomainEvent>(
  event: E,
  index: number,
  stream: string,
  { retried: _, ...metadata }: CommandContext,
): EventToAppend {
  return {
    id: eventIdOf(metadata.commandId, stream, index),
    type: event.type,
    data: event.data,
    metadata,
  };
}

function fold<State, Event extends DomainEvent>(
  from: Loaded<State>,
  events: readonly RecordedEvent[],
  evolve: (state: State, event: Event) => State,
): Loaded<State> {
  let { state, revision, position } = from;
  for (const event of events) {
    // The stream's name says which decider wrote it; evolve throws on a type that is not the decider's.
    state = evolve(state, event as unknown as Event);
    ({ revision, position } = event);
  }
  return { state, revision, position };
}

function isEvents<Event, Refusal>(decision: readonly Event[] | Refusal): decision is readonly Event[] {
  return Array.isArray(decision);
}
