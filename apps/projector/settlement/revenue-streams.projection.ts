import type { RevenueStreamEvent } from '#libs/domain';
import type { RecordedEvent } from '#libs/event-store';
import { folding, type FoldedRow, type Projection, type RowFold } from '#libs/projections';
import { readModels } from '#libs/read-models';

/** S6-43. */
interface RevenueStreamRow extends FoldedRow {
  readonly id: string;
  readonly settlement_id: string;
  readonly version_id: string;
  readonly token_id: string;
  readonly amount: string;
  readonly recipient: string;
  readonly status: string;
  readonly created_at: string;
  readonly settled_at: string | null;
}

const fold: RowFold<RevenueStreamRow> = {
  table: 'revenue_streams',
  key: 'id',
  columns: [
    'id',
    'settlement_id',
    'version_id',
    'token_id',
    'amount',
    'recipient',
    'status',
    'created_at',
    'settled_at',
    'last_position',
  ],
  opening: 'RevenueStreamOpened',
  keyOf: (event) => event.stream.slice('revenue-'.length),
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
