import { Gauge, type Registry } from 'prom-client';
import { notRunning, type GroupLag } from '#libs/messaging';
import { appNames } from '#libs/runtime';
import type { KnownProcess } from '#libs/projections';

/** Gauges of running processors and their lag. A processor that does not run has a reason instead of a lag. */
export class LagGauges {
  readonly #processes: Gauge<'app'>;
  readonly #lag: Gauge<'processor'>;
  readonly #notRunning: Gauge<'processor' | 'reason'>;
  readonly #readModels: Gauge;
  readonly #messages: Gauge<'group'>;
  readonly #overdue: Gauge<'group'>;

  /** @param longestLagMs the lag beyond which commands are refused */
  constructor(registry: Registry, longestLagMs: number) {
    const registers = [registry];
    this.#processes = new Gauge({
      name: 'assent_running_processes',
      help: 'Processes that run an app and sent a heartbeat within the last ten seconds.',
      labelNames: ['app'],
      registers,
    });
    this.#lag = new Gauge({
      name: 'assent_processor_lag_seconds',
      help: 'Age of the oldest event that a running processor has not read; 0 if it has read all events.',
      labelNames: ['processor'],
      registers,
    });
    this.#notRunning = new Gauge({
      name: 'assent_processor_not_running',
      help: 'Always 1: a processor or consumer group that no process runs, with the reason. It has no lag.',
      labelNames: ['processor', 'reason'],
      registers,
    });
    this.#readModels = new Gauge({
      name: 'assent_read_models_lag_seconds',
      help: 'Age of the oldest event that a read model lacks, also if no projector runs.',
      registers,
    });
    new Gauge({
      name: 'assent_read_models_lag_limit_seconds',
      help: 'PROJECTION_LAG_SECONDS: commands are refused while the read models lag by more than this.',
      registers,
    }).set(longestLagMs / 1_000);
    this.#messages = new Gauge({
      name: 'assent_consumer_group_lag_messages',
      help: 'Messages in Kafka that a consumer group has not processed.',
      labelNames: ['group'],
      registers,
    });
    this.#overdue = new Gauge({
      name: 'assent_consumer_group_overdue_messages',
      help: 'Messages in Kafka that a consumer group has not processed within a minute.',
      labelNames: ['group'],
      registers,
    });
  }

  /**
   * @param processes undefined when the database does not answer
   * @param processors the processors that have a checkpoint
   */
  showProcesses(processes: readonly KnownProcess[] | undefined, processors: readonly string[]): void {
    this.#processes.reset();
    this.#notRunning.reset();
    if (processes === undefined) return;
    for (const app of appNames) {
      this.#processes.set({ app }, processes.filter(({ apps, isHeard }) => isHeard && apps.includes(app)).length);
    }
    for (const { processor, code } of notRunning(processors, processes)) {
      this.#notRunning.set({ processor, reason: code }, 1);
    }
  }

  /** @param lags undefined when a source does not answer */
  showLags(lags: Lags | undefined): void {
    this.#lag.reset();
    if (lags === undefined) {
      // Removes the gauge, because a reset would report 0, which may be false.
      this.#readModels.remove();
      return;
    }
    for (const [processor, ms] of lags.processors) this.#lag.set({ processor }, ms / 1_000);
    this.#readModels.set(lags.readModels / 1_000);
  }

  showGroups(lags: readonly GroupLag[]): void {
    this.#messages.reset();
    this.#overdue.reset();
    for (const { group, messages, overdue } of lags) {
      this.#messages.set({ group }, messages);
      this.#overdue.set({ group }, overdue);
    }
  }
}

/** In milliseconds. */
export interface Lags {
  readonly processors: ReadonlyMap<string, number>;
  /** The lag of the slowest read model. */
  readonly readModels: number;
}
