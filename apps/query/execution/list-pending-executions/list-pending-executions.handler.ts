import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { uuidSchema, type PageQuery, type PendingExecutions } from '#libs/contracts';
import { listCursor, placeTimeSchema } from '#libs/http';
import type { Clock } from '#libs/process';
import { CLOCK } from '#libs/runtime';
import { readModels } from '#libs/read-models';
import { FreshReads } from '../../reads/fresh-reads.ts';

/** S6-54, C-19. */
export class ListPendingExecutions extends Query<PendingExecutions> {
  constructor(
    readonly tenantId: string,
    readonly pageQuery: PageQuery,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

const stalledAfterSeconds = 3_600;

interface PendingRow {
  readonly id: string;
  readonly version_id: string;
  readonly token_id: string;
  /** Times are ISO 8601 texts. */
  readonly decided_at: string;
  readonly approval_expiry_deadline: string;
}

const cursors = listCursor('pending-executions', z.tuple([placeTimeSchema, uuidSchema]));

@QueryHandler(ListPendingExecutions)
export class ListPendingExecutionsHandler implements IQueryHandler<ListPendingExecutions> {
  constructor(
    private readonly reads: FreshReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ tenantId, pageQuery, minPosition }: ListPendingExecutions): Promise<PendingExecutions> {
    const { session } = await this.reads.read(tenantId, minPosition, [
      readModels.approvalRequests,
      readModels.tokenVersions,
    ]);
    const now = this.clock.now();
    const [decidedAt, id] = cursors.read(pageQuery.cursor) ?? beforeAll;
    const {
      rows: [totals],
    } = await session.query<{ total: number; oldest: string | null; stalled: number }>(
      `select count(*)::int as total, min(decided_at) as oldest,
              count(*) filter (where decided_at < $1)::int as stalled from (${pending}) pending`,
      [new Date(now.getTime() - stalledAfterSeconds * 1_000)],
    );
    const { rows } = await session.query<PendingRow>(
      `select * from (${pending}) pending where (decided_at, id) > ($1, $2) order by decided_at, id limit $3`,
      [decidedAt, id, pageQuery.limit + 1],
    );
    const ageSeconds = (since: string): number => Math.max(0, (now.getTime() - Date.parse(since)) / 1_000);
    const shown = rows.slice(0, pageQuery.limit);
    const last = shown.at(-1);
    return {
      oldestAgeSeconds: totals?.oldest == null ? null : ageSeconds(totals.oldest),
      total: totals?.total ?? 0,
      stalled: totals?.stalled ?? 0,
      items: shown.map((row) => ({
        approvalRequestId: row.id,
        versionId: row.version_id,
        tokenId: row.token_id,
        decidedAt: row.decided_at,
        ageSeconds: ageSeconds(row.decided_at),
        stalled: ageSeconds(row.decided_at) > stalledAfterSeconds,
        approvalExpiryDeadline: row.approval_expiry_deadline,
      })),
      nextCursor: rows.length > shown.length && last !== undefined ? cursors.write([last.decided_at, last.id]) : null,
    };
  }
}

const beforeAll = [new Date(0).toISOString(), '00000000-0000-0000-0000-000000000000'] as const;

/** Approved versions that still wait: not executed, or rolled back since. */
const pending = `
  select request.id, request.version_id, request.token_id, request.approval_expiry_deadline,
         (request.decision ->> 'decidedAt')::timestamptz as decided_at
  from approval_requests request
  join secondary_token_versions version on version.id = request.version_id
  where request.status = 'APPROVED' and version.status = 'PENDING_VVB'`;
