import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ExecutionMetrics } from '#libs/contracts';
import type { Queryable } from '#libs/postgres';
import type { Clock } from '#libs/process';
import { CLOCK } from '#libs/runtime';
import { readModels } from '#libs/read-models';
import { FreshReads } from '../../reads/fresh-reads.ts';

/** S6-50. */
export class GetExecutionMetrics extends Query<ExecutionMetrics> {
  constructor(
    readonly tenantId: string,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

type Window = ExecutionMetrics['lastDay'];

const fiveMinutes = 300;
const day = 86_400;

/** S6-57..63, with C-17 and C-18. */
const targets: ExecutionMetrics['targets'] = [
  { metric: 'perSecond', target: '> 100', alert: '< 50 while approvals wait', requirement: 'S6-57' },
  { metric: 'p50Ms', target: '< 50', alert: '> 100', requirement: 'S6-58' },
  { metric: 'p95Ms', target: '< 150', alert: '> 250', requirement: 'S6-59' },
  { metric: 'p99Ms', target: '< 200', alert: '> 350', requirement: 'S6-60' },
  { metric: 'successRate', target: '0.999', alert: '< 0.99', requirement: 'S6-61' },
  { metric: 'rollbacks', target: '0', alert: '> 0', requirement: 'S6-62' },
  { metric: 'cascadeFailures', target: '0', alert: '> 0', requirement: 'S6-63' },
];

@QueryHandler(GetExecutionMetrics)
export class GetExecutionMetricsHandler implements IQueryHandler<GetExecutionMetrics> {
  constructor(
    private readonly reads: FreshReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ tenantId, minPosition }: GetExecutionMetrics): Promise<ExecutionMetrics> {
    const { session } = await this.reads.read(tenantId, minPosition, [readModels.executionAudit]);
    const now = this.clock.now();
    return {
      at: now.toISOString(),
      lastFiveMinutes: await windowOf(session, now, fiveMinutes),
      lastDay: await windowOf(session, now, day),
      targets,
    };
  }
}

async function windowOf(session: Queryable, now: Date, seconds: number): Promise<Window> {
  const {
    rows: [row],
  } = await session.query<{
    completed: number;
    failed: number;
    rollbacks: number;
    cascade_failures: number;
    p50: number | null;
    p95: number | null;
    p99: number | null;
  }>(
    `select count(*) filter (where phase = 'COMPLETED')::int as completed,
            count(*) filter (where phase = 'FAILED')::int as failed,
            count(*) filter (where phase = 'ROLLED_BACK')::int as rollbacks,
            count(*) filter (where metadata ->> 'cascadeError' is not null)::int as cascade_failures,
            percentile_cont(0.5) within group (order by (metadata ->> 'totalDurationMs')::float8) as p50,
            percentile_cont(0.95) within group (order by (metadata ->> 'totalDurationMs')::float8) as p95,
            percentile_cont(0.99) within group (order by (metadata ->> 'totalDurationMs')::float8) as p99
     from approval_execution_audit
     where phase in ('COMPLETED', 'FAILED', 'ROLLED_BACK') and execution_timestamp > $1`,
    [new Date(now.getTime() - seconds * 1_000)],
  );
  const completed = row?.completed ?? 0;
  const executions = completed + (row?.failed ?? 0);
  return {
    seconds,
    executions,
    perSecond: Math.round((executions / seconds) * 1_000) / 1_000,
    p50Ms: row?.p50 ?? null,
    p95Ms: row?.p95 ?? null,
    p99Ms: row?.p99 ?? null,
    successRate: executions === 0 ? null : completed / executions,
    rollbacks: row?.rollbacks ?? 0,
    cascadeFailures: row?.cascade_failures ?? 0,
  };
}
