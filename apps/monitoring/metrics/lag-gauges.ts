import { Gauge, type Registry } from 'prom-client';
import { notRunning, type GroupLag } from '#libs/messaging';
import { appNames } from '#libs/runtime';
import type { KnownProcess } from '#libs/projections';

/** What runs, and how far behind it is. Nobody is behind who does not run: there is a reason instead. */
export class LagGauges {
  readonly #processes: Gauge<'app'>;
  readonly #lag: Gauge<'processor'>;
  readonly #notRunning: Gauge<'processor' | 'reason'>;
  readonly #readModels: Gauge;
  readonly #messages: Gauge<'group'>;
  readonly #overdue: Gauge<'group'>;

  /** @param longestLagMs beyond which commands are refused */
  constructor(registry: Registry, longestLagMs: number) {
    const registers = [registry];
    this.#processes = new Gauge({
      name: 'assent_running_processes',
      help: 'Processes that run an app and were heard within the last ten seconds.',
      labelNames: ['app'],
      registers,
    });
    this.#lag = new Gauge({
      name: 'assent_processor_lag_seconds',
      help: 'How long the oldest event has been waiting that a processor that runs has not read; 0 when it has read all.',
      labelNames: ['processor'],
      registers,
    });
    this.#notRunning = new Gauge({
      name: 'assent_processor_not_running',
      help: 'Always 1: a processor or consumer group that nobody runs, for this reason, and that has no lag.',
      labelNames: ['processor', 'reason'],
      registers,
    });
    this.#readModels = new Gauge({
      name: 'assent_read_models_lag_seconds',
      help: 'How long the oldest event has been waiting that some read model lacks, also when no projector runs.',
      registers,
    });
    new Gauge({
      name: 'assent_read_models_lag_limit_seconds',
      help: 'PROJECTION_LAG_SECONDS: beyond this lag of the read models commands are refused.',
      registers,
    }).set(longestLagMs / 1_000);
    this.#messages = new Gauge({
      name: 'assent_consumer_group_lag_messages',
      help: 'Messages in Kafka that a consumer group has not dealt with.',
      labelNames: ['group'],
      registers,
    });
    this.#overdue = new Gauge({
      name: 'assent_consumer_group_overdue_messages',
      help: 'Of these, the ones that have waited for more than a minute.',
      labelNames: ['group'],
      registers,
    });
  }

  /**
   * @param processes undefined when they are not known
   * @param processors those that have a checkpoint
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

  /** @param lags undefined when they are not known */
  showLags(lags: Lags | undefined): void {
    this.#lag.reset();
    if (lags === undefined) {
      // A reset would say 0, which nobody knows.
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
  /** Of the one that is the furthest behind. */
  readonly readModels: number;
}
