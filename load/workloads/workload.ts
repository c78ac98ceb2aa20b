import type { Arrived } from '../run.ts';

/** What arrives. */
export interface Workload {
  /** The operation whose latency is that of an arrival as a whole. */
  readonly operation: string;
  /** Makes what the arrivals need, before the first of them. */
  readonly prepare: (arrivals: number) => Promise<void>;
  /**
   * One arrival. What it chooses it chooses at once, so that a seed chooses the same whatever the answers are.
   * @returns when all of it is answered; undefined when there was nothing left to do it on
   */
  readonly arrive: (arrived: Arrived) => Promise<void> | undefined;
}
