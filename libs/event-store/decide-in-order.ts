import type { CommandContext, EventSourced, Loaded, Outcome } from './event-sourced.ts';
import type { DomainEvent, Position } from './event-store.ts';

/** A command on a stream, and the callbacks for its result. */
export interface Asked {
  readonly decider: EventSourced<unknown, unknown, DomainEvent, unknown>;
  readonly command: unknown;
  readonly context: CommandContext;
  readonly resolve: (outcome: Outcome<unknown, DomainEvent, unknown>) => void;
  readonly reject: (fault: unknown) => void;
}

/** The decision on one of several commands that are decided together. */
export interface Decision {
  readonly asked: Asked;
  readonly appended: readonly DomainEvent[];
  /** The state of the stream after this command. */
  readonly state: unknown;
  readonly revision: number;
  /** Resolves the caller's promise with the position that the stream has reached. */
  readonly answer: (position: Position) => void;
}

/**
 * Decides each command on the state that the earlier ones lead to. An error of a decider fails its own command alone.
 */
export function decideInOrder(asked: readonly Asked[], { state, revision }: Loaded<unknown>): Decision[] {
  return asked.map((one) => {
    const decided = attemptOf(() => one.decider.decide(one.command, state));
    if ('fault' in decided)
      return { asked: one, appended: [], state, revision, answer: () => one.reject(decided.fault) };
    const decision = decided.value;
    const appended = isEvents(decision) ? decision : [];
    state = appended.reduce((before, event) => one.decider.evolve(before, event), state);
    revision += appended.length;
    const after = { state, revision };
    const answer = (position: Position): void =>
      one.resolve(
        isEvents(decision)
          ? { kind: 'decided', events: decision, ...after, position }
          : { kind: 'refused', refusal: decision, ...after, position },
      );
    return { asked: one, appended, ...after, answer };
  });
}

function attemptOf<T>(work: () => T): { readonly value: T } | { readonly fault: unknown } {
  try {
    return { value: work() };
  } catch (fault) {
    return { fault };
  }
}

function isEvents(decision: unknown): decision is readonly DomainEvent[] {
  return Array.isArray(decision);
}
