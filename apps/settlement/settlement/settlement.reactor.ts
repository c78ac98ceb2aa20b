import { commandMetadata, settlementAggregate, type SettlementCommand, type SettlementEvent } from '#libs/domain';
import { EventFault, reactionTo, type Aggregates, type CommandContext, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';
import type { SettlementSteps } from '../books/settlement-steps.ts';

/** The name of its checkpoint. */
export const settlementProcessor = 'settlement-processor';

/**
 * The settlement processor of S6-44: pays what has been requested, also when it was stopped and goes on, and allocates
 * anew when a failed settlement is retried. The books take each step once, and so does the settlement's stream.
 */
export function settlementReactor(aggregates: Aggregates, steps: SettlementSteps, clock: Clock): Reactor {
  const name = settlementProcessor;
  return {
    name,
    types: ['SettlementRequested', 'SettlementRetried', 'SettlementResumed'],
    react: async (recorded) => {
      const event = recorded as RecordedEvent<SettlementEvent>;
      const context = reactionTo(event, name, clock.now());
      const metadata = commandMetadata(context);
      const pay = async (payment: Parameters<SettlementSteps['pay']>[0]): Promise<void> => {
        // Cancelled before it was paid, it is never complete: the consumer says what became of it.
        if (!(await steps.pay(payment))) return;
        await settle(aggregates, event.data.settlementId, { type: 'CompleteSettlement', metadata }, context);
      };
      if (event.type === 'SettlementRequested') {
        await pay(event.data);
      } else if (event.type === 'SettlementRetried') {
        const allocation = await steps.allocate(event.data);
        await settle(aggregates, event.data.settlementId, { type: 'RecordAllocation', allocation, metadata }, context);
      } else if (event.type === 'SettlementResumed') {
        const { state } = await aggregates.load(settlementAggregate(event.data.settlementId));
        // Otherwise its request is still to come, and has it paid.
        if (state.status === 'REQUESTED') await pay({ ...state.terms, attempt: state.attempt });
      }
    },
  };
}

async function settle(
  aggregates: Aggregates,
  settlementId: string,
  command: SettlementCommand,
  context: CommandContext,
): Promise<void> {
  const outcome = await aggregates.handle(settlementAggregate(settlementId), command, context);
  if (outcome.kind === 'refused') throw new EventFault(`${command.type} was refused: ${outcome.refusal.message}`);
}
