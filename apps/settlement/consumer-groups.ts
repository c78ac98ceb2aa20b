import type { CommandContext } from '#libs/event-store';
import { derivedId, traceparentOf } from '#libs/event-store';
import type { IntegrationEvent } from '#libs/contracts';
import type { Clock } from '#libs/process';

/**
 * The consumer groups of this app. Handlers name the transport of their group. A group processes the activations of one
 * token in parallel, because a token with hundreds of activations a second would otherwise delay all tokens.
 */
export const consumerGroups = {
  revenue: { name: 'revenue', transport: Symbol('revenue'), sequenceOf: executionOf },
  settlement: { name: 'settlement', transport: Symbol('settlement'), sequenceOf: executionOf },
} as const;

/** The event's execution. Undefined for an issuer's funding, which must precede the settlements that spend it. */
function executionOf({ data }: IntegrationEvent): string | undefined {
  if ('executionId' in data) return data.executionId;
  return 'revenueStreamId' in data ? data.revenueStreamId : undefined;
}

/** An activation has one revenue stream and one settlement. Both ids equal the id of its execution. */
export function idsOf(executionId: string): { readonly revenueStreamId: string; readonly settlementId: string } {
  return { revenueStreamId: executionId, settlementId: executionId };
}

/** The context of a command that a group issues for an event. A repeated delivery issues the same command. */
export function consumptionOf(event: IntegrationEvent, group: string, clock: Clock): CommandContext {
  const commandId = derivedId(event.id, group);
  return {
    tenantId: event.tenantid,
    actor: { type: 'system', id: group },
    correlationId: event.correlationid,
    causationId: event.id,
    commandId,
    occurredAt: clock.now().toISOString(),
    traceparent: event.traceparent ?? traceparentOf(commandId),
  };
}
