import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SettlementPage, SettlementsQuery } from '#libs/contracts';
import { readModels, RevenueStreamView, SettlementView } from '#libs/read-models';
import { FreshReads, page } from '../fresh-reads.ts';

export class ListSettlements extends Query<SettlementPage> {
  constructor(
    readonly settlementsQuery: SettlementsQuery,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListSettlements)
export class ListSettlementsHandler implements IQueryHandler<ListSettlements> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ settlementsQuery, minPosition }: ListSettlements): Promise<SettlementPage> {
    const { versionId, limit, cursor } = settlementsQuery;
    const em = await this.reads.read(minPosition, [readModels.settlements, readModels.revenueStreams]);
    const settlements = await page(() =>
      em.findByCursor(SettlementView, {
        where: versionId === undefined ? {} : { versionId },
        first: limit,
        ...(cursor !== undefined && { after: cursor }),
        orderBy: { id: 'asc' },
        includeCount: false,
      }),
    );
    const streams = await em.find(RevenueStreamView, { settlementId: settlements.items.map(({ id }) => id) });
    const streamOf = new Map(streams.map((stream) => [stream.settlementId, stream]));
    return {
      items: settlements.items.map((settlement) => {
        const stream = streamOf.get(settlement.id);
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
      nextCursor: settlements.hasNextPage ? settlements.endCursor : null,
    };
  }
}
