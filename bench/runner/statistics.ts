import type { LoadResult } from './load.ts';

/** The smallest value that at least `percent` per cent of the values do not exceed; NaN for no values. */
export function percentile(values: ArrayLike<number>, percent: number): number {
  const sorted = Float64Array.from(values).sort();
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.min(sorted.length, Math.max(rank, 1)) - 1] ?? NaN;
}

/** NaN for no values. */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  return { min: Math.min(...values), median: median(values), max: Math.max(...values) };
}

/** Divides round by round, because a disturbance of a round affects both of its turns. */
export function ratios(ours: readonly number[], theirs: readonly number[]): readonly number[] {
  return ours.map((value, round) => value / (theirs[round] ?? NaN));
}

/** The rate of each round, in answers a second. */
export function ratesOf(rounds: readonly Pick<LoadResult, 'count' | 'ms'>[]): readonly number[] {
  return rounds.map(({ count, ms }) => (count / ms) * 1_000);
}

/** A percentile of the latencies of each round. */
export function latencies(rounds: readonly Pick<LoadResult, 'latencies'>[], percent: number): readonly number[] {
  return rounds.map((round) => percentile(round.latencies, percent));
}
