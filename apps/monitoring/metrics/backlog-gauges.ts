import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { consumers } from '#libs/contracts';
import { openDeadLetters, overdueSeconds } from '#libs/messaging';
import type { Clock } from '#libs/process';
import { countParked, latestProjectionJobs, rowsThatDiffer, type ProjectionJob } from '#libs/projections';

interface Waiting {
  readonly pending: number;
  readonly oldest: string | null;
  readonly open: number;
}

/** The backlog figures that the database has. */
export interface Backlog {
  readonly waiting: Waiting;
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

export async function readBacklog(database: Pool, retentionDays: number): Promise<Backlog> {
  const [waiting, parked, deadLetters, skipped, overdue, projectionJobs] = await Promise.all([
    database.query<Waiting>(
      `select count(*) filter (where request.status = 'APPROVED' and version.status = 'PENDING_VVB')::int as pending,
              min((request.decision ->> 'decidedAt')::timestamptz)
                filter (where request.status = 'APPROVED' and version.status = 'PENDING_VVB') as oldest,
              count(*) filter (where request.status = 'OPEN')::int as open
       from approval_requests request join secondary_token_versions version on version.id = request.version_id
       where request.status in ('APPROVED', 'OPEN') and version.status = 'PENDING_VVB'`,
    ),
    countParked(database),
    openDeadLetters(database),
    database.query<Skipped>('select consumer_group as "group", topic, count from messaging.skipped_messages'),
    overdueSeconds(database, retentionDays),
    latestProjectionJobs(database),
  ]);
  return {
    waiting: waiting.rows[0] ?? { pending: 0, oldest: null, open: 0 },
    parked,
    deadLetters,
    skipped: skipped.rows,
    overdue,
    projectionJobs,
  };
}

/** Gauges of approvals that wait for execution, events that wait for an operator, and rows that wait for removal. */
export class BacklogGauges {
  readonly #oldest: Gauge;
  readonly #pending: Gauge;
  readonly #open: Gauge;
  readonly #parked: Gauge<'processor'>;
  readonly #deadLetters: Gauge<'group'>;
  readonly #skipped: Gauge<'group' | 'topic'>;
  readonly #overdue: Gauge<'kind'>;
  readonly #drift: Gauge<'projection'>;

  constructor(
    registry: Registry,
    private readonly clock: Clock,
  ) {
    const registers = [registry];
    this.#oldest = new Gauge({
      name: 'assent_oldest_unexecuted_approval_age_seconds',
      help: 'Seconds since the oldest approval that is not executed was granted; 0 if there is none (C-19).',
      registers,
    });
    this.#pending = new Gauge({
      name: 'assent_pending_executions',
      help: 'Granted approvals that are not executed.',
      registers,
    });
    this.#open = new Gauge({
      name: 'assent_open_approval_requests',
      help: 'Approval requests that are open for votes.',
      registers,
    });
    this.#parked = new Gauge({
      name: 'assent_parked_events',
      help: 'Events that a processor could not process, and events that wait behind them.',
      labelNames: ['processor'],
      registers,
    });
    this.#deadLetters = new Gauge({
      name: 'assent_dead_letters',
      help: 'Integration events that a consumer group could not process, and events that wait behind them.',
      labelNames: ['group'],
      registers,
    });
    this.#skipped = new Gauge({
      name: 'assent_skipped_messages',
      help: 'Messages that a consumer group has skipped so far, because Assent does not know their type.',
      labelNames: ['group', 'topic'],
      registers,
    });
    this.#overdue = new Gauge({
      name: 'assent_retention_overdue_seconds',
      help: 'Seconds by which the oldest row has outlived INBOX_RETENTION_DAYS; 0 if there is none (C-35).',
      labelNames: ['kind'],
      registers,
    });
    this.#drift = new Gauge({
      name: 'assent_projection_drift_rows',
      help: 'Rows of a read model that differed from the event log at the last check and are not corrected yet (N6).',
      labelNames: ['projection'],
      registers,
    });
  }

  /**
   * @param backlog undefined when the database does not answer
   * @param processors processors to report, with 0 if no event is parked
   */
  show(backlog: Backlog | undefined, processors: readonly string[]): void {
    for (const gauge of [this.#parked, this.#deadLetters, this.#skipped, this.#overdue, this.#drift]) gauge.reset();
    if (backlog === undefined) {
      // Removes the gauges, because a reset would report 0, which may be false.
      for (const gauge of [this.#oldest, this.#pending, this.#open]) gauge.remove();
      return;
    }
    const { pending, oldest, open } = backlog.waiting;
    const age = oldest === null ? 0 : (this.clock.now().getTime() - Date.parse(oldest)) / 1_000;
    this.#oldest.set(Math.max(0, age));
    this.#pending.set(pending);
    this.#open.set(open);
    for (const [kind, seconds] of backlog.overdue) this.#overdue.set({ kind }, seconds);
    for (const job of backlog.projectionJobs) {
      if (job.status === 'completed') this.#drift.set({ projection: job.projection }, driftOf(job));
    }
    for (const { count, ...labels } of backlog.skipped) this.#skipped.set(labels, Number(count));
    for (const processor of processors) this.#parked.set({ processor }, 0);
    for (const [processor, count] of backlog.parked) this.#parked.set({ processor }, count);
    for (const group of Object.keys(consumers)) this.#deadLetters.set({ group }, 0);
    for (const [group, count] of backlog.deadLetters) this.#deadLetters.set({ group }, count);
  }
}

function driftOf({ kind, differences }: ProjectionJob): number {
  return kind === 'rebuild' ? 0 : rowsThatDiffer(differences ?? []);
}
