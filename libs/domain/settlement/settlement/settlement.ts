import {
  assertNever,
  ImpossibleEvent,
  type CommandMetadata,
  type Aggregate,
  type Decider,
  type Refusal,
} from '../../decider.ts';
import { settlementStream } from '../../streams.ts';

/** Who pays whom how much, and for what. */
interface Terms {
  readonly settlementId: string;
  readonly revenueStreamId: string;
  readonly tokenId: string;
  readonly versionId: string;
  /** Decimal string. */
  readonly amount: string;
  readonly recipient: string;
  readonly issuerAccountId: string;
}

/** Whether the books could reserve the money. */
export type Allocation =
  | { readonly allocated: true }
  | { readonly allocated: false; readonly code: 'INSUFFICIENT_BALANCE'; readonly message: string };

export type SettlementCommand =
  | ({ readonly type: 'OpenSettlement'; readonly allocation: Allocation; readonly metadata: CommandMetadata } & Terms)
  | {
      readonly type: 'RetrySettlement';
      readonly reason: string;
      readonly retriedBy: string;
      readonly metadata: CommandMetadata;
    }
  | { readonly type: 'RecordAllocation'; readonly allocation: Allocation; readonly metadata: CommandMetadata }
  | { readonly type: 'CompleteSettlement'; readonly metadata: CommandMetadata }
  | ({
      /** One person's rollback of the activation stops the payment first (C-20, N11). */
      readonly type: 'StopSettlement';
      readonly stopId: string;
      readonly metadata: CommandMetadata;
    } & Ids)
  | { readonly type: 'ResumeSettlement'; readonly stopId: string; readonly metadata: CommandMetadata }
  | ({
      readonly type: 'CancelSettlement';
      /** What the books did: nothing was reserved, the reservation was released, or the payment was reversed. */
      readonly refund: Refund;
      readonly reason: string;
      readonly metadata: CommandMetadata;
    } & Ids);

export type Refund = 'none' | 'released' | 'reversed';

type Ids = Pick<Terms, 'settlementId' | 'revenueStreamId' | 'tokenId' | 'versionId'>;

type Stop = Ids & { readonly stopId: string };

type Attempted = Terms & { readonly attempt: number };

export type SettlementEvent =
  | { readonly type: 'SettlementOpened'; readonly data: Terms & { readonly openedAt: string } }
  | { readonly type: 'FundsAllocated'; readonly data: Attempted & { readonly allocatedAt: string } }
  | { readonly type: 'SettlementRequested'; readonly data: Attempted & { readonly requestedAt: string } }
  | { readonly type: 'SettlementCompleted'; readonly data: Attempted & { readonly completedAt: string } }
  | {
      readonly type: 'SettlementFailed';
      readonly data: Attempted & {
        readonly code: 'INSUFFICIENT_BALANCE';
        readonly reason: string;
        readonly failedAt: string;
      };
    }
  | {
      readonly type: 'SettlementRetried';
      readonly data: Attempted & {
        /** Events of earlier releases lack the reason and the person. */
        readonly reason?: string;
        readonly retriedBy?: string;
        readonly retriedAt: string;
      };
    }
  | {
      readonly type: 'SettlementCancelled';
      readonly data: Ids & { readonly refund: Refund; readonly reason: string; readonly cancelledAt: string };
    }
  | {
      readonly type: 'SettlementReversed';
      readonly data: Ids & { readonly reason: string; readonly reversedAt: string };
    }
  | { readonly type: 'SettlementStopped'; readonly data: Stop & { readonly stoppedAt: string } }
  | { readonly type: 'SettlementResumed'; readonly data: Stop & { readonly resumedAt: string } };

/**
 * Funds allocated, requested, then completed or failed; a failed settlement can be retried (DESIGN §3). A rollback of the
 * activation cancels or reverses it, even before it is opened, and then it never opens. A stopped settlement cannot
 * complete, and a completed one cannot be stopped: this stream decides which came first.
 */
