import { Counter, Histogram, type Registry } from 'prom-client';

/** In seconds. S6-58..60: the targets and alert thresholds are bucket edges, so that alerts are exact. */
const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.35, 0.5, 1, 2.5];

/** Counts executions as they happen. Registers every name at start, so that alerts can tell zero from absence (CV-8). */
export class ExecutionCounters {
  readonly duration: Histogram;
  readonly executions: Counter<'outcome'>;
  readonly failures: Counter<'code'>;
  readonly cascadeFailures: Counter;
  readonly rollbacks: Counter;
  readonly transitions: Counter<'from' | 'to'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.duration = new Histogram({
      name: 'assent_execution_duration_seconds',
      help: 'Duration of completed executions, from initiated to completed.',
      buckets: durationBuckets,
      registers,
    });
    this.executions = new Counter({
      name: 'assent_executions_total',
      help: 'Ended executions, by outcome.',
      labelNames: ['outcome'],
      registers,
    });
    this.failures = new Counter({
      name: 'assent_execution_failures_total',
      help: 'Failed executions, by error code.',
      labelNames: ['code'],
      registers,
    });
    this.cascadeFailures = new Counter({
      name: 'assent_cascade_failures_total',
      help: 'Completed executions whose previous version could not be retired.',
      registers,
    });
    this.rollbacks = new Counter({
      name: 'assent_rollbacks_total',
      help: 'Executions that were rolled back.',
      registers,
    });
    this.transitions = new Counter({
      name: 'assent_state_transitions_total',
      help: 'Status changes of versions.',
      labelNames: ['from', 'to'],
      registers,
    });
    this.executions.inc({ outcome: 'completed' }, 0);
    this.executions.inc({ outcome: 'failed' }, 0);
  }
}
