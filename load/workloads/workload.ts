import type { Arrived } from '../run.ts';

/** The work of the arrivals. */
export interface Workload {
  /** The operation whose latency is the latency of the whole arrival. */
  readonly operation: string;
  /** Prepares the data of all arrivals, before the first. */
  readonly prepare: (arrivals: number) => Promise<void>;
  /**
   * Starts one arrival. It draws all random choices at once, so that a seed makes the same choices whatever the answers are.
   * @returns a promise for all its answers; undefined when no prepared data was left
   */
  readonly arrive: (arrived: Arrived) => Promise<void> | undefined;
}
