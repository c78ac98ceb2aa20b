import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { openDeadLetters, overdueSeconds } from '#libs/messaging';
import { answersWithin, type Clock } from '#libs/platform';
import { countParked, lagMs, latestProjectionJobs, type LagSource, type ProjectionJob } from '#libs/projections';

interface Backlog {
  readonly pending: number;
  readonly oldest: string | null;
  readonly open: number;
}

/** Those that stand at one position. */
interface Checkpoints {
  readonly processors: readonly string[];
  readonly position: string;
}

/** What the database says. */
interface Told {
  readonly backlog: Backlog;
  readonly checkpoints: readonly Checkpoints[];
  readonly parked: ReadonlyMap<string, number>;
  readonly deadLetters: ReadonlyMap<string, number>;
  readonly skipped: readonly Skipped[];
  readonly overdue: ReadonlyMap<string, number>;
  readonly projectionJobs: readonly ProjectionJob[];
}

interface Skipped {
  readonly group: string;
  readonly topic: string;
  readonly count: string;
}

/** Prometheus gives up after ten seconds, and then has nothing at all. */
const answerWithinMs = 5_000;

/** What waits, read from the database when somebody asks. */
export class BacklogGauges {
  readonly #oldest: Gauge;
  readonly #pending: Gauge;
  readonly #open: Gauge;
  readonly #lag: Gauge<'processor'>;
  readonly #parked: Gauge<'processor'>;
  readonly #deadLetters: Gauge<'group'>;
  readonly #skipped: Gauge<'group' | 'topic'>;
  readonly #overdue: Gauge<'kind'>;
  readonly #drift: Gauge<'projection'>;
  readonly #unavailable: Gauge<'source'>;

