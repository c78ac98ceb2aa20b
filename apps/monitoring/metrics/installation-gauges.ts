import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { consumers } from '#libs/contracts';
import type { Group, GroupOffsets } from '#libs/messaging';
import { answersWithin, type Clock, type Config } from '#libs/process';
import {
  furthestBehind,
  knownProcesses,
  lagMs,
  readCheckpoints,
  type KnownProcess,
  type LagSource,
} from '#libs/projections';
import { readModels } from '#libs/read-models';
import { BacklogGauges, readBacklog, type Backlog } from './backlog-gauges.ts';
import { LagGauges, type Lags } from './lag-gauges.ts';

export interface Sources {
  readonly database: Pool;
  readonly eventStore: LagSource;
  /** Null without Kafka. */
  readonly kafka: Pick<GroupOffsets, 'lags'> | null;
}

/** The data that comes from the database. */
interface Told {
  readonly backlog: Backlog;
  readonly processes: readonly KnownProcess[];
  /** Keyed by processor. */
  readonly checkpoints: ReadonlyMap<string, string>;
}

/** Below Prometheus's timeout of ten seconds, after which it discards the whole answer. */
const answerWithinMs = 5_000;
/** A message that waits longer in Kafka counts as overdue. */
const longWaitMs = 60_000;

/** Gauges of the whole installation. Queries their sources at each scrape. */
export class InstallationGauges {
  readonly #backlog: BacklogGauges;
  readonly #lags: LagGauges;
  readonly #unavailable: Gauge<'source'>;

  constructor(
    registry: Registry,
    private readonly sources: Sources,
    clock: Clock,
    private readonly config: Pick<Config, 'inboxRetentionDays' | 'longestProjectionLagMs'>,
  ) {
    this.#backlog = new BacklogGauges(registry, clock);
    this.#lags = new LagGauges(registry, config.longestProjectionLagMs);
    this.#unavailable = new Gauge({
      name: 'assent_metrics_unavailable',
      help: '1 if a source (database, eventStore or kafka) does not answer. Its metrics are then absent.',
      labelNames: ['source'],
      registers: [registry],
    });
  }

  /** Queries each source separately, so that a failed source removes its own metrics only. */
  async refresh(): Promise<void> {
    const { kafka } = this.sources;
    const asked = this.#readDatabase();
    // Without checkpoints and processes there is nothing to ask the other sources.
    const [database, lags, groups] = await Promise.allSettled([
      answersWithin(answerWithinMs, asked),
      answersWithin(
        answerWithinMs,
        asked.then((told) => this.#lagsOf(told)),
      ),
      answersWithin(
        answerWithinMs,
        asked.then(({ processes }) => kafka?.lags(groupsOf(processes), longWaitMs) ?? []),
      ),
    ]);
    const isAway = database.status === 'rejected';
    const told = isAway ? undefined : database.value;
    const processors = [...(told?.checkpoints.keys() ?? [])];
    this.#backlog.show(told?.backlog, processors);
    this.#lags.showProcesses(told?.processes, processors);
    this.#lags.showLags(lags.status === 'fulfilled' ? lags.value : undefined);
    this.#lags.showGroups(groups.status === 'fulfilled' ? groups.value : []);
    this.#unavailable.set({ source: 'database' }, Number(isAway));
    this.#unavailable.set({ source: 'eventStore' }, Number(lags.status === 'rejected' && !isAway));
    if (kafka !== null) {
      this.#unavailable.set({ source: 'kafka' }, Number(groups.status === 'rejected' && !isAway));
    }
  }

  async #readDatabase(): Promise<Told> {
    const { database } = this.sources;
    const [backlog, processes, checkpoints] = await Promise.all([
      readBacklog(database, this.config.inboxRetentionDays),
      knownProcesses(database),
      readCheckpoints(database),
    ]);
    return { backlog, processes, checkpoints };
  }

  /** Processors at the same position have the same lag, so it is queried once per position. */
  async #lagsOf({ processes, checkpoints }: Told): Promise<Lags> {
    const asked = new Map<string, Promise<number>>();
    const lagAt = (position: string): Promise<number> => {
      const lag = asked.get(position) ?? lagMs(this.sources.eventStore, position);
      asked.set(position, lag);
      return lag;
    };
    const running = new Set(processes.flatMap((each) => (each.isHeard ? each.processors : [])));
    const [readModelsLag, ...lags] = await Promise.all([
      lagAt(furthestBehind(Object.values(readModels), checkpoints)),
      ...[...running].map(
        async (processor) => [processor, await lagAt(furthestBehind([processor], checkpoints))] as const,
      ),
    ]);
    return { processors: new Map(lags), readModels: readModelsLag };
  }
}

/** The groups that currently read Kafka. */
function groupsOf(processes: readonly KnownProcess[]): readonly Group[] {
  const running = new Set(processes.flatMap((each) => (each.isHeard ? each.kafkaGroups : [])));
  return (Object.keys(consumers) as Group[]).filter((group) => running.has(group));
}
