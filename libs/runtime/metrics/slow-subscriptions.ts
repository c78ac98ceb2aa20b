import { Counter, type Registry } from 'prom-client';

/** @returns counts one: EventStoreDB ended a subscription because its events were not taken fast enough */
export function slowSubscriptions(registry: Registry): () => void {
  const counter = new Counter({
    name: 'assent_event_store_slow_subscriptions_total',
    help: 'How often EventStoreDB ended a subscription of this process because its events were not taken fast enough.',
    registers: [registry],
  });
  return () => counter.inc();
}