  constructor(
    registry: Registry,
    private readonly database: Pool,
    private readonly eventStore: LagSource,
    private readonly clock: Clock,
    private readonly retentionDays: number,
  ) {
    const registers = [registry];
    this.#oldest = new Gauge({
      name: 'assent_oldest_unexecuted_approval_age_seconds',
      help: 'For how long the oldest approval that is not executed has been approved; 0 when there is none (C-19).',
      registers,
    });
    this.#pending = new Gauge({
      name: 'assent_pending_executions',
      help: 'Approvals that are not executed.',
      registers,
    });
    this.#open = new Gauge({ name: 'assent_open_approval_requests', help: 'Votes that are open.', registers });
    this.#lag = new Gauge({
      name: 'assent_processor_lag_seconds',
      help: 'How long the oldest event has been waiting that a processor has not read yet; 0 when it has read all.',
      labelNames: ['processor'],
      registers,
    });
    this.#parked = new Gauge({
      name: 'assent_parked_events',
      help: 'Events that a processor could not take, and those that wait behind them.',
      labelNames: ['processor'],
      registers,
    });
    this.#deadLetters = new Gauge({
      name: 'assent_dead_letters',
      help: 'Integration events that a consumer group could not take, and those that wait behind them.',
      labelNames: ['group'],
      registers,
    });
    this.#skipped = new Gauge({
      name: 'assent_skipped_messages',
      help: 'Messages that a consumer group has passed over so far, because their type is none of ours.',
      labelNames: ['group', 'topic'],
      registers,
    });
    this.#overdue = new Gauge({
      name: 'assent_retention_overdue_seconds',
      help: 'For how long the oldest row that INBOX_RETENTION_DAYS does not keep has not been removed; 0 when there is none (C-35).',
      labelNames: ['kind'],
      registers,
    });
    this.#drift = new Gauge({
      name: 'assent_projection_drift_rows',
      help: 'Rows of a read model that differed from the log at its last check, and were not put right since (N6).',
      labelNames: ['projection'],
      registers,
    });
    this.#unavailable = new Gauge({
      name: 'assent_metrics_unavailable',
      help: 'Whether a source, database or eventStore, did not answer: the metrics that come from it are then absent.',
      labelNames: ['source'],
      registers,
    });
  }

  /** Each source is asked by itself: what one of them does not tell is absent, and the rest is there. */
  async refresh(): Promise<void> {
    const database = this.#readDatabase();
    const [told, lags] = await Promise.allSettled([
      answersWithin(answerWithinMs, database),
      // Without checkpoints nothing is asked of the event store.
      answersWithin(
        answerWithinMs,
        database.then(({ checkpoints }) => this.#lags(checkpoints)),
      ),
    ]);
    const databaseAway = told.status === 'rejected';
    this.#setBacklog(databaseAway ? undefined : told.value);
    this.#lag.reset();
    if (lags.status === 'fulfilled') for (const [processor, ms] of lags.value) this.#lag.set({ processor }, ms / 1_000);
    this.#unavailable.set({ source: 'database' }, Number(databaseAway));
    this.#unavailable.set({ source: 'eventStore' }, Number(lags.status === 'rejected' && !databaseAway));
  }

  async #readDatabase(): Promise<Told> {
    const [backlog, checkpoints, parked, deadLetters, skipped, overdue, projectionJobs] = await Promise.all([
      this.database.query<Backlog>(
        `select count(*) filter (where request.status = 'APPROVED' and version.status = 'PENDING_VVB')::int as pending,
                min((request.decision ->> 'decidedAt')::timestamptz)
                  filter (where request.status = 'APPROVED' and version.status = 'PENDING_VVB') as oldest,
                count(*) filter (where request.status = 'OPEN')::int as open
         from approval_requests request join secondary_token_versions version on version.id = request.version_id
         where request.status in ('APPROVED', 'OPEN') and version.status = 'PENDING_VVB'`,
      ),
      this.database.query<Checkpoints>(
        'select array_agg(processor) as processors, position from processing.checkpoints group by position',
      ),
      countParked(this.database),
      openDeadLetters(this.database),
      this.database.query<Skipped>('select consumer_group as "group", topic, count from messaging.skipped_messages'),
      overdueSeconds(this.database, this.retentionDays),
      latestProjectionJobs(this.database),
    ]);
    return {
      backlog: backlog.rows[0] ?? { pending: 0, oldest: null, open: 0 },
      checkpoints: checkpoints.rows,
      parked,
      deadLetters,
      skipped: skipped.rows,
      overdue,
      projectionJobs,
    };
  }

  #setBacklog(told: Told | undefined): void {
    this.#parked.reset();
    this.#deadLetters.reset();
    this.#skipped.reset();
    this.#overdue.reset();
    this.#drift.reset();
    if (told === undefined) {
      // A reset would say 0, which nobody knows.
      for (const gauge of [this.#oldest, this.#pending, this.#open]) gauge.remove();
      return;
    }
    const { pending, oldest, open } = told.backlog;
    const age = oldest === null ? 0 : (this.clock.now().getTime() - Date.parse(oldest)) / 1_000;
    this.#oldest.set(Math.max(0, age));
    this.#pending.set(pending);
    this.#open.set(open);
    for (const [kind, seconds] of told.overdue) this.#overdue.set({ kind }, seconds);
    for (const job of told.projectionJobs)
      if (job.status === 'completed') this.#drift.set({ projection: job.projection }, driftOf(job));
    for (const { count, ...labels } of told.skipped) this.#skipped.set(labels, Number(count));
    for (const [processor, count] of told.parked) this.#parked.set({ processor }, count);
    for (const processor of told.checkpoints.flatMap(({ processors }) => processors)) {
      this.#parked.set({ processor }, told.parked.get(processor) ?? 0);
      const group = /^consumer-group:(.+)$/.exec(processor)?.[1];
      if (group !== undefined) this.#deadLetters.set({ group }, told.deadLetters.get(group) ?? 0);
    }
  }

  /** In milliseconds, by processor; those that stand at the same position have the same. */
  async #lags(checkpoints: readonly Checkpoints[]): Promise<ReadonlyMap<string, number>> {
    const lags = await Promise.all(
      checkpoints.map(async ({ processors, position }) => {
        const ms = await lagMs(this.eventStore, position);
        return processors.map((processor) => [processor, ms] as const);
      }),
    );
    return new Map(lags.flat());
  }
}

function driftOf({ kind, differences }: ProjectionJob): number {
  if (kind === 'rebuild') return 0;
  return (differences ?? []).reduce((sum, { missing, surplus, different }) => sum + missing + surplus + different, 0);
}
