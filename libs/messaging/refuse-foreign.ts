import { integrationEventKinds, integrationEventSchema, type IntegrationEvent } from '#libs/contracts';

/** @throws ZodError when an event is not one of ours: anyone who can write to a topic can write anything to it */
export function refuseForeign(event: IntegrationEvent): void {
  integrationEventSchema.parse(event);
  refuseForeignData(event);
}

/** The part of {@link refuseForeign} about the data. @throws ZodError */
export function refuseForeignData({ type, data }: IntegrationEvent): void {
  integrationEventKinds[type].data.parse(data);
}

/** @throws TypeError when nothing says what an event must stay in order with, as its type promises */
export function refuseKeyless(event: IntegrationEvent): void {
  const { type, id, partitionkey }: { type: string; id: unknown; partitionkey: unknown } = event;
  if (typeof partitionkey !== 'string') throw new TypeError(`The ${type} ${String(id)} has no key.`);
}
