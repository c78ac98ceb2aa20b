/** Who commands, and when: the only facts about the world that a decider gets. */
export interface CommandMetadata {
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly actor: { readonly type: 'user' | 'system'; readonly id: string };
}

/** A command that a rule forbids. The code is stable. The details are typed facts for the caller. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/**
 * An aggregate as three pure parts (DESIGN §3): no clock, no ids, no I/O. `decide` answers events or
 * a refusal; `evolve` folds one event and throws on one that cannot follow.
 */
export interface Decider<State, Command, Event, R extends Refusal = Refusal> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => readonly Event[] | R;
  /** The type of the command that has the first event of a stream follow, where there is one. */
  readonly opening?: string;
}

/** A stream together with the decider of its events: neither is named without the other. */
export interface Aggregate<State, Command, Event, R extends Refusal = Refusal> {
  readonly stream: string;
  readonly decider: Decider<State, Command, Event, R>;
}

export function isRefusal<R extends Refusal>(decision: readonly unknown[] | R): decision is R {
  return !Array.isArray(decision);
}

/** What a decider may know of a command's context. */
export function commandMetadata(context: {
  readonly occurredAt: string;
  readonly actor: CommandMetadata['actor'];
}): CommandMetadata {
  return { now: context.occurredAt, actor: context.actor };
}

/** A history that no decider could have written: the stream is corrupt, and going on would hide it. */
export class ImpossibleEvent extends Error {
  override readonly name = 'ImpossibleEvent';

  constructor(type: string, status: string) {
    super(`The event ${type} cannot follow in status ${status}.`);
  }
}

/** Marks what the compiler has proved unreachable; reached all the same, the value came from outside its type. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`);
}
