import type * as assentAppends from '../actors/assent-appends.ts';
import type * as assentExecutions from '../actors/assent-executions.ts';
import type * as assentProjections from '../actors/assent-projections.ts';
import type * as assentServer from '../actors/assent-server.ts';
import type * as eventStoreDbAppends from '../actors/event-store-db-appends.ts';
import type * as eventStoreDbClient from '../actors/event-store-db-client.ts';
import type * as eventStoreDbDouble from '../actors/event-store-db-double.ts';
import type * as httpClients from '../actors/http-clients.ts';
import type * as kafkaConsumer from '../actors/kafka-consumer.ts';
import type * as kafkaRelay from '../actors/kafka-relay.ts';
import type * as queryServer from '../actors/query-server.ts';
import type { Peers } from './peer.ts';

/** The modules that run in processes of their own, by the name of their file. */
export interface Actors extends Peers {
  readonly 'assent-appends': typeof assentAppends;
  readonly 'assent-executions': typeof assentExecutions;
  readonly 'assent-projections': typeof assentProjections;
  readonly 'assent-server': typeof assentServer;
  readonly 'event-store-db-appends': typeof eventStoreDbAppends;
  readonly 'event-store-db-client': typeof eventStoreDbClient;
  readonly 'event-store-db-double': typeof eventStoreDbDouble;
  readonly 'http-clients': typeof httpClients;
  readonly 'kafka-consumer': typeof kafkaConsumer;
  readonly 'kafka-relay': typeof kafkaRelay;
  readonly 'query-server': typeof queryServer;
}

const peers: Readonly<Record<keyof Peers, true>> = { 'emmett-appends': true, 'dbos-workflows': true };

export function fileOf(actor: keyof Actors): URL {
  return new URL(`../${actor in peers ? 'peers' : 'actors'}/${actor}.ts`, import.meta.url);
}
