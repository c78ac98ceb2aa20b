import type { RevenueStreamEvent, SettlementEvent } from '#libs/domain';
import { at, executionId, ids, ofVersion, terms, type DataOf } from './example-facts.ts';

const ofSettled = { revenueStreamId: executionId, settlementId: executionId, ...ofVersion };
const attempted = { ...ofSettled, ...terms, attempt: 1 };
const stop = { ...ofSettled, stopId: ids.stop };

export const ofRevenue: DataOf<RevenueStreamEvent> = {
  RevenueStreamOpened: { ...ofSettled, ...terms, openedAt: at(4) },
  RevenueStreamSettled: { ...ofSettled, settledAt: at(5) },
  RevenueStreamCancelled: { ...ofSettled, reason: 'wrong terms', cancelledAt: at(5) },
  RevenueStreamReversed: { ...ofSettled, reason: 'wrong terms', reversedAt: at(6) },
};

export const ofSettlements: DataOf<SettlementEvent> = {
  SettlementOpened: { ...ofSettled, ...terms, openedAt: at(4) },
  FundsAllocated: { ...attempted, allocatedAt: at(4) },
  SettlementRequested: { ...attempted, requestedAt: at(4) },
  SettlementCompleted: { ...attempted, completedAt: at(5) },
  SettlementFailed: {
    ...attempted,
    code: 'INSUFFICIENT_BALANCE',
    reason: 'The account does not cover it.',
    failedAt: at(4),
  },
  SettlementRetried: { ...attempted, attempt: 2, reason: 'funded', retriedBy: 'ops', retriedAt: at(5) },
  SettlementCancelled: { ...ofSettled, refund: 'none', reason: 'wrong terms', cancelledAt: at(5) },
  SettlementReversed: { ...ofSettled, reason: 'wrong terms', reversedAt: at(6) },
  SettlementStopped: { ...stop, stoppedAt: at(4) },
  SettlementResumed: { ...stop, resumedAt: at(5) },
};
