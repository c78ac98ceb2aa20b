import { Histogram } from './histogram.ts';

/** The meaning of an answer for the load. */
export type Outcome = 'done' | 'refused' | 'unavailable' | 'fault';

/**
 * With 409 and 503 a server keeps its rules or protects itself. Every other answer that is no success is a fault: 5xx, a lost
 * connection (status 0), and the refusal of a correct request.
 */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'done';
  if (status === 409) return 'refused';
  return status === 503 || status === 429 ? 'unavailable' : 'fault';
}

export interface OperationRecord {
  /** From the planned time of the request, or of its arrival, to the answer; includes faults. */
  readonly latency: Histogram;
  /** By status and problem code, such as `201` and `409 VOTE_CLOSED`. */
  readonly answers: Map<string, number>;
}

export interface Second {
  arrivals: number;
  missed: number;
  readonly latency: Histogram;
}

/** Coarser than the others, because each second of a run has one. */
const bitsOfSeconds = 4;
/** Further ones would say nothing new. */
const faultsKept = 20;

/** The measurements of one phase. */
export class PhaseRecord {
  arrivals = 0;
  /** By `performance.now()`; an arrival of the phase may have its answer after the phase. */
  lastAnswerAt = 0;
  /** By reason: arrivals that were not sent. */
  readonly missed = new Map<string, number>();
  readonly operations = new Map<string, OperationRecord>();

  operation(name: string): OperationRecord {
    let found = this.operations.get(name);
    if (found === undefined) {
      found = { latency: new Histogram(), answers: new Map() };
      this.operations.set(name, found);
    }
    return found;
  }
}

/** The measurements of a run. */
export class Recording {
  readonly phases: readonly PhaseRecord[];
  /** When the load began, by `performance.now()`. */
  startedAt = 0;
  readonly #seconds: Second[] = [];
  /** The delay of arrivals because this process was busy. */
  readonly lateness = new Histogram();
  readonly counts: Record<Outcome, number> = { done: 0, refused: 0, unavailable: 0, fault: 0 };
  /** The first faults and wrong results, in words. */
  readonly faults: string[] = [];
  faultCount = 0;
  readonly #faultsOf = { load: 0, check: 0 };
  missedCount = 0;
  arrivalCount = 0;

  constructor(phases: number) {
    this.phases = Array.from({ length: phases }, () => new PhaseRecord());
  }

  get seconds(): readonly Second[] {
    return this.#seconds;
  }

  second(atMs: number): Second {
    const index = Math.floor(atMs / 1_000);
    while (this.#seconds.length <= index)
      this.#seconds.push({ arrivals: 0, missed: 0, latency: new Histogram(bitsOfSeconds) });
    const found = this.#seconds[index];
    if (found === undefined) throw new TypeError(`Second ${index} of the run has no record.`);
    return found;
  }

  arrived(phase: PhaseRecord, atMs: number): void {
    phase.arrivals += 1;
    this.arrivalCount += 1;
    this.second(atMs).arrivals += 1;
  }

  missed(phase: PhaseRecord, atMs: number, reason: string): void {
    count(phase.missed, reason);
    this.missedCount += 1;
    this.second(atMs).missed += 1;
  }

  answered(phase: PhaseRecord, operation: string, ms: number, answer: string, outcome: Outcome): void {
    const { latency, answers } = phase.operation(operation);
    phase.lastAnswerAt = performance.now();
    latency.add(ms);
    count(answers, answer);
    this.counts[outcome] += 1;
  }

  /** @param of each source keeps its own first faults, so that many faults of the load hide none of the check */
  fault(text: string, of: 'load' | 'check' = 'load'): void {
    this.faultCount += 1;
    this.#faultsOf[of] += 1;
    if (this.#faultsOf[of] <= faultsKept) this.faults.push(text);
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
