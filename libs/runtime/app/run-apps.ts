import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { upcasters } from '#libs/domain';
import { EventSchemas, evolving, guarded, identityOf, LogGuard, openEventStore } from '#libs/event-store';
import { integrationEventsOf, publishedTypes } from '#libs/integration-events';
import {
  GroupOffsets,
  TopicsMissing,
  TopicsUnfit,
  connectKafka,
  createEmbeddedChannel,
  createKafkaChannel,
  operatedChannel,
  processorOf,
  relayName,
  runRelay,
  type IntegrationChannel,
  type KafkaConnection,
} from '#libs/messaging';
import { createPool, systemRole, TenantDatabase } from '#libs/postgres';
import { CheckpointMoved, recogniseLog, verifyConnections } from '#libs/projections';
import { createHttpApp } from '#libs/http';
import { AccessTokens, openSigningKeys } from '#libs/identity';
import { type Clock, type Config, errorCode, type Logger, startObjectsYoung } from '#libs/process';
import { BackgroundWork } from '../health/background-work.ts';
import { Heartbeat } from '../health/heartbeat.ts';
import { Readiness } from '../health/readiness.ts';
import { IntegrationTransport } from '../integration-transport.ts';
import { ProcessMetrics } from '../metrics/process-metrics.ts';
import { slowSubscriptions } from '../metrics/slow-subscriptions.ts';
import { RuntimeModule, type Runtime } from '../runtime.module.ts';
import type { App } from './app.ts';
import { reachDatabase } from './reach-database.ts';

export interface RunningApps {
  readonly url: string;
  /** Resolves with the reason when the event store's address leads to another log, so the apps cannot continue. */
  readonly lost: Promise<Error>;
  /** Reports not ready, completes the running work, and stops. */
  stop(): Promise<void>;
}

/** What the apps need besides the configuration. */
export interface Surroundings {
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Migrates the database before its first use. Default: the database must already be migrated. */
  readonly migrate?: () => Promise<void>;
}

/** The most database connections of a process: with the system role, for the requests of tenants, and for their searches. */
const poolSize = 20;
const loginPoolSize = 10;
const searchPoolSize = 10;

/** The root module of a process, with the runtime and the apps. */
@Module({})
export class ProcessModule {
  static of(apps: readonly App[], runtime: Runtime): DynamicModule {
    return {
      module: ProcessModule,
      imports: [RuntimeModule.of(runtime), ...apps.flatMap(({ modules }) => modules(runtime))],
    };
  }
}

/**
 * Runs apps in this process on an existing database. On a failure, stops everything that has started.
 * @throws errors that say what to do: the port is taken, the database does not answer, or Kafka topics cannot be created
 * or would lose events
 */
export async function runApps(apps: readonly App[], config: Config, surroundings: Surroundings): Promise<RunningApps> {
  startObjectsYoung();
  const { databaseUrl, clock, logger, migrate } = surroundings;
  const stops: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (let last = stops.pop(); last !== undefined; last = stops.pop()) await last();
  };
  const onFault = (err: unknown, processor?: string): void => {
    if (err instanceof CheckpointMoved) logger.debug({ err, processor }, 'another process moved the checkpoint first');
    else logger.error({ err, processor }, 'background work failed');
  };
  try {
    const name = apps.length === 1 ? `assent-${apps[0]?.name}` : 'assent';
    await migrate?.();
    await reachDatabase(databaseUrl);
    const database = createPool(databaseUrl, { max: poolSize, applicationName: name, role: systemRole });
    stops.push(() => database.end());
    const loginPool = createPool(databaseUrl, { max: loginPoolSize, applicationName: name });
    stops.push(() => loginPool.end());
    const searchPool = createPool(databaseUrl, { max: searchPoolSize, applicationName: name });
    stops.push(() => searchPool.end());
    const tenants = new TenantDatabase(loginPool);
    const searches = new TenantDatabase(searchPool);
    const guard = new LogGuard();
    const onStoreFault = (fault: unknown): void => {
      guard.suspect();
      onFault(fault);
    };
    const metrics = new ProcessMetrics();
    const stored = await openEventStore(config.eventStoreUrl, database, {
      tenants,
      onError: onStoreFault,
      onTooSlow: slowSubscriptions(metrics.registry),
      prefix: config.eventStorePrefix,
    });
    const eventStore = evolving(guarded(stored, guard), new EventSchemas(upcasters));
    stops.push(() => eventStore.close());
    const identity = identityOf(config.eventStoreUrl, stored, database);
    const logId = await recogniseLog(database, identity, stored);
    guard.expect(logId, () => identity.read());
    for (const pool of [database, loginPool, searchPool]) verifyConnections(pool, logId, guard);

    const backgroundWork = new BackgroundWork();
    const signingKeys = config.identity && openSigningKeys(config.identity, keysNotice(logger));
    if (signingKeys !== undefined) stops.push(() => signingKeys.close());
    await signingKeys?.firstFetch();
    const tokens = config.identity && signingKeys && new AccessTokens(config.identity, signingKeys);
    const kafka = await reachKafka(config, name, logger);
    const groupOffsets = kafka === undefined ? undefined : new GroupOffsets(kafka);
    if (groupOffsets !== undefined) stops.push(() => groupOffsets.close());
    const core = { config, clock, logger, database, tenants, searches, eventStore };
    const runtime: Runtime = { ...core, backgroundWork, groupOffsets, metrics, signingKeys };
    if (kafka !== undefined && apps.some(({ relays }) => relays)) {
      stops.push(startRelay(kafka, runtime, onFault));
    }
    const names = apps.map(({ name }) => name);
    const heartbeat = new Heartbeat(names, database, backgroundWork, logger);
    stops.push(() => heartbeat.stop());
    const app = await createHttpApp(ProcessModule.of(apps, runtime), {
      ...core,
      registry: metrics.registry,
      tokens,
    });
    const channel = channelOver(kafka, runtime, onFault);
    for (const group of apps.flatMap(({ groups = [] }) => groups)) {
      if (kafka === undefined) backgroundWork.runs(processorOf(group.name));
      else backgroundWork.readsKafka(group.name);
      app.connectMicroservice({ strategy: new IntegrationTransport(channel, group) });
    }
    stops.push(() => app.close());
    await app.startAllMicroservices();
    await app.listen(config.port, config.host);
    await heartbeat.start();
    stops.push(() => app.get(Readiness).drain(config.drainMs));
    // Nest says http for every server.
    const url = (await app.getUrl()).replace(/^https?/, config.tls === undefined ? 'http' : 'https');
    return { url, lost: guard.lost, stop };
  } catch (error) {
    await stop();
    throw portTaken(error, config);
  }
}

