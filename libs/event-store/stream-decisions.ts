import { GatheringQueue } from '#libs/concurrency';
import { decideInOrder, type Asked, type Decision } from './decide-in-order.ts';
import { eventIdOf } from './derived-id.ts';
import {
  metadataOf,
  type Aggregate,
  type CommandContext,
  type Folded,
  type Loaded,
  type Outcome,
} from './event-sourced.ts';
import { isOfStore } from './decode-event.ts';
import { CorruptedRetry, isTransientFault, UnreadableStream, WrongExpectedRevision } from './errors.ts';
import type { DomainEvent, EventToAppend, RecordedEvent } from './event-store.ts';
import { START } from './event-store.ts';
import { StateCache } from './state-cache.ts';
import type { StreamStore } from './what-if-store.ts';

export interface AggregatesOptions {
  /** The memory for folded states, in bytes, approximately. Default 16 MiB. */
  readonly cacheBytes?: number;
  /** How often a decision is repeated after another process appended first. Default 20. */
  readonly maxAttempts?: number;
  /** Called each time that a stream cannot be read. */
  readonly onUnreadable?: (fault: UnreadableStream) => void;
}

/** The number of commands on a stream that are decided in sequence and appended together. */
const mostTogether = 64;

/**
 * Loads, decides and appends, by the full names of streams. {@link Aggregates} gives each tenant its own.
 *
 * Commands that arrive for a stream while others are in progress are decided in order and appended together. Five
 * hundred votes on a request then cost a few appends (DESIGN §5).
 *
 * The folded state of a stream is cached by its revision (DESIGN §5). The store's revision check proves a decision on a
 * cached state if it appends events. A decision that appends nothing, or refuses, is repeated on the recorded state,
 * because otherwise a stale state could refuse a valid command.
 */
export class StreamDecisions {
  readonly #store: StreamStore;
  readonly #queue = new GatheringQueue<Asked>(mostTogether, (stream, asked) => this.#answer(stream, asked));
  readonly #states: StateCache;
  readonly #maxAttempts: number;
  readonly #onUnreadable: (fault: UnreadableStream) => void;

  constructor(store: StreamStore, options: AggregatesOptions = {}) {
    this.#store = store;
    this.#states = new StateCache(options.cacheBytes ?? 2 ** 24);
    this.#maxAttempts = options.maxAttempts ?? 20;
    this.#onUnreadable = options.onUnreadable ?? (() => undefined);
  }

  /** See {@link TenantAggregates.load}. */
  async load<State, Event extends DomainEvent>(
    { stream, decider }: Folded<State, Event>,
    isEnough: (state: State) => boolean = () => false,
  ): Promise<Loaded<State>> {
    const kept = this.#states.get(stream) as Loaded<State> | undefined;
    if (kept !== undefined && isEnough(kept.state)) return kept;
    const known = kept ?? nothingOf(decider);
    try {
      const events = await this.#store.read(stream, { from: known.revision + 1 });
      if (events.length === 0) return known;
      const loaded = fold(known, events, decider.evolve);
      this.#states.keep(stream, loaded);
      return loaded;
    } catch (fault) {
      this.#notice(fault);
      throw fault;
    }
  }

  /** See {@link TenantAggregates.firstOutcome}. */
  async firstOutcome<State, Event extends DomainEvent>(
    { stream, decider: { initialState, evolve } }: Folded<State, Event>,
    { commandId }: Pick<CommandContext, 'commandId'>,
  ): Promise<Extract<Outcome<State, Event, never>, { kind: 'decided' }> | undefined> {
    const history = await this.#store.read(stream);
    const start = history.findIndex(({ id }) => id === eventIdOf(commandId, stream, 0));
    if (start < 0) return undefined;
    // One append wrote them, so they stand together.
    const own = history.slice(start).filter(({ id }, index) => id === eventIdOf(commandId, stream, index));
    const before = nothingOf({ initialState });
    return {
      kind: 'decided',
      events: own.map(({ type, data }) => ({ type, data }) as Event),
      ...fold(before, history.slice(0, start + own.length), evolve),
    };
  }

  /** See {@link TenantAggregates.known}. */
  known<State, Event extends DomainEvent>({ stream }: Folded<State, Event>): State | undefined {
    return this.#states.get(stream)?.state as State | undefined;
  }

  /** See {@link TenantAggregates.handle}. */
  handle<State, Command, Event extends DomainEvent, Refusal>(
    { stream, decider }: Aggregate<State, Command, Event, Refusal>,
    command: Command,
    context: CommandContext,
  ): Promise<Outcome<State, Event, Refusal>> {
    return new Promise((resolve, reject) => {
      // Commands on one stream have the same decider, and so the same types.
      this.#queue.add(stream, { decider, command, context, resolve, reject } as unknown as Asked);
    });
  }

  /** Never rejects. Each command gets its own result. */
  async #answer(stream: string, asked: readonly Asked[]): Promise<void> {
    const together: Asked[] = [];
    for (const one of asked) {
      // Two tries of one command can be distinguished only after the first is recorded.
      if (together.some(({ context }) => context.commandId === one.context.commandId)) {
        await this.#decideTogether(stream, together.splice(0));
      }
      if (one.context.retried !== true || !(await this.#isAnsweredBefore(stream, one))) together.push(one);
    }
    await this.#decideTogether(stream, together);
  }

  /**
   * Answers with the recorded outcome of the first try. It comes before the decision, because a rule may now refuse the
   * result of the first try.
   */
  async #isAnsweredBefore(stream: string, { decider, context, resolve, reject }: Asked): Promise<boolean> {
    try {
      const first = await this.firstOutcome({ stream, decider }, context);
      if (first !== undefined) resolve(first);
      return first !== undefined;
    } catch (fault) {
      reject(fault);
      return true;
    }
  }

