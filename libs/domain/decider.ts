import type { Comparison } from './identity.ts';

/** Who commands, and when. A decider learns nothing else about the world. */
export interface CommandMetadata {
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly actor: {
    readonly type: 'user' | 'system';
    readonly id: string;
    /** How the actor proved who they are. Absent in local mode and of the system. */
    readonly method?: string;
    /** Of an API key: the persons who issued or rotated it, and so know its secret. */
    readonly keyHolders?: readonly string[];
  };
}

/** The answer to a command that a rule forbids: a stable code, and typed facts for the caller. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/**
 * An aggregate as three pure parts (DESIGN §3): no clock, no ids, no I/O. `decide` returns events or
 * a refusal; `evolve` folds one event and throws {@link ImpossibleEvent} when it cannot follow.
 */
export interface Decider<State, Command, Event, R extends Refusal = Refusal> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => readonly Event[] | R;
  /** The type of the command that creates the stream, if one command does. */
  readonly opening?: string;
}

/** A stream together with its decider, so that a wrong pair cannot be written. */
export interface Aggregate<State, Command, Event, R extends Refusal = Refusal> {
  readonly stream: string;
  readonly decider: Decider<State, Command, Event, R>;
}

export function isRefusal<R extends Refusal>(decision: readonly unknown[] | R): decision is R {
  return !Array.isArray(decision);
}

/** The part of a command's context that a decider may see. */
export function commandMetadata(context: {
  readonly occurredAt: string;
  readonly actor: CommandMetadata['actor'];
}): CommandMetadata {
  return { now: context.occurredAt, actor: context.actor };
}

/** How what the actor opens compares identities. */
export function comparisonOf({ actor }: Pick<CommandMetadata, 'actor'>): Comparison {
  return isSignedIn(actor) ? 'principal' : 'canonical';
}

/** Whether the identity provider says who it is. */
export function isSignedIn({ method }: CommandMetadata['actor']): boolean {
  return method !== undefined;
}

/**
 * The delegate who signed in to act for somebody else; null for those who act for themselves, and in local mode. Rules about
 * persons count the delegate and the one who is acted for.
 */
export function delegateOf(actingPerson: string, { actor }: Pick<CommandMetadata, 'actor'>): string | null {
  return isSignedIn(actor) && actor.id !== actingPerson ? actor.id : null;
}

/**
 * Everybody whom the rules about persons count: the one who is acted for, the delegate, and those who know the secret of the
 * API key, because each of them can use it. In local mode only the person whom the administrator names.
 */
export function personsOf(actingPerson: string, { actor }: Pick<CommandMetadata, 'actor'>): readonly string[] {
  if (!isSignedIn(actor)) return [actingPerson];
  return [...new Set([actingPerson, actor.id, ...(actor.keyHolders ?? [])])];
}

/** The holders of the actor's API key as a field of commands and events, which is absent without any. */
export function keyHoldersOf({ actor: { keyHolders = [] } }: Pick<CommandMetadata, 'actor'>): {
  readonly keyHolders?: readonly string[];
} {
  return keyHolders.length === 0 ? {} : { keyHolders };
}

/** No decider can have written this history: the stream is corrupt, and folding on would hide it. */
export class ImpossibleEvent extends Error {
  override readonly name = 'ImpossibleEvent';

  constructor(type: string, status: string) {
    super(`The event ${type} cannot follow in status ${status}.`);
  }
}

/**
 * The state, narrowed to the statuses in which the event can follow.
 * @throws ImpossibleEvent in any other status.
 */
export function inStatus<State extends { readonly status: string }, Status extends State['status']>(
  state: State,
  event: { readonly type: string },
  ...statuses: readonly Status[]
): Extract<State, { readonly status: Status }> {
  if (!isIn(state, statuses)) throw new ImpossibleEvent(event.type, state.status);
  return state;
}

function isIn<State extends { readonly status: string }, Status extends State['status']>(
  state: State,
  statuses: readonly Status[],
): state is Extract<State, { readonly status: Status }> {
  return statuses.some((status) => status === state.status);
}

/** Marks code that the compiler proves unreachable. At run time it fails on a value from outside its type. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`);
}
