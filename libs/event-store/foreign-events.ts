import { ForeignEvent } from './errors.ts';
import type { EventToAppend } from './event-store.ts';
import { belongsTo } from '#libs/tenants';

/**
 * For stores without `event_store.append_batch`, which checks the same.
 * @throws ForeignEvent if an event does not belong to the tenant of the stream
 */
export function refuseForeignEvents(stream: string, events: readonly EventToAppend[]): void {
  const foreign = events.find(({ metadata }) => !belongsTo(metadata.tenantId, stream));
  if (foreign !== undefined) throw new ForeignEvent(stream, foreign.metadata.tenantId);
}
