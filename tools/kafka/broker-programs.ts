import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The version of Apache Kafka on Maven Central. */
export const kafkaVersion = '4.3.0';
const log4jVersion = '2.25.4';
const oldestJava = 17;

/** The programs that a broker needs. */
export interface BrokerPrograms {
  readonly java: string;
  readonly classpath: string;
}

/** This machine cannot run a Kafka. The message says why and what to install. */
export class KafkaUnavailable extends Error {
  override readonly name = 'KafkaUnavailable';
  readonly code = 'KAFKA_UNAVAILABLE';

  /** The reason, without the advice to use another Kafka. */
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(`${reason} Or set KAFKA_BROKERS to a running Kafka.`, options);
    this.reason = reason;
  }
}

/**
 * Finds Java, and fetches the broker's artifacts with Maven once.
 * @param folder keeps the artifacts
 * @throws KafkaUnavailable
 */
export async function brokerPrograms(folder: string): Promise<BrokerPrograms> {
  const java = await findJava();
  const libraries = resolve(folder, `kafka-${kafkaVersion}`);
  if (!existsSync(libraries)) await fetchLibraries(libraries);
  return { java, classpath: join(libraries, '*') };
}

async function findJava(): Promise<string> {
  const home = process.env['JAVA_HOME'];
  const java = home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
  const { code, output } = await run(java, ['-version']);
  const version = Number(/version "(\d+)/.exec(output)?.[1]);
  if (code === 0 && version >= oldestJava) return java;
  const found = code === 0 ? `${java} is Java ${version}` : `${java} does not run here`;
  throw new KafkaUnavailable(
    `Kafka needs Java ${oldestJava} or newer, but ${found}. Install openjdk-${oldestJava}-jre-headless.`,
  );
}

/** Fetches into a temporary folder and moves it into place when it is complete, so that an interrupted fetch leaves no incomplete folder. */
async function fetchLibraries(libraries: string): Promise<void> {
  process.stderr.write(`Downloading Apache Kafka ${kafkaVersion} with Maven (once; 55 MB) …\n`);
  const making = `${libraries}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  try {
    const project = join(making, 'pom.xml');
    writeFileSync(project, projectFile);
    const { code, output } = await run('mvn', [
      '--batch-mode',
      '--quiet',
      `--file=${project}`,
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${making}`,
    ]);
    if (code === null)
      throw new KafkaUnavailable('Apache Kafka is fetched with Maven, but mvn does not run here. Install maven.');
    if (code !== 0) {
      throw new KafkaUnavailable(
        `Maven could not fetch Apache Kafka ${kafkaVersion}. Check that it reaches its repository.\n${output.trim()}\n`,
      );
    }
    // Another process may have been faster. Its files are the same.
    if (!existsSync(libraries)) renameSync(making, libraries);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

const dependency = (group: string, artifact: string, version: string): string =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;

/** Kafka logs through slf4j, but its artifacts include no logger. */
const projectFile = `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>assent</groupId><artifactId>kafka</artifactId><version>1</version>
<dependencies>
${dependency('org.apache.kafka', 'kafka_2.13', kafkaVersion)}
${dependency('org.apache.kafka', 'kafka-tools', kafkaVersion)}
${dependency('org.apache.logging.log4j', 'log4j-slf4j-impl', log4jVersion)}
</dependencies></project>
`;

/** @returns the exit code; null when the program does not exist */
function run(program: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', () => done({ code: null, output }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
