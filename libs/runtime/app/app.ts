import type { DynamicModule, Type } from '@nestjs/common';
import type { Subscription } from '#libs/messaging';
import type { Runtime } from '../runtime.module.ts';
import type { AppName } from './app-names.ts';

/** One of Assent's apps: a process of its own, or a part of the one that runs them all. */
export interface App {
  /** Also what its database sessions and its Kafka clients are called. */
  readonly name: AppName;
  readonly modules: (runtime: Runtime) => readonly (Type | DynamicModule)[];
  /** The consumer groups whose handlers its modules bring. */
  readonly groups?: readonly ConsumerGroup[];
  /** Publishes the log to Kafka, when there is one. */
  readonly relays?: true;
}

export interface ConsumerGroup {
  readonly name: string;
  /** What the group's handlers name in `@EventPattern`. */
  readonly transport: symbol;
  /** Which events of a token the group takes in order; unset: all of them. */
  readonly sequenceOf?: Subscription['sequenceOf'];
}
