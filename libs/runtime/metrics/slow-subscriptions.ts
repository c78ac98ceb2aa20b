import { Counter, type Registry } from 'prom-client';

/** @returns increments the counter. Call it when EventStoreDB ends a subscription because its reader is too slow */
export function slowSubscriptions(registry: Registry): () => void {
  const counter = new Counter({
    name: 'assent_event_store_slow_subscriptions_total',
    help: 'Subscriptions of this process that EventStoreDB ended because the process read too slowly.',
    registers: [registry],
  });
  return () => counter.inc();
}
