import type { DynamicModule, Type } from '@nestjs/common';
import type { Subscription } from '#libs/messaging';
import type { Runtime } from '../runtime.module.ts';
import type { AppName } from './app-names.ts';

/** One of Assent's apps. It runs as a process of its own or in one process with the others. */
export interface App {
  /** Also the name of its database sessions and Kafka clients. */
  readonly name: AppName;
  readonly modules: (runtime: Runtime) => readonly (Type | DynamicModule)[];
  /** The consumer groups whose handlers its modules contain. */
  readonly groups?: readonly ConsumerGroup[];
  /** Whether it publishes the event log to Kafka, if configured. */
  readonly relays?: true;
}

export interface ConsumerGroup {
  readonly name: string;
  /** The transport that the group's handlers name in `@EventPattern`. */
  readonly transport: symbol;
  /** The events of a token that the group processes in order. Undefined: all of them. */
  readonly sequenceOf?: Subscription['sequenceOf'];
}
