import { z } from 'zod';

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** Whoever sets these counts on a protection that is not there. */
const noAuthentication = z
  .undefined({ error: 'is not supported by this version: it serves the local administrator only' })
  .optional();

/** A number of a range, which its error names. */
function numberBetween(least: number, most: number) {
  return z.coerce
    .number({ error: `must be a number from ${least} to ${most}` })
    .check(
      z.gte(least, { error: `must be a number from ${least} to ${most}` }),
      z.lte(most, { error: `must be a number from ${least} to ${most}` }),
    );
}

/** A whole number of a range, which its error names. */
function integerBetween(least: number, most: number) {
  return numberBetween(least, most).refine(Number.isInteger, { error: 'must be a whole number' });
}

const environmentSchema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL such as postgres://user@host:5432/database' })
    .optional()
    .meta({
      description: 'A PostgreSQL of yours; unset: an embedded one under ASSENT_DATA.',
      example: 'postgres://user:password@host:5432/assent',
    }),
  EVENT_STORE_URL: z
    .string()
    .regex(/^esdb(\+discover)?:\/\/\S+$/, {
      error: 'must be a URL such as esdb://user:password@host:2113 or esdb://host:2113?tls=false',
    })
    .optional()
    .meta({
      description:
        'An EventStoreDB 22.6 or newer for the events, with a user unless it says tls=false; unset: they are in the database. Read models, books and messages stay in the database. Once chosen, an installation stays with its choice.',
      example: 'esdb://user:password@host:2113',
    }),
  EVENT_STORE_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]{0,99}$/, {
      error: 'must be letters, digits, dots, underscores and hyphens, 100 at most',
    })
    .default('assent-')
    .meta({
      description:
        'Before the name of each of its streams there, where several installations share a server. No prefix may begin with that of another installation, which would read its events. npm run demo has its own.',
    }),
  ASSENT_DATA: z
    .string()
    .min(1)
    .default('.assent')
    .meta({ description: 'Folder of everything that Assent keeps on this machine.' }),
  PORT: integerBetween(0, 65_535).default(9003).meta({ description: 'Where the HTTP API listens.' }),
  HOST: z
    .string()
    .default('127.0.0.1')
    .meta({ description: 'Only a loopback address: without authentication the caller is a local administrator.' }),
  ALLOWED_HOSTS: z
    .string()
    .toLowerCase()
    .transform((list) => list.split(',').map((name) => name.trim()))
    .refine((names) => names.every((name) => /^(\[[\da-f:.]+\]|[\w-][\w.-]*)$/.test(name)), {
      error: 'must list host names without ports, as in assent.example.com,assent.internal',
    })
    .default([])
    .meta({
      description:
        'Names under which it is reached besides those of this machine, such as that of a proxy. With a HOST that is no loopback address, addresses and names without a dot are answered to without being listed.',
      example: 'assent.example.com,assent.internal',
    }),
  UNAUTHENTICATED_NETWORK: z
    .literal('trusted', {
      error: "can only be 'trusted': that nobody reaches HOST whom you would not let administer Assent",
    })
    .optional()
    .meta({
      description:
        'For another HOST, as in a container: that nobody reaches it whom you would not let administer Assent.',
      example: 'trusted',
    }),
  AUTH_JWKS_URL: noAuthentication,
  AUTH_PUBLIC_KEY: noAuthentication,
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .meta({ description: 'silent, error, warn, info or debug.' }),
  KAFKA_BROKERS: z
    .string()
    .transform((list) => list.split(',').map((broker) => broker.trim()))
    .refine((brokers) => brokers.every(isBroker), { error: 'must list brokers as host:port,host:port' })
    .optional()
    .meta({
      description: 'Brokers of a Kafka, as host:port,host:port; unset: consumers read the event store themselves.',
      example: '127.0.0.1:9092',
    }),
  KAFKA_PREFIX: z
    .string()
    .regex(/^[\w.-]{1,100}$/, { error: 'must be letters, digits, dots, underscores and hyphens, 100 at most' })
    .default('')
    .meta({
      description: 'Before the name of each topic and consumer group, where several installations share a Kafka.',
      example: 'staging-',
    }),
  KAFKA_PORT: integerBetween(1, 65_535).optional().meta({
    description:
      'Where npm run kafka and npm run start:distributed have their Kafka listen; unset: 9092, or any that is free.',
    example: '9092',
  }),
  PROJECTION_LAG_SECONDS: numberBetween(1, 86_400 * 365)
    .default(600)
    .meta({ description: 'How long an event may wait for its read models before commands are turned away with 503.' }),
  INBOX_RETENTION_DAYS: integerBetween(30, 3_650).default(90).meta({
    description:
      'For how many days, 30 at least, it is kept what consumer groups have handled, and dead letters and replays that have ended.',
  }),
  DRAIN_SECONDS: numberBetween(0, 300)
    .default(0)
    .meta({ description: 'How long a stopping process says that it is not ready before it takes no more requests.' }),
  AUTOMATIC_EXECUTION: z.enum(['on', 'off']).default('on').meta({
    description:
      'off: approvals are executed by hand only. Switched on again, what was approved meanwhile is executed.',
  }),
});

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(environmentSchema.shape);