export type SettlementState =
  | { readonly status: 'NONE'; readonly stops: readonly Stop[] }
  | { readonly status: 'CANCELLED' }
  | { readonly status: 'REVERSED' }
  | {
      readonly status: 'OPENED' | 'FUNDS_ALLOCATED' | 'REQUESTED' | 'COMPLETED' | 'FAILED' | 'RETRYING';
      readonly terms: Terms;
      /** 1 for the first try. */
      readonly attempt: number;
      /** One for each rollback in progress. */
      readonly stops: readonly Stop[];
    };

export type SettlementRefusal = Refusal<'SETTLEMENT_NOT_FOUND' | 'SETTLEMENT_COMPLETED' | 'INVALID_STATE_TRANSITION'>;

const initialState: SettlementState = { status: 'NONE', stops: [] };

const predecessors = {
  FundsAllocated: ['OPENED', 'RETRYING'],
  SettlementRequested: ['FUNDS_ALLOCATED'],
  SettlementCompleted: ['REQUESTED'],
  SettlementFailed: ['OPENED', 'RETRYING'],
  SettlementRetried: ['FAILED'],
} as const satisfies Partial<Record<SettlementEvent['type'], readonly SettlementState['status'][]>>;

const closedStatuses: readonly SettlementState['status'][] = ['COMPLETED', 'CANCELLED', 'REVERSED'];
/** Only a requested settlement can have been paid, and so be paid back. */
const notPayable: readonly SettlementState['status'][] = [
  'NONE',
  'OPENED',
  'FUNDS_ALLOCATED',
  'FAILED',
  'RETRYING',
  'CANCELLED',
  'REVERSED',
];

const statusAfter = {
  FundsAllocated: 'FUNDS_ALLOCATED',
  SettlementRequested: 'REQUESTED',
  SettlementCompleted: 'COMPLETED',
  SettlementFailed: 'FAILED',
  SettlementRetried: 'RETRYING',
} as const;

function evolve(state: SettlementState, event: SettlementEvent): SettlementState {
  if (event.type === 'SettlementOpened') {
    if (state.status !== 'NONE') throw new ImpossibleEvent(event.type, state.status);
    const { openedAt: _, ...terms } = event.data;
    return { status: 'OPENED', terms, attempt: 1, stops: state.stops };
  }
  if (event.type === 'SettlementCancelled' || event.type === 'SettlementReversed') {
    const impossible = event.type === 'SettlementCancelled' ? closedStatuses : notPayable;
    if (impossible.includes(state.status)) throw new ImpossibleEvent(event.type, state.status);
    return { status: event.type === 'SettlementCancelled' ? 'CANCELLED' : 'REVERSED' };
  }
  if (state.status === 'CANCELLED' || state.status === 'REVERSED') throw new ImpossibleEvent(event.type, state.status);
  if (event.type === 'SettlementStopped') {
    if (state.status === 'COMPLETED') throw new ImpossibleEvent(event.type, state.status);
    const { stoppedAt: _, ...stop } = event.data;
    return { ...state, stops: [...state.stops, stop] };
  }
  if (event.type === 'SettlementResumed') {
    return { ...state, stops: state.stops.filter(({ stopId }) => stopId !== event.data.stopId) };
  }
  const allowed: readonly SettlementState['status'][] = predecessors[event.type];
  if (state.status === 'NONE' || !allowed.includes(state.status)) throw new ImpossibleEvent(event.type, state.status);
  return { ...state, status: statusAfter[event.type], attempt: event.data.attempt };
}

