import { derivedId, traceparentOf, type CommandContext } from '#libs/event-store';
import type { Clock } from '#libs/process';

/** One round of a sweep. */
export interface Sweep {
  /** The actor of its commands. */
  readonly name: string;
  /** A UUID, new in each round. */
  readonly id: string;
  readonly clock: Clock;
}

/**
 * The context of a command that a sweep sends for one of its items. The commands of a round share the correlation id
 * with those of the same tenant.
 * @param item the subject of the command, once in each round and tenant
 */
export function sweepContext({ name, id, clock }: Sweep, tenantId: string, item: string): CommandContext {
  const correlationId = derivedId(id, tenantId);
  return {
    tenantId,
    actor: { type: 'system', id: name },
    correlationId,
    causationId: correlationId,
    commandId: derivedId(correlationId, item),
    occurredAt: clock.now().toISOString(),
    traceparent: traceparentOf(correlationId),
  };
}
