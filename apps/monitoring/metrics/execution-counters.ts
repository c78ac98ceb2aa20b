import { Counter, Histogram, type Registry } from 'prom-client';

/** S6-58..60: the seeds' targets and alert thresholds, in seconds, are edges. */
const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.35, 0.5, 1, 2.5];

/** What is counted as it happens. Every name is there from the start, so that an alert can tell zero from absence (CV-8). */
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
      help: 'How long completed executions took, from initiated to completed.',
      buckets: durationBuckets,
      registers,
    });
    this.executions = new Counter({
      name: 'assent_executions_total',
      help: 'Executions that have ended, by outcome.',
      labelNames: ['outcome'],
      registers,
    });
    this.failures = new Counter({
      name: 'assent_execution_failures_total',
      help: 'Executions that failed, by the code of why.',
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
      help: 'Executions that were taken back.',
      registers,
    });
    this.transitions = new Counter({
      name: 'assent_state_transitions_total',
      help: 'Changes of the status of versions.',
      labelNames: ['from', 'to'],
      registers,
    });
    this.executions.inc({ outcome: 'completed' }, 0);
    this.executions.inc({ outcome: 'failed' }, 0);
  }
}
