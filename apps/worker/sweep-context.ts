import { derivedId, traceparentOf, type CommandContext } from '#libs/event-store';
import type { Clock } from '#libs/process';

/**
 * The context of what a sweep commands for one of its items.
 * @param name of the sweep, which is the actor
 * @param sweepId of this round, with which everything in it correlates
 * @param item what the command is about, once in a round
 */
export function sweepContext(name: string, sweepId: string, item: string, clock: Clock): CommandContext {
  return {
    tenantId: 'default',
    actor: { type: 'system', id: name },
    correlationId: sweepId,
    causationId: sweepId,
    commandId: derivedId(sweepId, item),
    occurredAt: clock.now().toISOString(),
    traceparent: traceparentOf(sweepId),
  };
}
