/** By name, the work of one turn. A contestant may be left out. */
export type Contestants = Readonly<Record<string, (() => unknown) | undefined>>;

/** By name, the result of each turn. */
export type Turns<C extends Contestants> = {
  readonly [Name in keyof C]: readonly Awaited<ReturnType<NonNullable<C[Name]>>>[];
};

export interface TurnOptions {
  readonly rounds: number;
  /** No round after the first starts later than this. */
  readonly budgetMs: number;
  readonly progress: (text: string) => void;
}

/** Runs rounds in which each contestant has a turn (A B A B …), so that a disturbance of the machine affects all alike. */
export async function takeTurns<C extends Contestants>(
  contestants: C,
  { rounds, budgetMs, progress }: TurnOptions,
): Promise<Turns<C>> {
  const turns = turnsOf(contestants);
  const startedAt = performance.now();
  for (let round = 1; round <= rounds; round += 1) {
    if (round > 1 && performance.now() - startedAt > budgetMs) break;
    for (const { name, turn, results } of turns) {
      progress(`round ${round} of ${rounds}${turns.length > 1 ? `, ${name}` : ''}`);
      results.push(await turn());
    }
  }
  return resultsOf<C>(turns);
}

/**
 * Short turns within one round, in the order A B B A …, so that a machine that is faster for some seconds is faster for both.
 * @param pairs how many turns each contestant has
 */
export async function alternately<C extends Contestants>(pairs: number, contestants: C): Promise<Turns<C>> {
  const turns = turnsOf(contestants);
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const { turn, results } of pair % 2 === 0 ? turns : turns.toReversed()) results.push(await turn());
  }
  return resultsOf<C>(turns);
}

interface Turning {
  readonly name: string;
  readonly turn: () => unknown;
  readonly results: unknown[];
}

function turnsOf(contestants: Contestants): readonly Turning[] {
  return Object.entries(contestants).flatMap(([name, turn]) =>
    turn === undefined ? [] : [{ name, turn, results: [] }],
  );
}

function resultsOf<C extends Contestants>(turns: readonly Turning[]): Turns<C> {
  const byName: unknown = Object.fromEntries(turns.map(({ name, results }) => [name, results]));
  return byName as Turns<C>;
}
