import type { ZodError } from 'zod';
import { integrationEventKinds, integrationEventSchema, type IntegrationEvent } from '#libs/contracts';
import { EventFault } from '#libs/event-store';

/** @throws EventFault when an event is not one of ours: anyone who can write to a topic can write anything to it */
export function refuseForeign(event: IntegrationEvent): void {
  refuse(integrationEventSchema.safeParse(event).error);
  refuseForeignData(event);
}

/** The part of {@link refuseForeign} about the data. @throws EventFault */
export function refuseForeignData({ type, data }: IntegrationEvent): void {
  refuse(integrationEventKinds[type].data.safeParse(data).error);
}

function refuse(error: ZodError | undefined): void {
  if (error !== undefined)
    throw new EventFault(`It is none of the published events: ${error.message}`, { cause: error });
}

/** @throws EventFault when nothing says what an event must stay in order with, as its type promises */
export function refuseKeyless(event: IntegrationEvent): void {
  const { type, id, partitionkey }: { type: string; id: unknown; partitionkey: unknown } = event;
  if (typeof partitionkey !== 'string') throw new EventFault(`The ${type} ${String(id)} has no key.`);
}
