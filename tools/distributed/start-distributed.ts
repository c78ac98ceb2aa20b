import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import getPort from 'get-port';
import { startEmbeddedPostgres } from '#libs/embedded-postgres';
import { lockDataDirectory } from '#libs/process';
import { type AppName, appNames } from '#libs/runtime';
import { keepKafka, type KeptKafka } from '../kafka/kept-kafka.ts';
import { supervise, type SupervisedProcess } from './supervised-process.ts';

export interface DistributedOptions {
  /** The folder for all data: the database, Kafka's data, and their logs. */
  readonly directory: string;
  /** The folder for Kafka's programs. */
  readonly programs: string;
  /** The port of the gateway. Default: a free one. */
  readonly port?: number;
  /** The port of the Kafka that is started. Default: a free one. */
  readonly kafkaPort?: number;
  /** A running Kafka. Default: one is started. */
  readonly kafkaBrokers?: string;
  /** False for data that is deleted afterwards. Default true. */
  readonly durable?: boolean;
  /** Further variables for every app. */
  readonly env?: Readonly<Record<string, string>>;
  readonly onLine: (name: string, line: string) => void;
}

/** PostgreSQL, Kafka, and the processes of Assent that use them. */
export interface Installation {
  /** As the superuser of the database, for inspection. */
  readonly databaseUrl: string;
  readonly kafka: KeptKafka;
  /** The data directory of the database, which holds the process id of its server. */
  readonly postgresDirectory: string;
  readonly processes: readonly SupervisedProcess[];
  /** Resolves with the reason when PostgreSQL ends again and again, so that Assent cannot continue. */
  readonly lost: Promise<Error>;
  stop(): Promise<void>;
}

export interface Distributed extends Installation {
  readonly url: string;
  /** The URLs of the apps behind the gateway. */
  readonly appUrls: Readonly<Record<AppName, string>>;
  readonly apps: Readonly<Record<AppName | 'gateway', SupervisedProcess>>;
}

export interface Replicas extends Installation {
  /** One for each process. */
  readonly urls: readonly string[];
}

const gatewayHost = '127.0.0.1';

/** Runs Assent on one machine as it is deployed: PostgreSQL, Kafka, and a process for each app. A process that ends is restarted. */
export function startDistributed(options: DistributedOptions): Promise<Distributed> {
  return install(options, async (start, installation) => {
    // Apps of this installation serve its gateway only.
    const secret = { INTERNAL_SECRET: randomBytes(32).toString('base64'), INTERNAL_SECRET_FILE: '' };
    const urls = {} as Record<AppName, string>;
    const apps = {} as Record<AppName | 'gateway', SupervisedProcess>;
    for (const name of appNames) {
      const port = await getPort({ host: '127.0.0.1' });
      urls[name] = `http://${gatewayHost}:${port}`;
      apps[name] = start(name, `dist/apps/${name}/main.js`, { ...secret, PORT: String(port) });
    }
    const port = options.port ?? (await getPort({ host: '127.0.0.1' }));
    apps.gateway = start('gateway', 'dist/apps/gateway/main.js', {
      ...secret,
      PORT: String(port),
      COMMAND_URL: urls.command,
      QUERY_URL: urls.query,
      SETTLEMENT_URL: urls.settlement,
      MONITORING_URL: urls.monitoring,
    });
    return { ...installation, url: `http://${gatewayHost}:${port}`, appUrls: urls, apps };
  });
}

/** Runs processes with all apps each, on one PostgreSQL and one Kafka. A process that ends is restarted. */
export function startReplicas(count: number, options: Omit<DistributedOptions, 'port'>): Promise<Replicas> {
  return install(options, async (start, installation) => {
    const urls: string[] = [];
    for (let n = 1; n <= count; n += 1) {
      const port = await getPort({ host: '127.0.0.1' });
      urls.push(`http://${gatewayHost}:${port}`);
      start(`assent-${n}`, 'dist/apps/standalone/main.js', { PORT: String(port) });
    }
    return { ...installation, urls };
  });
}

type Start = (name: string, program: string, own: Readonly<Record<string, string>>) => SupervisedProcess;

/** Starts PostgreSQL and Kafka, runs `startAll`, and waits until all its processes are ready. */
async function install<T extends Installation>(
  options: DistributedOptions,
  startAll: (start: Start, installation: Installation) => Promise<T>,
): Promise<T> {
  const { programs, onLine, durable = true } = options;
  const directory = resolve(options.directory);
  const postgresDirectory = join(directory, 'postgres');
  const stops: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (let last = stops.pop(); last !== undefined; last = stops.pop()) await last();
  };
  try {
    stops.push(lockDataDirectory(directory));
    // Stops a service that has started, also when the other one has failed.
    const kept = async <S extends { stop(): Promise<void> }>(starting: Promise<S>): Promise<S> => {
      const service = await starting;
      stops.push(() => service.stop());
      return service;
    };
    const [postgres, kafka] = await settled(
      kept(
        startEmbeddedPostgres({
          dataDirectory: postgresDirectory,
          durable,
          onEnded: ({ message }) => onLine('postgres', message),
        }),
      ),
      kept(
        options.kafkaBrokers === undefined
          ? keepKafka(
              {
                directory: join(directory, 'kafka'),
                programs,
                ...(options.kafkaPort !== undefined && { port: options.kafkaPort }),
              },
              (end) => onLine('kafka', `ended (${end}) and restarts`),
            )
          : foreign(options.kafkaBrokers),
      ),
    );

    const databaseUrl = postgres.connectionString();
    const env = {
      ...options.env,
      DATABASE_URL: postgres.appConnectionString(),
      DATABASE_URL_FILE: '',
      DATABASE_ADMIN_URL_FILE: '',
      KAFKA_BROKERS: kafka.brokers,
    };
    // The apps never get the owner's URL.
    await migrate({ ...env, DATABASE_ADMIN_URL: databaseUrl });

    const processes: SupervisedProcess[] = [];
    const start: Start = (name, program, own) => {
      const app = supervise({ name, program, env: { ...env, ...own }, onLine });
      stops.push(() => app.stop());
      processes.push(app);
      return app;
    };
    const all = await startAll(start, {
      databaseUrl,
      kafka,
      postgresDirectory,
      processes,
      lost: postgres.lost,
      stop,
    });
    await Promise.all(processes.map((app) => app.ready()));
    return all;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A Kafka that others operate, so it is neither killed nor stopped. */
function foreign(brokers: string): Promise<KeptKafka> {
  return Promise.resolve({ brokers, kill: () => Promise.resolve(), stop: () => Promise.resolve() });
}

/** Waits for both, also when one fails. @throws the fault of the first that failed */
async function settled<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/** Migrates once, before any app uses the database. */
async function migrate(env: Readonly<Record<string, string>>): Promise<void> {
  await promisify(execFile)(process.execPath, ['dist/apps/standalone/migrate.js'], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
}