export interface Setting {
  readonly name: string;
  readonly description: string;
  /** What it is when it is not set, or what it may be. */
  readonly example: string;
}

/** What `.env.example` says: every setting that has a description. */
export function documentedSettings(schema: z.ZodObject = environmentSchema): readonly Setting[] {
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([name, setting]) => {
    const { description, example } = (setting.meta() ?? {}) as {
      readonly description?: string;
      readonly example?: string;
    };
    if (description === undefined) return [];
    const unset = setting.safeParse(undefined).data as string | number | undefined;
    return [{ name, description, example: example ?? String(unset ?? '') }];
  });
}

/** What the environment says (DESIGN §8). */
export interface Config {
  /** Unset: embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** An EventStoreDB; unset: the events are in the database. */
  readonly eventStoreUrl: string | undefined;
  /** Before the name of each of our streams there. No other installation's may begin with it. */
  readonly eventStorePrefix: string;
  /** Folder of everything that Assent keeps on this machine. */
  readonly dataDirectory: string;
  readonly host: string;
  /** Names under which it is reached besides those of this machine, in lower case: those of a proxy or of a cluster. */
  readonly allowedHosts: readonly string[];
  readonly port: number;
  /** `host:port` each; unset: the embedded channel. */
  readonly kafkaBrokers: readonly string[] | undefined;
  /** Before the name of each topic and consumer group. */
  readonly kafkaPrefix: string;
  /** Of a Kafka that is started on this machine; unset: 9092, or any that is free. */
  readonly kafkaPort: number | undefined;
  /** How long an event may wait for its read models before commands are turned away. */
  readonly longestProjectionLagMs: number;
  /** How long it is kept what consumer groups have handled, and dead letters and replays that have ended (C-35). */
  readonly inboxRetentionDays: number;
  /** From saying that it is not ready to taking no more requests (CV-11). */
  readonly drainMs: number;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Off: approvals are executed by hand only (S6-50a). */
  readonly automaticExecution: boolean;
}

/** Every bad variable of the environment, by name and never by value. */
export class InvalidConfiguration extends Error {
  override readonly name = 'InvalidConfiguration';
  readonly code = 'INVALID_CONFIGURATION';

  constructor(problems: readonly string[]) {
    super(`The environment is not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}\nSee .env.example.`);
  }
}

/** @throws InvalidConfiguration naming all bad variables at once (CV-14). */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is how shells and compose files spell "unset".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  const problems = [
    ...(parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []),
    ...problemsOfHost(given),
  ];
  if (!parsed.success || problems.length > 0) throw new InvalidConfiguration(problems);
  return {
    databaseUrl: parsed.data.DATABASE_URL,
    eventStoreUrl: parsed.data.EVENT_STORE_URL,
    eventStorePrefix: parsed.data.EVENT_STORE_PREFIX,
    dataDirectory: parsed.data.ASSENT_DATA,
    host: parsed.data.HOST,
    allowedHosts: parsed.data.ALLOWED_HOSTS,
    port: parsed.data.PORT,
    logLevel: parsed.data.LOG_LEVEL,
    kafkaBrokers: parsed.data.KAFKA_BROKERS,
    kafkaPrefix: parsed.data.KAFKA_PREFIX,
    kafkaPort: parsed.data.KAFKA_PORT,
    longestProjectionLagMs: parsed.data.PROJECTION_LAG_SECONDS * 1_000,
    inboxRetentionDays: parsed.data.INBOX_RETENTION_DAYS,
    drainMs: parsed.data.DRAIN_SECONDS * 1_000,
    automaticExecution: parsed.data.AUTOMATIC_EXECUTION === 'on',
  };
}

/** Whether nobody but this machine's own users reach us (DESIGN §8). */
export function isLocalMode({ host }: Pick<Config, 'host'>): boolean {
  return loopback.includes(host);
}

/** Whether a name, as in a URL, can only mean this machine. */
export function isLoopbackName(name: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(name);
}

/** Without authentication the caller is a local administrator: who is let in from elsewhere must be named on purpose. */
function problemsOfHost({ HOST: host, UNAUTHENTICATED_NETWORK: network }: NodeJS.Dict<string>): string[] {
  if (host === undefined || loopback.includes(host) || network === 'trusted') return [];
  return [
    `HOST must be a loopback address (${loopback.join(', ')}): without authentication the caller is a local administrator. ` +
      `Behind a gateway on a network of its own, say UNAUTHENTICATED_NETWORK=trusted`,
  ];
}

function isBroker(address: string): boolean {
  const port = Number(/^(?:\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(address)?.[1]);
  return port > 0 && port <= 65_535;
}
