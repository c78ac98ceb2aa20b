import type { Pool } from 'pg';
import type { IntegrationChannel } from './channel.ts';
import { redeliver } from './redelivery.ts';
import { runReplays, type ReplaySource } from './replays.ts';

/** A channel with what operators do beside it, whatever carries its events: dead letters tried again, and replays. */
export function operatedChannel(
  channel: IntegrationChannel,
  source: ReplaySource,
  database: Pool,
  onFault: (fault: unknown, group: string) => void,
): IntegrationChannel {
  return {
    consume: async (subscription) => {
      const tell = (fault: unknown): void => onFault(fault, `consumer-group:${subscription.group}`);
      await Promise.all([
        channel.consume(subscription),
        redeliver(subscription, database, tell),
        runReplays(subscription, source, database, tell),
      ]);
    },
  };
}
