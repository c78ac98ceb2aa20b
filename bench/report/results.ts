/** The limit that the median of a figure is compared with. */
export interface Limit {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Figure {
  readonly group: string;
  readonly what: string;
  readonly unit: string;
  /** One for each round. */
  readonly values: readonly number[];
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly limit?: Limit | undefined;
  readonly reached?: boolean | undefined;
}

/** Values that were taken at regular intervals. */
export interface Series {
  readonly group: string;
  readonly what: string;
  readonly unit: string;
  readonly everyMs: number;
  readonly values: readonly number[];
}

export interface Note {
  readonly group: string;
  readonly text: string;
}

/** A group that could not be measured, or not to its end. */
export interface Failure {
  readonly group: string;
  readonly message: string;
}

/** Where the figures were measured. Figures of different machines do not compare. */
export interface Machine {
  /** ISO 8601. */
  readonly date: string;
  readonly commit: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  readonly kafka: string;
  readonly quick: boolean;
  readonly rounds: number;
}

/** What `--json` writes and `--report-from` reads. */
export interface Results {
  readonly machine: Machine;
  /** Of every group, also of those that were not measured. */
  readonly titles: Readonly<Record<string, string>>;
  readonly figures: readonly Figure[];
  readonly series: readonly Series[];
  readonly notes: readonly Note[];
  readonly failures: readonly Failure[];
}

const parts: readonly (keyof Results)[] = ['machine', 'titles', 'figures', 'series', 'notes', 'failures'];

/** Whether a file has the form that `--json` writes. */
export function isResults(value: unknown): value is Results {
  return (
    typeof value === 'object' &&
    value !== null &&
    parts.every((part) => part in value && typeof (value as Results)[part] === 'object')
  );
}
