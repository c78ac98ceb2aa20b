import type { Phase } from './arrivals.ts';
import type { Histogram } from './histogram.ts';
import type { PhaseRecord, Recording, Second } from './recording.ts';
import type { Settings } from './settings.ts';
import type { Settled } from './settle.ts';

/** The limits of the bars of a histogram, in milliseconds. */
export const barLimitsMs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000] as const;

export interface Latency {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

export interface OperationResult {
  readonly operation: string;
  readonly count: number;
  /** A second, over the time until the last answer of the phase. */
  readonly perSecond: number;
  readonly latencyMs: Latency;
  /** By status and problem code. */
  readonly answers: Readonly<Record<string, number>>;
  /** Counts between the limits of `barLimitsMs`. The last count is of those beyond. */
  readonly bars: readonly number[];
}

export interface PhaseResult {
  readonly phase: string;
  /** As asked for. */
  readonly perSecond: number;
  readonly seconds: number;
  /** All arrivals, with those that were missed. */
  readonly arrivals: number;
  /** By reason: arrivals that were not sent. */
  readonly missed: Readonly<Record<string, number>>;
  /** The first operation is the arrival as a whole. */
  readonly operations: readonly OperationResult[];
}

/** The result of a run for programs. */
export interface Result {
  readonly load: string;
  readonly url: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly automaticExecution: boolean;
  /** Ctrl-C ended the run early. */
  readonly endedEarly: boolean;
  readonly phases: readonly PhaseResult[];
  readonly missed: number;
  /** Answers by meaning: done, refused by a rule (409), unavailable (503, 429), or a fault. */
  readonly answers: Readonly<Record<string, number>>;
  /** Seconds after a spike until the 99th percentile stayed below twice its earlier value for three seconds; null: never. */
  readonly recoveredAfterSeconds?: number | null;
  readonly settled?: Settled;
  /** The load itself: its use of a core, and how late it sent requests. */
  readonly client: { readonly cores: number; readonly latenessMs: Latency };
  /** Arrivals and latency of each second. */
  readonly timeline: readonly {
    readonly second: number;
    readonly arrivals: number;
    readonly missed: number;
    readonly p50: number;
    readonly p99: number;
    readonly max: number;
  }[];
  readonly faults: number;
  /** The first faults, in words. */
  readonly firstFaults: readonly string[];
}

export interface Ran {
  readonly load: string;
  readonly settings: Settings;
  readonly automaticExecution: boolean;
  readonly phases: readonly Phase[];
  /** The operation whose latency is that of an arrival. */
  readonly operation: string;
  readonly endedEarly: boolean;
  readonly cores: number;
  readonly settled: Settled | undefined;
}

export function resultOf(recording: Recording, ran: Ran): Result {
  const { settings, phases, settled } = ran;
  const { url, ...rest } = settings;
  return {
    load: ran.load,
    url,
    settings: rest,
    automaticExecution: ran.automaticExecution,
    endedEarly: ran.endedEarly,
    phases: phases.flatMap((phase, index) => {
      const record = recording.phases[index];
      if (record === undefined) return [];
      const beganMs = phases.slice(0, index).reduce((sum, { seconds }) => sum + seconds * 1_000, recording.startedAt);
      const answeredSeconds = (record.lastAnswerAt - beganMs) / 1_000;
      // Late answers must lower the rate.
      const seconds = ran.endedEarly ? answeredSeconds : Math.max(phase.seconds, answeredSeconds);
      return [phaseResult(phase, record, ran.operation, seconds)];
    }),
    missed: recording.missedCount,
    answers: recording.counts,
    ...(settings.shape === 'spike' && {
      recoveredAfterSeconds: recoveredAfter(
        recording.seconds,
        phases,
        recording.phases[0]?.operations.get(ran.operation)?.latency,
      ),
    }),
    ...(settled !== undefined && { settled }),
    client: { cores: round(ran.cores), latenessMs: latencyOf(recording.lateness) },
    timeline: recording.seconds.map(({ arrivals, missed, latency }, second) => ({
      second,
      arrivals,
      missed,
      p50: round(latency.percentile(50)),
      p99: round(latency.percentile(99)),
      max: round(latency.max),
    })),
    faults: recording.faultCount,
    firstFaults: recording.faults,
  };
}

function phaseResult(
  { name, perSecond, seconds }: Phase,
  record: PhaseRecord,
  first: string,
  answeredSeconds: number,
): PhaseResult {
  const names = [...record.operations.keys()].sort((a, b) => Number(b === first) - Number(a === first));
  return {
    phase: name,
    perSecond,
    seconds,
    arrivals: record.arrivals,
    missed: Object.fromEntries(record.missed),
    operations: names.map((operation) => {
      const { latency, answers } = record.operation(operation);
      return {
        operation,
        count: latency.count,
        perSecond: latency.count === 0 ? 0 : round(latency.count / answeredSeconds),
        latencyMs: latencyOf(latency),
        answers: Object.fromEntries(answers),
        bars: latency.countsBetween(barLimitsMs),
      };
    }),
  };
}

function latencyOf(histogram: Histogram): Latency {
  const at = (percent: number): number => round(histogram.percentile(percent));
  return {
    mean: round(histogram.mean),
    p50: at(50),
    p90: at(90),
    p99: at(99),
    p999: at(99.9),
    max: round(histogram.max),
  };
}

const secondsInARow = 3;

/** S7-5: the time from the end of the spike until the latencies recovered. */
export function recoveredAfter(
  seconds: readonly Second[],
  phases: readonly Phase[],
  baseline: Histogram | undefined,
): number | null {
  const end = Math.ceil((phases[0]?.seconds ?? 0) + (phases[1]?.seconds ?? 0));
  const limit = 2 * (baseline?.percentile(99) ?? 0);
  const after = seconds.slice(end);
  const calm = after.findIndex((_, index) => {
    const row = after.slice(index, index + secondsInARow);
    return row.length === secondsInARow && row.every(({ latency }) => latency.percentile(99) <= limit);
  });
  return calm === -1 ? null : calm;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
