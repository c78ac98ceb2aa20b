/** A part of a run with one rate of arrivals. */
export interface Phase {
  readonly name: string;
  readonly perSecond: number;
  readonly seconds: number;
}

export interface Arrival {
  /** When it is due, in milliseconds after the start of the run. */
  readonly atMs: number;
  /** The index of its phase. */
  readonly phase: number;
}

export const shapes = ['sustained', 'spike', 'mixed', 'cascade'] as const;
export type Shape = (typeof shapes)[number];

/** The rate before and after a spike, as a part of its height (S7-5: 100 to 1,000 a second). */
const spikeFactor = 10;

/** The phases of a shape. A spike has a calm phase before and after it, and each of these takes a quarter of the time. */
export function phasesOf(shape: Shape, perSecond: number, seconds: number): readonly Phase[] {
  if (shape !== 'spike') return [{ name: shape, perSecond, seconds }];
  const calm = { perSecond: perSecond / spikeFactor, seconds: seconds / 4 };
  return [
    { name: 'baseline', ...calm },
    { name: 'spike', perSecond, seconds: seconds / 2 },
    { name: 'recovery', ...calm },
  ];
}

/** The planned number of arrivals. With `poisson` a few more or fewer arrive. */
export function arrivalCount(phases: readonly Phase[]): number {
  return phases.reduce((sum, phase) => sum + countIn(phase), 0);
}

/**
 * Plans the time of each arrival, in order. The plan is complete before the first answer, so no answer can delay an arrival.
 * @param random for `poisson` only: each gap is drawn independently, as with independent callers
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
      // A product and not a sum, because thousands of rounded gaps would drift.
      for (let n = 0; n < countIn(phase); n += 1) yield { atMs: startMs + n * gapMs, phase: index };
    } else {
      const gap = (): number => -Math.log(1 - random()) * gapMs;
      for (let atMs = startMs + gap(); atMs < endMs; atMs += gap()) yield { atMs, phase: index };
    }
    startMs = endMs;
  }
}

function countIn({ perSecond, seconds }: Phase): number {
  // With a tolerance, because 0.1 × 30 is slightly more than 3 in floating point.
  return Math.max(1, Math.ceil(perSecond * seconds - 1e-9));
}
