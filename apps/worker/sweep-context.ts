import { derivedId, traceparentOf, type CommandContext } from '#libs/event-store';
import type { Clock } from '#libs/process';

/**
 * The context of a command that a sweep sends for one of its items.
 * @param name of the sweep, which is the actor
 * @param sweepId of this round; all its commands share it as correlation id
 * @param item the subject of the command, once in each round
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
