import { commandMetadata, settlementAggregate, type SettlementCommand, type SettlementEvent } from '#libs/domain';
import {
  EventFault,
  reactionTo,
  type Aggregates,
  type CommandContext,
  type RecordedEvent,
  type TenantAggregates,
} from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';
import type { SettlementTerms } from '../books/settlement-steps.ts';
import type { Books } from '../books/tenant-books.ts';

export const settlementProcessor = 'settlement-processor';

/**
 * The settlement processor of S6-44. Pays requested settlements and allocates again for retried ones. Safe to restart
 * at any point, because the books and the settlement's stream accept each step once.
 */
export function settlementReactor(aggregates: Aggregates, books: Books, clock: Clock): Reactor {
  const name = settlementProcessor;
  return {
    name,
    types: ['SettlementRequested', 'SettlementRetried', 'SettlementResumed'],
    react: async (recorded) => {
      const event = recorded as RecordedEvent<SettlementEvent>;
      const context = reactionTo(event, name, clock.now());
      const own = aggregates.of(event.metadata.tenantId);
      const { steps } = books.of(event.metadata.tenantId);
      const metadata = commandMetadata(context);
      const pay = async (payment: SettlementTerms): Promise<void> => {
        // The settlement was cancelled before it was paid, so the consumer records its end.
        if (!(await steps.pay(payment))) return;
        await settle(own, event.data.settlementId, { type: 'CompleteSettlement', metadata }, context);
      };
      if (event.type === 'SettlementRequested') {
        await pay(event.data);
      } else if (event.type === 'SettlementRetried') {
        const allocation = await steps.allocate(event.data);
        await settle(own, event.data.settlementId, { type: 'RecordAllocation', allocation, metadata }, context);
      } else if (event.type === 'SettlementResumed') {
        const { state } = await own.load(settlementAggregate(event.data.settlementId));
        // In any other status, SettlementRequested is still to come and triggers the payment.
        if (state.status === 'REQUESTED') await pay({ ...state.terms, attempt: state.attempt });
      }
    },
  };
}

async function settle(
  aggregates: TenantAggregates,
  settlementId: string,
  command: SettlementCommand,
  context: CommandContext,
): Promise<void> {
  const outcome = await aggregates.handle(settlementAggregate(settlementId), command, context);
  if (outcome.kind === 'refused') throw new EventFault(`${command.type} was refused: ${outcome.refusal.message}`);
}
