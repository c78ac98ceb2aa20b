import type { ZodError } from 'zod';
import { integrationEventKinds, integrationEventSchema, type IntegrationEvent } from '#libs/contracts';
import { EventFault } from '#libs/event-store';

/**
 * @throws EventFault when an event is not one of ours, because anyone who can write to a topic can write anything to it
 */
export function refuseForeign(event: IntegrationEvent): void {
  const { error } = integrationEventSchema.safeParse(event);
  const fault = error === undefined ? faultOfData(event) : foreign(error);
  if (fault !== undefined) throw fault;
}

/** Why the data does not fit the type; undefined when it does. */
export function faultOfData({ type, data }: IntegrationEvent): EventFault | undefined {
  const { error } = integrationEventKinds[type].data.safeParse(data);
  return error === undefined ? undefined : foreign(error);
}

/** The fault of an event that violates a published schema. */
export function foreign(error: ZodError): EventFault {
  return new EventFault(`The event is not one of the published events: ${error.message}`, { cause: error });
}

/** @throws EventFault when the event lacks the key that its type promises, which determines its order */
export function refuseKeyless(event: IntegrationEvent): void {
  const { type, id, partitionkey }: { type: string; id: unknown; partitionkey: unknown } = event;
  if (typeof partitionkey !== 'string') throw new EventFault(`The ${type} ${String(id)} has no key.`);
}
