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

/** What the database says. */
interface Told {
  readonly backlog: Backlog;
  readonly processes: readonly KnownProcess[];
  /** By processor. */
  readonly checkpoints: ReadonlyMap<string, string>;
}

/** Prometheus gives up after ten seconds, and then has nothing at all. */
const answerWithinMs = 5_000;
/** A message that waits for longer in Kafka is overdue. */
const longWaitMs = 60_000;

/** What is known of the whole installation, asked of its sources when somebody asks. */
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
      help: 'Whether a source, database, eventStore or kafka, did not answer: the metrics that come from it are then absent.',
      labelNames: ['source'],
      registers: [registry],
    });
  }

  /** Each source is asked by itself: what one of them does not tell is absent, and the rest is there. */
  async refresh(): Promise<void> {
    const { kafka } = this.sources;
    const asked = this.#readDatabase();
    // Without checkpoints and processes there is nothing to ask of the others.
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

  /** Those that stand at the same position have the same lag, and the event store is asked for it once. */
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

/** The groups that read Kafka now. */
function groupsOf(processes: readonly KnownProcess[]): readonly Group[] {
  const running = new Set(processes.flatMap((each) => (each.isHeard ? each.kafkaGroups : [])));
  return (Object.keys(consumers) as Group[]).filter((group) => running.has(group));
}
