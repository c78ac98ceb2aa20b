import type { CommandContext } from '#libs/event-store';
import { derivedId, traceparentOf } from '#libs/event-store';
import type { IntegrationEvent } from '#libs/contracts';
import type { Clock } from '#libs/process';

/**
 * The consumer groups of this app, and the transport that each one's handlers name. Of a token with hundreds of activations
 * a second each is taken beside the others, because one after the other they would hold up all tokens.
 */
export const consumerGroups = {
  revenue: { name: 'revenue', transport: Symbol('revenue'), sequenceOf: executionOf },
  settlement: { name: 'settlement', transport: Symbol('settlement'), sequenceOf: executionOf },
} as const;

/** The execution that an event is about; undefined for money that an issuer is given, which what comes later may spend. */
function executionOf({ data }: IntegrationEvent): string | undefined {
  if ('executionId' in data) return data.executionId;
  return 'revenueStreamId' in data ? data.revenueStreamId : undefined;
}

/** An activation has one revenue stream and one settlement, and both have its execution's id: whoever knows one knows them all. */
export function idsOf(executionId: string): { readonly revenueStreamId: string; readonly settlementId: string } {
  return { revenueStreamId: executionId, settlementId: executionId };
}

/** The context of a command that a group issues when it consumes an event: a repeated delivery issues the same one. */
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
