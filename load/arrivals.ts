/** A stretch of a run in which arrivals come at one rate. */
export interface Phase {
  readonly name: string;
  readonly perSecond: number;
  readonly seconds: number;
}

export interface Arrival {
  /** Milliseconds after the start of the run at which it shall come. */
  readonly atMs: number;
  /** The index of its phase. */
  readonly phase: number;
}

export const shapes = ['sustained', 'spike', 'mixed', 'cascade'] as const;
export type Shape = (typeof shapes)[number];

/** How much slower it is before and after the spike (S7-5: 100 to 1,000 a second). */
const spikeFactor = 10;

/** The phases of a shape: of one rate each, of a spike a calm before and after it, which each take a quarter of the time. */
export function phasesOf(shape: Shape, perSecond: number, seconds: number): readonly Phase[] {
  if (shape !== 'spike') return [{ name: shape, perSecond, seconds }];
  const calm = { perSecond: perSecond / spikeFactor, seconds: seconds / 4 };
  return [
    { name: 'baseline', ...calm },
    { name: 'spike', perSecond, seconds: seconds / 2 },
    { name: 'recovery', ...calm },
  ];
}

/** How many arrivals come at the most; `poisson` may bring a few more or less. */
export function arrivalCount(phases: readonly Phase[]): number {
  return phases.reduce((sum, phase) => sum + countIn(phase), 0);
}

/**
 * When each arrival comes, in order. They are planned before the first is answered, so no answer can delay them.
 * @param random for `poisson` only: each gap is drawn by itself, as of callers who know nothing of each other
 */
export function* arrivalsOf(
  phases: readonly Phase[],
  gaps: 'fixed' | 'poisson',
  random: () => number,
): Generator<Arrival, void, undefined> {
  let startMs = 0;
  for (const [index, phase] of phases.entries()) {
    const endMs = startMs + phase.seconds * 1_000;
    const gapMs = 1_000 / phase.perSecond;
    if (gaps === 'fixed') {
      // Multiplied and not added up, because thousands of rounded gaps would drift.
      for (let n = 0; n < countIn(phase); n += 1) yield { atMs: startMs + n * gapMs, phase: index };
    } else {
      const gap = (): number => -Math.log(1 - random()) * gapMs;
      for (let atMs = startMs + gap(); atMs < endMs; atMs += gap()) yield { atMs, phase: index };
    }
    startMs = endMs;
  }
}

function countIn({ perSecond, seconds }: Phase): number {
  // A hair's breadth of tolerance, because 0.1 × 30 is a little more than 3.
  return Math.max(1, Math.ceil(perSecond * seconds - 1e-9));
}
