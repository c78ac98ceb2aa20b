import type { Migrations } from '#libs/postgres';

export { groupOf, processorOf, type IntegrationChannel, type Subscription } from './channel.ts';
export { blockedKeys, openDeadLetters } from './dead-letters.ts';
export { createEmbeddedChannel, type EmbeddedChannelOptions } from './embedded/embedded-channel.ts';
export { toMessage } from './kafka/cloud-events.ts';
export { createKafkaChannel } from './kafka/kafka-channel.ts';
export { GroupOffsets, type Group, type GroupLag } from './kafka/group-offsets.ts';
export { connectKafka, type KafkaConnection } from './kafka/kafka-connection.ts';
export { relayName, runRelay } from './kafka/relay.ts';
export { TopicsMissing, TopicsUnfit } from './kafka/topics.ts';
export { handleOnce } from './inbox.ts';
export {
  DeadLetterNotOpen,
  discardLetter,
  findLetter,
  letterWithEvent,
  listLetters,
  retryLetter,
  type FoundLetter,
} from './letters.ts';
export { notRunning, reasonsNotRunning, type NotRunning } from './not-running.ts';
export { operatedChannel } from './operated-channel.ts';
export {
  countReplay,
  findReplay,
  listReplays,
  ReplayUnderWay,
  startReplay,
  stopReplay,
  type Replay,
  type ReplayRange,
  type ReplaySource,
} from './replays.ts';
export { overdueSeconds, removeOld } from './retention.ts';

/** The tables of consumers and of the relay: inbox, dead letters, replays, published topics. */
export const messagingMigrations: Migrations = {
  schema: 'messaging',
  directory: new URL('./schema/', import.meta.url),
};
