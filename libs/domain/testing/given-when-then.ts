import { isRefusal, type CommandMetadata, type Decider, type Refusal } from '../decider.ts';

/** A command as a test writes it. */
export type WithoutMetadata<C> = C extends unknown ? Omit<C, 'metadata'> : never;

export const testMetadata: CommandMetadata = { now: '2026-01-01T12:00:00.000Z', actor: { type: 'user', id: 'tester' } };

/** A specification of a decider: what had happened, what is commanded, what follows. */
export function specificationOf<State, Command, Event, R extends Refusal>(decider: Decider<State, Command, Event, R>) {
  return {
    given: (...events: readonly Event[]) => ({
      when: (command: WithoutMetadata<Command>, metadata: Partial<CommandMetadata> = {}) => {
        const state = events.reduce((before, event) => decider.evolve(before, event), decider.initialState);
        const decision = decider.decide({ ...command, metadata: { ...testMetadata, ...metadata } } as Command, state);
        return {
          then: (...expected: readonly object[]) => {
            expect(decision).toMatchObject(expected);
            // An event that its own state cannot take would corrupt the stream.
            if (!isRefusal(decision)) decision.reduce((before, event) => decider.evolve(before, event), state);
          },
          thenNothing: () => {
            expect(decision).toEqual([]);
          },
          thenRefused: (code: R['code'], details: object = {}) => {
            expect(decision).toMatchObject({ code, ...details });
          },
        };
      },
    }),
  };
}

/** Folds what was decided, command by command; a refused command changes nothing. */
export function run<State, Command, Event, R extends Refusal>(
  decider: Decider<State, Command, Event, R>,
  commands: readonly Command[],
): { readonly state: State; readonly events: readonly Event[] } {
  let state = decider.initialState;
  const events: Event[] = [];
  for (const command of commands) {
    const decision = decider.decide(command, state);
    if (isRefusal(decision)) continue;
    state = decision.reduce((before, event) => decider.evolve(before, event), state);
    events.push(...decision);
  }
  return { state, events };
}
