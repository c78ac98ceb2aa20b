import type { DomainEvent, EventMetadata, Position } from './event-store.ts';

/** The part of a domain decider that the store needs: it folds events to a state and decides a command on the state. */
export interface EventSourced<State, Command, Event extends DomainEvent, Refusal> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => readonly Event[] | Refusal;
  /**
   * The type of the command that creates the stream. It is decided without a read, and the append proves that the
   * stream was empty. Use it only for streams that are rarely created twice, because that costs a failed append.
   */
  readonly opening?: string;
}

/** A stream together with the decider of its events. */
export interface Aggregate<State, Command, Event extends DomainEvent, Refusal> {
  readonly stream: string;
  readonly decider: EventSourced<State, Command, Event, Refusal>;
}

/** A stream and the functions that fold its events. */
export interface Folded<State, Event extends DomainEvent> {
  readonly stream: string;
  readonly decider: Pick<EventSourced<State, never, Event, unknown>, 'initialState' | 'evolve'>;
}

/**
 * Who sends the command, and in which conversation. It becomes the metadata of the events, and `commandId` determines
 * their ids.
 */
export interface CommandContext extends EventMetadata {
  /** True if an earlier try may have been recorded without an answer. It controls the handling and is not recorded. */
  readonly retried?: true;
  /** For a command that must not begin after a deadline. It is not recorded. */
  readonly admission?: Admission;
}

/** What is recorded of a context. How the command was admitted controls its handling only. */
export function metadataOf({ retried: _, admission: __, ...metadata }: CommandContext): EventMetadata {
  return metadata;
}

/** Whether a command may still begin. A command that has begun is completed. */
export interface Admission {
  /**
   * @throws if the deadline has passed. Called before each append, because the process may have stood still since the
   * last call.
   */
  readonly begin: () => void;
  /** Called when some of its events are recorded. */
  readonly hasBegun: () => void;
}

export interface Loaded<State> {
  readonly state: State;
  /** -1 for a stream without events. */
  readonly revision: number;
  /** The position of the stream's last event; START for a stream without events. */
  readonly position: Position;
}

export type Outcome<State, Event, Refusal> =
  | ({ readonly kind: 'decided'; readonly events: readonly Event[] } & Loaded<State>)
  | ({ readonly kind: 'refused'; readonly refusal: Refusal } & Loaded<State>);
