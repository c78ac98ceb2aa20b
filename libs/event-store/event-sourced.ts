import type { DomainEvent, EventMetadata, Position } from './event-store.ts';

/** The part of a domain decider that a store needs: fold events to a state, decide a command on it. */
export interface EventSourced<State, Command, Event extends DomainEvent, Refusal> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => readonly Event[] | Refusal;
  /**
   * The type of the command that opens a stream: it is decided on no events without reading them, and that there are none
   * the append proves. Only for streams that nobody opens twice as a rule, because that costs a failed append.
   */
  readonly opening?: string;
}

/** A stream together with the decider of its events. */
export interface Aggregate<State, Command, Event extends DomainEvent, Refusal> {
  readonly stream: string;
  readonly decider: EventSourced<State, Command, Event, Refusal>;
}

/** What it takes to fold the events of a stream. */
export interface Folded<State, Event extends DomainEvent> {
  readonly stream: string;
  readonly decider: Pick<EventSourced<State, never, Event, unknown>, 'initialState' | 'evolve'>;
}

/** Who asks, and as part of what; becomes the metadata of the events. `commandId` also names them. */
export interface CommandContext extends EventMetadata {
  /**
   * True when an earlier try of the command may have been recorded although nobody heard its answer.
   * Says how to handle it, and is not recorded itself.
   */
  readonly retried?: true;
  /** Of a command that must not begin after a time. Not recorded either. */
  readonly admission?: Admission;
}

/** Whether a command may still begin. One that has begun is carried through. */
export interface Admission {
  /** @throws when it is too late; asked before each append, because the process may have stood still since the last time. */
  readonly begin: () => void;
  /** Something of it has been recorded. */
  readonly hasBegun: () => void;
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
