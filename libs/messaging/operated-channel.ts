import type { Pool } from 'pg';
import type { IntegrationEvent } from '#libs/contracts';
import { processorOf, type IntegrationChannel, type Subscription } from './channel.ts';
import { redeliver } from './redelivery.ts';
import { refuseForeign } from './refuse-foreign.ts';
import { runReplays, type ReplaySource } from './replays.ts';

/** A channel with the operations beside it: retries of dead letters, and replays. */
export function operatedChannel(
  channel: IntegrationChannel,
  source: ReplaySource,
  database: Pool,
  onFault: (fault: unknown, group: string) => void,
): IntegrationChannel {
  return {
    consume: async (subscription) => {
      const tell = (fault: unknown): void => onFault(fault, processorOf(subscription.group));
      await Promise.all([
        channel.consume(subscription),
        redeliver({ ...subscription, handle: (event) => retry(subscription, event) }, database, tell),
        runReplays(subscription, source, database, tell),
      ]);
    },
  };
}

/** A letter may contain anything that was written to a topic. Retrying it does not make it an event of ours. */
async function retry({ handle }: Subscription, event: IntegrationEvent): Promise<void> {
  refuseForeign(event);
  await handle(event);
}
