import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import getPort from 'get-port';
import { endWithUs } from '#libs/embedded-postgres';
import { DataDirectoryInUse, lockDataDirectory } from '#libs/process';
import { brokerPrograms, type BrokerPrograms } from './broker-programs.ts';

export interface LocalKafkaOptions {
  /** The folder for its data and its log. The first start creates it. */
  readonly directory: string;
  /** The folder that keeps the broker's programs for the next start. */
  readonly programs: string;
  /** Default: a free one. */
  readonly port?: number;
  /** 16 bytes, used by the first start. Default: random. */
  readonly clusterId?: Buffer;
}

export interface LocalKafka {
  /** The value for KAFKA_BROKERS. */
  readonly brokers: string;
  /** Resolves with the exit code or the signal. */
  readonly ended: Promise<string>;
  /** Kills the broker, which then cannot tidy up. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const host = '127.0.0.1';
const readyWithinMs = 60_000;
const stopWithinMs = 15_000;
const pollMs = 50;
/** A broker for development is small and starts fast. */
const jvm = ['-Xms128m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/**
 * Starts a single-node Apache Kafka (KRaft), which only this machine can reach.
 * @throws KafkaUnavailable when the machine lacks Java or Maven; otherwise errors that name the log
 */
export async function startLocalKafka(options: LocalKafkaOptions): Promise<LocalKafka> {
  const directory = resolve(options.directory);
  const unlock = lock(directory);
  try {
    return await start({ ...options, directory }, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** @param onEnded called when the broker has ended */
async function start(options: LocalKafkaOptions, onEnded: () => void): Promise<LocalKafka> {
  const { directory, clusterId = randomBytes(16) } = options;
  const programs = await brokerPrograms(options.programs);
  const port = options.port ?? (await getPort({ host }));
  await refuseTakenPort(port);
  const files = {
    data: join(directory, 'data'),
    properties: join(directory, 'server.properties'),
    logging: join(directory, 'log4j2.properties'),
    log: join(directory, 'kafka.log'),
  };
  writeFileSync(files.properties, serverProperties(files.data, port, await getPort({ host })));
  writeFileSync(files.logging, logging);
  const java = (...args: readonly string[]): ChildProcess => launch(programs, files.logging, files.log, args);

  if (!existsSync(join(files.data, 'meta.properties'))) {
    // An earlier start may have left incomplete data.
    rmSync(files.data, { recursive: true, force: true });
    // One argument for name and value, because one id in 64 begins with a dash and would be read as an option.
    const named = `--cluster-id=${clusterId.toString('base64url')}`;
    const format = java('kafka.tools.StorageTool', 'format', named, '--config', files.properties);
    if ((await endOf(format)) !== '0') throw notStarted(directory, files.log);
  }
  const broker = java('kafka.Kafka', files.properties);
  const ended = endOf(broker).finally(onEnded);
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (broker.exitCode !== null || broker.signalCode !== null) return;
    broker.kill(signal);
    const impatience = setTimeout(() => broker.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(impatience);
  };
  if (!(await answers(port, broker))) {
    await end('SIGKILL');
    throw notStarted(directory, files.log);
  }
  return { brokers: `${host}:${port}`, ended, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** Locks the folder, because a second broker on it would overwrite the settings of the first and fail with a stack trace. */
function lock(directory: string): () => void {
  try {
    return lockDataDirectory(directory);
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse)) throw error;
    const properties = join(directory, 'server.properties');
    const brokers = existsSync(properties)
      ? /^advertised\.listeners=PLAINTEXT:\/\/(\S+)$/m.exec(readFileSync(properties, 'utf8'))?.[1]
      : undefined;
    throw new Error(
      `Kafka is already running on ${directory} (started by process ${error.pid}). ` +
        `Stop that process, or use its Kafka with KAFKA_BROKERS=${brokers ?? 'host:port'}.`,
      { cause: error },
    );
  }
}

function launch(
  { java, classpath }: BrokerPrograms,
  logging: string,
  log: string,
  args: readonly string[],
): ChildProcess {
  const output = openSync(log, 'a', 0o600);
  // In a group of its own, because on Ctrl-C the program that started it stops it after its clients.
  const child = spawn(java, [...jvm, `-Dlog4j2.configurationFile=${logging}`, '-cp', classpath, ...args], {
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  endWithUs(child);
  return child;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolveEnd, reject) => {
    child.on('error', reject);
    child.once('exit', (code, signal) => resolveEnd(signal ?? String(code)));
  });
}

async function answers(port: number, broker: ChildProcess): Promise<boolean> {
  const deadline = performance.now() + readyWithinMs;
  while (broker.exitCode === null && broker.signalCode === null && performance.now() < deadline) {
    if (await isOpen(port)) return true;
    await delay(pollMs);
  }
  return false;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, host, () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });
}

async function refuseTakenPort(port: number): Promise<void> {
  if (!(await isOpen(port))) return;
  throw new Error(
    `Port ${port} on ${host} is taken. Stop the program that uses it, or choose another port with KAFKA_PORT.`,
  );
}

function notStarted(directory: string, log: string): Error {
  const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  return new Error(`Kafka did not start on ${directory}.\nThe end of ${log}:\n${tail}`);
}

/** One node that is broker and controller. Kafka's internal topics have one replica, because there is one node. */
function serverProperties(data: string, port: number, controllerPort: number): string {
  const settings: Readonly<Record<string, string | number>> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${host}:${controllerPort}`,
    listeners: `PLAINTEXT://${host}:${port},CONTROLLER://${host}:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${host}:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': data,
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // Without a wait for further members, because on a development machine they join one by one.
    'group.initial.rebalance.delay.ms': 0,
  };
  return `${Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`;
}

const logging = `status = error
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d{ISO8601} %p %m (%c)%n%throwable
rootLogger.level = warn
rootLogger.appenderRefs = out
rootLogger.appenderRef.out.ref = out
logger.server.name = kafka.server.KafkaRaftServer
logger.server.level = info
`;
