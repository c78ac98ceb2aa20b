import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** S6-58..60: the seeds' targets and alert thresholds, in seconds, are edges. */
const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.35, 0.5, 1, 2.5];

/** What is counted as it happens. Every name is there from the start, so that an alert can tell zero from absence (CV-8). */
export class ExecutionCounters {
  readonly registry = new Registry();

  readonly duration = new Histogram({
    name: 'assent_execution_duration_seconds',
    help: 'How long completed executions took, from initiated to completed.',
    buckets: durationBuckets,
    registers: [this.registry],
  });

  readonly executions = new Counter({
    name: 'assent_executions_total',
    help: 'Executions that have ended, by outcome.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  readonly failures = new Counter({
    name: 'assent_execution_failures_total',
    help: 'Executions that failed, by the code of why.',
    labelNames: ['code'],
    registers: [this.registry],
  });

  readonly cascadeFailures = new Counter({
    name: 'assent_cascade_failures_total',
    help: 'Completed executions whose previous version could not be retired.',
    registers: [this.registry],
  });

  readonly rollbacks = new Counter({
    name: 'assent_rollbacks_total',
    help: 'Executions that were taken back.',
    registers: [this.registry],
  });

  readonly transitions = new Counter({
    name: 'assent_state_transitions_total',
    help: 'Changes of the status of versions.',
    labelNames: ['from', 'to'],
    registers: [this.registry],
  });

  constructor() {
    this.executions.inc({ outcome: 'completed' }, 0);
    this.executions.inc({ outcome: 'failed' }, 0);
    collectDefaultMetrics({ register: this.registry });
  }
}
