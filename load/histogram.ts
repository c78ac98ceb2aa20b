/** In microseconds: about 19 hours, longer than any request. */
const longest = 2 ** 36 - 1;

/**
 * Counts durations in buckets whose width grows with the duration: each power of two has `2 ** bits` buckets, as in
 * HdrHistogram. A percentile is therefore never below the exact one, and above it by less than one part in `2 ** bits`.
 * The memory is fixed (16 kB at 7 bits).
 */
export class Histogram {
  readonly #bits: number;
  readonly #counts: Uint32Array;
  #count = 0;
  #max = 0;
  #sum = 0;

  constructor(bits = 7) {
    this.#bits = bits;
    this.#counts = new Uint32Array(this.#bucketOf(longest) + 1);
  }

  get count(): number {
    return this.#count;
  }

  /** In milliseconds, exact to the microsecond. */
  get max(): number {
    return this.#max / 1_000;
  }

  /** In milliseconds; 0 when nothing was counted. */
  get mean(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count / 1_000;
  }

  /** @param ms values below zero count as zero, and values above 19 hours count as 19 hours */
  add(ms: number): void {
    const microseconds = Math.min(longest, Math.max(0, Math.round(ms * 1_000)));
    const bucket = this.#bucketOf(microseconds);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#count += 1;
    this.#sum += microseconds;
    if (microseconds > this.#max) this.#max = microseconds;
  }

  /** The milliseconds that `percent` per cent of the durations do not exceed; 0 when nothing was counted. */
  percentile(percent: number): number {
    const wanted = Math.max(1, Math.ceil((percent / 100) * this.#count));
    let seen = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= wanted) return Math.min(this.#max, this.#upperEndOf(bucket)) / 1_000;
    }
    return 0;
  }

  /** Counts the durations between each limit and the previous one. The last count is of those beyond all limits. */
  countsBetween(limitsMs: readonly number[]): number[] {
    const counts = Array<number>(limitsMs.length + 1).fill(0);
    for (const [bucket, count] of this.#counts.entries()) {
      if (count === 0) continue;
      const end = this.#upperEndOf(bucket) / 1_000;
      const found = limitsMs.findIndex((limit) => end < limit);
      const place = found === -1 ? limitsMs.length : found;
      counts[place] = (counts[place] ?? 0) + count;
    }
    return counts;
  }

  #bucketOf(microseconds: number): number {
    const shift = Math.max(0, Math.floor(Math.log2(Math.max(1, microseconds))) - this.#bits);
    return shift * 2 ** this.#bits + Math.floor(microseconds / 2 ** shift);
  }

  /** The largest number of microseconds in the bucket. */
  #upperEndOf(bucket: number): number {
    const perPower = 2 ** this.#bits;
    const shift = Math.max(0, Math.floor(bucket / perPower) - 1);
    return (bucket - shift * perPower + 1) * 2 ** shift - 1;
  }
}
