import type { SettlementEvent } from '#libs/domain';
import { aggregateOfStream, type RecordedEvent } from '#libs/event-store';
import { folding, type Projection, type RowFold } from '#libs/projections';
import { readModels, SettlementView, tableOf, type RowOf } from '#libs/read-models';

type SettlementRow = RowOf<typeof SettlementView>;

const fold: RowFold<SettlementRow> = {
  table: tableOf(SettlementView),
  opening: 'SettlementOpened',
  keyOf: (event) => aggregateOfStream(event.stream).id,
  evolve: (row, event) => {
    const after = evolve(row, event as RecordedEvent<SettlementEvent>);
    return after && { ...after, updated_at: event.metadata.occurredAt };
  },
};

function evolve(row: SettlementRow | undefined, event: RecordedEvent<SettlementEvent>): SettlementRow | undefined {
  if (event.type === 'SettlementOpened') {
    const { settlementId, revenueStreamId, versionId, tokenId, amount, recipient, issuerAccountId } = event.data;
    return {
      id: settlementId,
      revenue_stream_id: revenueStreamId,
      version_id: versionId,
      token_id: tokenId,
      amount,
      recipient,
      issuer_account_id: issuerAccountId,
      status: 'OPENED',
      attempts: 1,
      failure_code: null,
      failure_reason: null,
      requested_at: null,
      completed_at: null,
      updated_at: event.metadata.occurredAt,
      last_position: event.position,
    };
  }
  // A settlement that is cancelled before it is opened is never opened.
  if (row === undefined && event.type === 'SettlementCancelled') return undefined;
  if (row === undefined) throw new Error(`${event.type} of a settlement that was never opened.`);
  switch (event.type) {
    case 'FundsAllocated':
      return { ...row, status: 'FUNDS_ALLOCATED', failure_code: null, failure_reason: null };
    case 'SettlementRequested':
      return { ...row, status: 'REQUESTED', requested_at: event.data.requestedAt };
    case 'SettlementCompleted':
      return { ...row, status: 'COMPLETED', completed_at: event.data.completedAt };
    case 'SettlementFailed':
      return { ...row, status: 'FAILED', failure_code: event.data.code, failure_reason: event.data.reason };
    case 'SettlementRetried':
      return { ...row, status: 'RETRYING', attempts: event.data.attempt };
    case 'SettlementCancelled':
      return { ...row, status: 'CANCELLED' };
    case 'SettlementReversed':
      return { ...row, status: 'REVERSED' };
    // It lasts for a moment during a rollback, and readers cannot act on it.
    case 'SettlementStopped':
    case 'SettlementResumed':
      return row;
  }
}

export const settlementsProjection: Projection = {
  name: readModels.settlements,
  types: [
    'SettlementOpened',
    'FundsAllocated',
    'SettlementRequested',
    'SettlementCompleted',
    'SettlementFailed',
    'SettlementRetried',
    'SettlementCancelled',
    'SettlementReversed',
  ],
  ...folding(fold),
};
