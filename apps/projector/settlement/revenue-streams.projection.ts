import type { RevenueStreamEvent } from '#libs/domain';
import { aggregateOfStream, type RecordedEvent } from '#libs/event-store';
import { folding, type Projection, type RowFold } from '#libs/projections';
import { readModels, RevenueStreamView, tableOf, type RowOf } from '#libs/read-models';

/** S6-43. */
type RevenueStreamRow = RowOf<typeof RevenueStreamView>;

const fold: RowFold<RevenueStreamRow> = {
  table: tableOf(RevenueStreamView),
  opening: 'RevenueStreamOpened',
  keyOf: (event) => aggregateOfStream(event.stream).id,
  evolve: (row, event) => evolve(row, event as RecordedEvent<RevenueStreamEvent>),
};

function evolve(row: RevenueStreamRow | undefined, event: RecordedEvent<RevenueStreamEvent>): RevenueStreamRow {
  if (event.type === 'RevenueStreamOpened') {
    const { revenueStreamId, settlementId, versionId, tokenId, amount, recipient, openedAt } = event.data;
    return {
      id: revenueStreamId,
      settlement_id: settlementId,
      version_id: versionId,
      token_id: tokenId,
      amount,
      recipient,
      status: 'PENDING_SETTLEMENT',
      created_at: openedAt,
      settled_at: null,
      last_position: event.position,
    };
  }
  if (row === undefined) throw new Error(`${event.type} of a revenue stream that was never opened.`);
  switch (event.type) {
    case 'RevenueStreamSettled':
      return { ...row, status: 'SETTLED', settled_at: event.data.settledAt };
    case 'RevenueStreamCancelled':
      return { ...row, status: 'CANCELLED' };
    case 'RevenueStreamReversed':
      return { ...row, status: 'REVERSED' };
  }
}

export const revenueStreamsProjection: Projection = {
  name: readModels.revenueStreams,
  types: ['RevenueStreamOpened', 'RevenueStreamSettled', 'RevenueStreamCancelled', 'RevenueStreamReversed'],
  ...folding(fold),
};
