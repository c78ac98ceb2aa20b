import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { uuidSchema, type SettlementPage, type SettlementsQuery } from '#libs/contracts';
import { listCursor } from '#libs/http';
import { readModels, RevenueStreamView, SettlementView } from '#libs/read-models';
import { FreshReads } from '../../reads/fresh-reads.ts';

export class ListSettlements extends Query<SettlementPage> {
  constructor(
    readonly tenantId: string,
    readonly settlementsQuery: SettlementsQuery,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

const cursors = listCursor('settlements', z.tuple([uuidSchema]));

@QueryHandler(ListSettlements)
export class ListSettlementsHandler implements IQueryHandler<ListSettlements> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ tenantId, settlementsQuery, minPosition }: ListSettlements): Promise<SettlementPage> {
    const reads = await this.reads.read(tenantId, minPosition, [readModels.settlements, readModels.revenueStreams]);
    const { versionId, limit, cursor } = settlementsQuery;
    const list = { cursors, filters: { versionId }, cursor, limit, order: ['id'] as const };
    const { items, nextCursor } =
      versionId === undefined
        ? await reads.page(SettlementView, { ...list, where: [] })
        : await reads.pageBy(SettlementView, 'versionId', versionId, list);
    const streams = await Promise.all(items.map(({ id }) => reads.by(RevenueStreamView, 'settlementId', id)));
    return {
      items: items.map((settlement, index) => {
        const stream = streams[index]?.[0];
        return {
          settlementId: settlement.id,
          revenueStreamId: settlement.revenueStreamId,
          versionId: settlement.versionId,
          tokenId: settlement.tokenId,
          status: settlement.status,
          amount: settlement.amount,
          recipient: settlement.recipient,
          issuerAccountId: settlement.issuerAccountId,
          attempts: settlement.attempts,
          failureCode: settlement.failureCode ?? null,
          failureReason: settlement.failureReason ?? null,
          requestedAt: settlement.requestedAt?.toISOString() ?? null,
          completedAt: settlement.completedAt?.toISOString() ?? null,
          updatedAt: settlement.updatedAt.toISOString(),
          revenueStream:
            stream === undefined
              ? null
              : {
                  status: stream.status,
                  createdAt: stream.createdAt.toISOString(),
                  settledAt: stream.settledAt?.toISOString() ?? null,
                },
        };
      }),
      nextCursor,
    };
  }
}
