import {
  assertNever,
  ImpossibleEvent,
  type CommandMetadata,
  type Aggregate,
  type Decider,
  type Refusal,
} from '../../decider.ts';
import { revenueStream } from '../../streams.ts';

/** What an activation owes, and to whom (S6-43). */
interface Terms {
  readonly revenueStreamId: string;
  readonly settlementId: string;
  readonly tokenId: string;
  readonly versionId: string;
  /** Decimal string. */
  readonly amount: string;
  readonly recipient: string;
  readonly issuerAccountId: string;
}

export type RevenueStreamCommand =
  | ({ readonly type: 'OpenRevenueStream'; readonly metadata: CommandMetadata } & Terms)
  | { readonly type: 'SettleRevenueStream'; readonly settlementId: string; readonly metadata: CommandMetadata }
  | { readonly type: 'CancelRevenueStream'; readonly reason: string; readonly metadata: CommandMetadata };

type Closing = Pick<Terms, 'revenueStreamId' | 'settlementId' | 'tokenId' | 'versionId'>;

export type RevenueStreamEvent =
  | { readonly type: 'RevenueStreamOpened'; readonly data: Terms & { readonly openedAt: string } }
  | { readonly type: 'RevenueStreamSettled'; readonly data: Closing & { readonly settledAt: string } }
  | {
      readonly type: 'RevenueStreamCancelled';
      readonly data: Closing & { readonly reason: string; readonly cancelledAt: string };
    }
  | {
      /** The settlement was paid back. */
      readonly type: 'RevenueStreamReversed';
      readonly data: Closing & { readonly reason: string; readonly reversedAt: string };
    };

export type RevenueStreamState =
  | { readonly status: 'NONE' }
  | ({ readonly status: 'PENDING_SETTLEMENT' | 'SETTLED' | 'CANCELLED' | 'REVERSED' } & Closing);

export type RevenueStreamRefusal = Refusal<'REVENUE_STREAM_NOT_FOUND' | 'SETTLEMENT_MISMATCH'>;

const initialState: RevenueStreamState = { status: 'NONE' };

function evolve(state: RevenueStreamState, event: RevenueStreamEvent): RevenueStreamState {
  switch (event.type) {
    case 'RevenueStreamOpened': {
      if (state.status !== 'NONE') throw new ImpossibleEvent(event.type, state.status);
      const { revenueStreamId, settlementId, tokenId, versionId } = event.data;
      return { status: 'PENDING_SETTLEMENT', revenueStreamId, settlementId, tokenId, versionId };
    }
    case 'RevenueStreamSettled':
      if (state.status !== 'PENDING_SETTLEMENT') throw new ImpossibleEvent(event.type, state.status);
      return { ...state, status: 'SETTLED' };
    case 'RevenueStreamCancelled':
      if (state.status !== 'PENDING_SETTLEMENT') throw new ImpossibleEvent(event.type, state.status);
      return { ...state, status: 'CANCELLED' };
    case 'RevenueStreamReversed':
      if (state.status !== 'SETTLED') throw new ImpossibleEvent(event.type, state.status);
      return { ...state, status: 'REVERSED' };
    default:
      return assertNever(event);
  }
}

function decide(
  command: RevenueStreamCommand,
  stream: RevenueStreamState,
): readonly RevenueStreamEvent[] | RevenueStreamRefusal {
  const { now } = command.metadata;
  if (command.type === 'OpenRevenueStream') {
    if (stream.status !== 'NONE') return [];
    const { type: _, metadata: __, ...terms } = command;
    return [{ type: 'RevenueStreamOpened', data: { ...terms, openedAt: now } }];
  }
  // The rollback came before the revenue stream was opened, so there is nothing to cancel.
  if (stream.status === 'NONE' && command.type === 'CancelRevenueStream') return [];
  if (stream.status === 'NONE')
    return { code: 'REVENUE_STREAM_NOT_FOUND', message: 'The revenue stream does not exist.' };
  const { status, ...closing } = stream;
  switch (command.type) {
    case 'SettleRevenueStream':
      if (command.settlementId !== stream.settlementId) {
        return {
          code: 'SETTLEMENT_MISMATCH',
          message: `Settlement ${command.settlementId} does not belong to this revenue stream.`,
        };
      }
      // A rollback may have cancelled it before. Then the settlement is reversed.
      if (status !== 'PENDING_SETTLEMENT') return [];
      return [{ type: 'RevenueStreamSettled', data: { ...closing, settledAt: now } }];
    case 'CancelRevenueStream':
      if (status === 'CANCELLED' || status === 'REVERSED') return [];
      if (status === 'SETTLED')
        return [{ type: 'RevenueStreamReversed', data: { ...closing, reason: command.reason, reversedAt: now } }];
      return [{ type: 'RevenueStreamCancelled', data: { ...closing, reason: command.reason, cancelledAt: now } }];
    default:
      return assertNever(command);
  }
}

export const revenueStreamDecider: Decider<
  RevenueStreamState,
  RevenueStreamCommand,
  RevenueStreamEvent,
  RevenueStreamRefusal
> = {
  initialState,
  evolve,
  decide,
  opening: 'OpenRevenueStream',
};

/** The revenue that an activation starts. */
export function revenueAggregate(
  revenueStreamId: string,
): Aggregate<RevenueStreamState, RevenueStreamCommand, RevenueStreamEvent, RevenueStreamRefusal> {
  return { stream: revenueStream(revenueStreamId), decider: revenueStreamDecider };
}