function decide(
  command: SettlementCommand,
  settlement: SettlementState,
): readonly SettlementEvent[] | SettlementRefusal {
  const { now } = command.metadata;
  if (command.type === 'OpenSettlement') {
    if (settlement.status !== 'NONE') return [];
    const { type: _, metadata: __, allocation, ...terms } = command;
    return [
      { type: 'SettlementOpened', data: { ...terms, openedAt: now } },
      ...afterAllocation({ ...terms, attempt: 1 }, allocation, now),
    ];
  }
  if (command.type === 'CancelSettlement') {
    if (settlement.status === 'CANCELLED' || settlement.status === 'REVERSED') return [];
    const { type: _, metadata: __, refund, ...ids } = command;
    return refund === 'reversed'
      ? [{ type: 'SettlementReversed', data: { ...ids, reversedAt: now } }]
      : [{ type: 'SettlementCancelled', data: { ...ids, refund, cancelledAt: now } }];
  }
  if (command.type === 'StopSettlement') return stop(command, settlement);
  if (settlement.status === 'CANCELLED' || settlement.status === 'REVERSED') {
    return command.type === 'RetrySettlement' ? invalid(settlement.status, 'RETRYING') : [];
  }
  if (command.type === 'ResumeSettlement') {
    const stopped = settlement.stops.find(({ stopId }) => stopId === command.stopId);
    return stopped === undefined ? [] : [{ type: 'SettlementResumed', data: { ...stopped, resumedAt: now } }];
  }
  if (settlement.status === 'NONE') return { code: 'SETTLEMENT_NOT_FOUND', message: 'The settlement does not exist.' };
  const { status, terms, attempt } = settlement;
  switch (command.type) {
    case 'RetrySettlement': {
      if (status === 'RETRYING') return [];
      if (status !== 'FAILED') return invalid(status, 'RETRYING');
      const { reason, retriedBy } = command;
      const data = { ...terms, attempt: attempt + 1, reason, retriedBy, retriedAt: now };
      return [{ type: 'SettlementRetried', data }];
    }
    case 'RecordAllocation':
      // Any other status has recorded the allocation of this try.
      return status === 'RETRYING' ? afterAllocation({ ...terms, attempt }, command.allocation, now) : [];
    case 'CompleteSettlement':
      if (status === 'COMPLETED') return [];
      if (status !== 'REQUESTED') return invalid(status, 'COMPLETED');
      // The rollback that stopped it either cancels it, or resumes it and completes it then.
      if (settlement.stops.length > 0) return [];
      return [{ type: 'SettlementCompleted', data: { ...terms, attempt, completedAt: now } }];
    default:
      return assertNever(command);
  }
}

function stop(
  { type: _, metadata, ...stopped }: Extract<SettlementCommand, { type: 'StopSettlement' }>,
  settlement: SettlementState,
): readonly SettlementEvent[] | SettlementRefusal {
  if (settlement.status === 'CANCELLED' || settlement.status === 'REVERSED') return [];
  if (settlement.status === 'COMPLETED') {
    return { code: 'SETTLEMENT_COMPLETED', message: `Settlement ${stopped.settlementId} is already completed.` };
  }
  if (settlement.stops.some(({ stopId }) => stopId === stopped.stopId)) return [];
  return [{ type: 'SettlementStopped', data: { ...stopped, stoppedAt: metadata.now } }];
}

function afterAllocation(attempted: Attempted, allocation: Allocation, now: string): readonly SettlementEvent[] {
  if (!allocation.allocated) {
    const { code, message: reason } = allocation;
    return [{ type: 'SettlementFailed', data: { ...attempted, code, reason, failedAt: now } }];
  }
  return [
    { type: 'FundsAllocated', data: { ...attempted, allocatedAt: now } },
    { type: 'SettlementRequested', data: { ...attempted, requestedAt: now } },
  ];
}

function invalid(from: string, to: string): SettlementRefusal {
  return { code: 'INVALID_STATE_TRANSITION', message: `Invalid transition: ${from} → ${to}` };
}

export const settlementDecider: Decider<SettlementState, SettlementCommand, SettlementEvent, SettlementRefusal> = {
  initialState,
  evolve,
  decide,
  opening: 'OpenSettlement',
};

/** A settlement. */
export function settlementAggregate(
  settlementId: string,
): Aggregate<SettlementState, SettlementCommand, SettlementEvent, SettlementRefusal> {
  return { stream: settlementStream(settlementId), decider: settlementDecider };
}
