import { derivedId } from './derived-id.ts';
import type { CommandContext } from './event-sourced.ts';
import type { RecordedEvent } from './event-store.ts';
import { traceparentOf } from './trace.ts';

/** The context of a command that follows from an event. Its id derives from the event, so a repeated reaction records nothing twice (DESIGN §6). */
export function reactionTo(event: RecordedEvent, reactor: string, now: Date): CommandContext {
  const { tenantId, correlationId, traceparent } = event.metadata;
  const commandId = derivedId(event.id, reactor);
  return {
    tenantId,
    actor: { type: 'system', id: reactor },
    correlationId,
    causationId: event.id,
    commandId,
    occurredAt: now.toISOString(),
    // Older events may have no trace context.
    traceparent: traceparent ?? traceparentOf(commandId),
  };
}
