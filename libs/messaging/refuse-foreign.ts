import { integrationEventKinds, integrationEventSchema, type IntegrationEvent } from '#libs/contracts';

/** @throws ZodError when an event is not one of ours: anyone who can write to a topic can write anything to it */
export function refuseForeign(event: IntegrationEvent): void {
  integrationEventSchema.parse(event);
  integrationEventKinds[event.type].data.parse(event.data);
}