/** Why keys cannot be fetched, once for each reason. Readiness shows it as well, until a fetch succeeds. */
function keysNotice(logger: Logger): (fault: Error) => void {
  return ({ message: reason }) => {
    logger.error(
      { code: 'IDENTITY_PROVIDER_UNAVAILABLE', reason },
      'the keys of the identity provider cannot be fetched; the last good ones serve for 24 hours',
    );
  };
}

/** Does not fail if Kafka is away, because events stay in the log and consumers catch up later. */
async function reachKafka(config: Config, clientId: string, logger: Logger): Promise<KafkaConnection | undefined> {
  const { kafkaBrokers: brokers, kafkaPrefix: prefix } = config;
  if (brokers === undefined) return undefined;
  const connection = connectKafka({
    brokers,
    clientId,
    prefix,
    onLog: (message, details) => {
      logger.debug({ kafka: details }, message);
    },
  });
  try {
    const { advice } = await connection.topicsMade();
    for (const each of advice) logger.warn({ code: 'KAFKA_TOPICS_ADVICE' }, each);
  } catch (err) {
    if (err instanceof TopicsMissing || err instanceof TopicsUnfit) throw err;
    logger.error(
      { err, code: 'KAFKA_UNAVAILABLE' },
      `Kafka at ${brokers.join(', ')} does not answer. Integration events wait in the event log until it does. Check that Kafka runs and KAFKA_BROKERS is correct.`,
    );
  }
  return connection;
}

/** The events that are published, and their translation. */
const published = { types: publishedTypes, translate: integrationEventsOf };

function channelOver(
  kafka: KafkaConnection | undefined,
  { eventStore, database, backgroundWork }: Runtime,
  onFault: (fault: unknown, processor: string) => void,
): IntegrationChannel {
  const source = { eventStore, ...published };
  const outcomes = { onFault, onState: backgroundWork.note };
  const channel =
    kafka === undefined
      ? createEmbeddedChannel({ ...source, ...outcomes, database })
      : createKafkaChannel({ ...outcomes, connection: kafka, database });
  return operatedChannel(channel, source, database, onFault);
}

/** @returns stops the relay */
function startRelay(
  connection: KafkaConnection,
  { eventStore, database, backgroundWork }: Runtime,
  onFault: (fault: unknown, processor: string) => void,
): () => Promise<void> {
  const stopping = new AbortController();
  backgroundWork.runs(relayName);
  const running = runRelay(
    { ...published, connection, eventStore, database, onFault, onState: backgroundWork.note },
    stopping.signal,
  );
  // The relay has already reported the fault that ended it.
  running.catch(() => undefined);
  return async () => {
    stopping.abort();
    await running.catch(() => undefined);
  };
}

/** Explains the error of a taken port. Returns any other error unchanged. */
export function portTaken(error: unknown, { host, port }: Config): unknown {
  if (errorCode(error) !== 'EADDRINUSE') return error;
  return new Error(
    `Port ${port} on ${host} is taken. Stop the program that uses it, or choose another with PORT=9004 npm start.`,
    {
      cause: error,
    },
  );
}