  async #decideTogether(stream: string, asked: readonly Asked[]): Promise<void> {
    const [first] = asked;
    if (first === undefined) return;
    try {
      let current = this.#states.get(stream) ?? (await this.#firstLoad(stream, first));
      for (let attempt = 1; ; attempt += 1) {
        // In the same turn of the event loop as the append, because a process can stand still between turns.
        for (const { context } of asked) context.admission?.begin();
        const decisions = decideInOrder(asked, current);
        const latest = await this.#appendAndAnswer(stream, decisions, current, first.decider, attempt);
        if (latest === undefined) return;
        current = latest;
      }
    } catch (fault) {
      if (asked.length === 1) await this.#recover(stream, first, fault);
      else if (isTransientFault(fault)) for (const { reject } of asked) reject(fault);
      // An append that the store refuses, or has recorded before, must not fail the others.
      else for (const one of asked) await this.#decideTogether(stream, [one]);
    }
  }

  #firstLoad(stream: string, { decider, command }: Asked): Promise<Loaded<unknown>> | Loaded<unknown> {
    const opens = decider.opening !== undefined && (command as { type?: unknown }).type === decider.opening;
    return opens ? nothingOf(decider) : this.load({ stream, decider });
  }

  /**
   * Appends the decided events and answers each command.
   * @returns undefined on success; otherwise the newer state on which to decide again
   */
  async #appendAndAnswer(
    stream: string,
    decisions: readonly Decision[],
    before: Loaded<unknown>,
    decider: Asked['decider'],
    attempt: number,
  ): Promise<Loaded<unknown> | undefined> {
    const events = decisions.flatMap(({ asked, appended }) => toAppend(appended, stream, asked.context));
    if (events.length === 0) {
      // No append proves that this state is the latest one, so it is read.
      const latest = await this.load({ stream, decider });
      if (latest.revision !== before.revision) return latest;
      for (const { answer } of decisions) answer(latest.position);
      return undefined;
    }
    try {
      const { position, repeated } = await this.#store.append(
        stream,
        before.revision < 0 ? 'no-stream' : before.revision,
        events,
      );
      // Another process recorded this command, and perhaps more events. The answer is what is recorded, not this
      // decision.
      if (repeated === true) throw new CorruptedRetry(stream);
      const last = decisions.at(-1);
      if (last !== undefined) this.#states.keep(stream, { state: last.state, revision: last.revision, position });
      begun(decisions);
      for (const { answer } of decisions) answer(position);
      return undefined;
    } catch (fault) {
      this.#states.delete(stream);
      // After any other fault, the events may have been recorded.
      if (!(fault instanceof WrongExpectedRevision)) begun(decisions);
      this.#notice(fault);
      if (!(fault instanceof WrongExpectedRevision) || attempt >= this.#maxAttempts) throw fault;
      return this.load({ stream, decider });
    }
  }

  #notice(fault: unknown): void {
    if (fault instanceof UnreadableStream) this.#onUnreadable(fault);
  }

  /** Answers with the recorded outcome of the command, or with the fault if none is recorded. */
  async #recover(stream: string, asked: Asked, fault: unknown): Promise<void> {
    if (fault instanceof CorruptedRetry && (await this.#isAnsweredBefore(stream, asked))) return;
    asked.reject(fault);
  }
}

function begun(decisions: readonly Decision[]): void {
  for (const { asked, appended } of decisions) if (appended.length > 0) asked.context.admission?.hasBegun();
}

/** The state of a stream without events. */
function nothingOf<State>({ initialState }: { readonly initialState: State }): Loaded<State> {
  return { state: initialState, revision: -1, position: START };
}

/** The events of one command share their metadata, so that the store serialises it once. */
function toAppend(events: readonly DomainEvent[], stream: string, context: CommandContext): EventToAppend[] {
  const metadata = metadataOf(context);
  return events.map(({ type, data }, index) => ({
    id: eventIdOf(context.commandId, stream, index),
    type,
    data,
    metadata,
  }));
}

function fold<State, Event extends DomainEvent>(
  from: Loaded<State>,
  events: readonly RecordedEvent[],
  evolve: (state: State, event: Event) => State,
): Loaded<State> {
  let { state, revision, position } = from;
  for (const event of events) {
    if (event.revision !== revision + 1) {
      const missing = event.revision === revision + 2 ? `${revision + 1}` : `${revision + 1} to ${event.revision - 1}`;
      throw new UnreadableStream({ ...event, reason: `revision ${missing} before it is missing` });
    }
    // The store's own events change only the length of the stream.
    if (!isOfStore(event.type)) state = evolved(state, event, evolve);
    ({ revision, position } = event);
  }
  return { state, revision, position };
}

/**
 * @throws UnreadableStream if `evolve` throws: the stream's name implies its decider, so another program wrote the
 * event
 */
function evolved<State, Event extends DomainEvent>(
  state: State,
  event: RecordedEvent,
  evolve: (state: State, event: Event) => State,
): State {
  try {
    return evolve(state, event as unknown as Event);
  } catch (fault) {
    throw new UnreadableStream(
      { ...event, reason: `the ${event.type} there does not fit the events before it` },
      fault,
    );
  }
}
