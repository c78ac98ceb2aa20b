import { z } from 'zod';
import { identityOf, identitySettings, problemsOfIdentity, type IdentityConfig } from './identity-config.ts';
import { edgeOf, edgeSettings, type EdgeSettings } from './edge-settings.ts';
import { rememberSecret } from './masking/known-secrets.ts';
import { type Environment, readSecretFiles } from './secret-files.ts';
import { problemsOfTls } from './tls-files.ts';

const loopback = ['127.0.0.1', '::1', 'localhost'];

function numberBetween(least: number, most: number) {
  return z.coerce
    .number({ error: `must be a number from ${least} to ${most}` })
    .check(
      z.gte(least, { error: `must be a number from ${least} to ${most}` }),
      z.lte(most, { error: `must be a number from ${least} to ${most}` }),
    );
}

function integerBetween(least: number, most: number) {
  return numberBetween(least, most).refine(Number.isInteger, { error: 'must be a whole number' });
}

const environmentSchema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL such as postgres://user@host:5432/database' })
    .optional()
    .meta({
      description:
        'Your PostgreSQL database, with the user of the apps, who must not be a superuser or have BYPASSRLS. Unset: an embedded PostgreSQL under ASSENT_DATA.',
      example: 'postgres://assent_app:password@host:5432/assent',
      secret: true,
    }),
  DATABASE_ADMIN_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL such as postgres://owner@host:5432/database' })
    .optional()
    .meta({
      description:
        'The same database with a user who owns it. Migrations use it, and create the user of DATABASE_URL if it is missing. The apps do not use it. Unset: the user of DATABASE_URL migrates.',
      example: 'postgres://owner:password@host:5432/assent',
      secret: true,
    }),
  EVENT_STORE_URL: z
    .string()
    .regex(/^esdb(\+discover)?:\/\/\S+$/, {
      error: 'must be a URL such as esdb://user:password@host:2113 or esdb://host:2113?tls=false',
    })
    .optional()
    .meta({
      description:
        'An EventStoreDB 22.6 or newer that stores the events. The URL needs a user unless it has tls=false. Unset: PostgreSQL stores the events. Read models, books and messages are always in PostgreSQL. Do not change this setting later.',
      example: 'esdb://user:password@host:2113',
      secret: true,
    }),
  EVENT_STORE_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]{0,99}$/, {
      error: 'must be letters, digits, dots, underscores and hyphens, 100 at most',
    })
    .default('assent-')
    .meta({
      description:
        'Prefix of all stream names in EventStoreDB, if several installations share a server. No prefix may start with the prefix of another installation, which would read its events. npm run demo uses its own prefix.',
    }),
  ASSENT_DATA: z
    .string()
    .min(1)
    .default('.assent')
    .meta({ description: 'Folder for all data that Assent keeps on this machine.' }),
  PORT: integerBetween(0, 65_535).default(9003).meta({ description: 'Port of the HTTP API.' }),
  HOST: z.string().default('127.0.0.1').meta({
    description:
      'Address of the HTTP API. Without AUTH_ISSUER it must be a loopback address, because every caller is then an administrator.',
  }),
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
        'Further host names under which clients reach the API, such as the name of a proxy. If HOST is not a loopback address, IP addresses and names without a dot are always accepted.',
      example: 'assent.example.com,assent.internal',
    }),
  UNAUTHENTICATED_NETWORK: z
    .literal('trusted', {
      error: "must be 'trusted' or unset. Set it only if everyone who can reach HOST may administer Assent",
    })
    .optional()
    .meta({
      description:
        'Allows a HOST that is not a loopback address, as in a container. Set it only if everyone who can reach HOST may administer Assent.',
      example: 'trusted',
    }),
  ...edgeSettings,
  ...identitySettings,
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .meta({ description: 'Lowest level of logged messages: silent, error, warn, info or debug.' }),
  KAFKA_BROKERS: z
    .string()
    .transform((list) => list.split(',').map((broker) => broker.trim()))
    .refine((brokers) => brokers.every(isBroker), { error: 'must list brokers as host:port,host:port' })
    .optional()
    .meta({
      description: 'Kafka brokers, as host:port,host:port. Unset: consumers read the event store directly.',
      example: '127.0.0.1:9092',
    }),
  KAFKA_PREFIX: z
    .string()
    .regex(/^[\w.-]{1,100}$/, { error: 'must be letters, digits, dots, underscores and hyphens, 100 at most' })
    .default('')
    .meta({
      description: 'Prefix of all topic and consumer group names, if several installations share a Kafka cluster.',
      example: 'staging-',
    }),
  KAFKA_PORT: integerBetween(1, 65_535).optional().meta({
    description:
      'Port of the Kafka that npm run kafka and npm run start:distributed start. Unset: 9092, or any free port.',
    example: '9092',
  }),
  PROJECTION_LAG_SECONDS: numberBetween(1, 86_400 * 365)
    .default(600)
    .meta({
      description: 'Longest allowed lag of the read models, in seconds. Beyond it commands are refused with 503.',
    }),
  INBOX_RETENTION_DAYS: integerBetween(30, 3_650).default(90).meta({
    description: 'Days, at least 30, for which handled events, ended dead letters, ended replays and denials are kept.',
  }),
  DRAIN_SECONDS: numberBetween(0, 300).default(0).meta({
    description: 'Seconds for which a stopping process reports that it is not ready but still serves requests.',
  }),
  AUTOMATIC_EXECUTION: z.enum(['on', 'off']).default('on').meta({
    description:
      'off: approvals are executed by hand only. When switched on again, approvals granted meanwhile are executed.',
  }),
});

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(environmentSchema.shape);

export interface Setting {
  readonly name: string;
  readonly description: string;
  /** The default. */
  readonly unset: string | undefined;
  /** The default, or else an example. */
  readonly example: string;
  /** It is never shown, and `<name>_FILE` may name a file that holds it. */
  readonly isSecret: boolean;
}

/** The content of `.env.example`: every setting with a description. */
export function documentedSettings(schema: z.ZodObject = environmentSchema): readonly Setting[] {
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([name, setting]) => {
    const { description, example, secret } = metaOf(setting);
    if (description === undefined) return [];
    const unset = setting.safeParse(undefined).data as string | number | readonly string[] | undefined;
    const shown = unset === undefined || String(unset) === '' ? undefined : String(unset);
    return [{ name, description, unset: shown, example: example ?? shown ?? '', isSecret: secret === true }];
  });
}

interface SettingMeta {
  readonly description?: string;
  readonly example?: string;
  readonly secret?: boolean;
}

function metaOf(setting: z.ZodType): SettingMeta {
  return (setting.meta() ?? {}) as SettingMeta;
}

/** The names of the settings that are secrets. */
export const secretSettings: readonly string[] = documentedSettings().flatMap(({ name, isSecret }) =>
  isSecret ? [name] : [],
);

/** The settings from the environment (DESIGN §8). */
export interface Config extends EdgeSettings {
  /** Undefined: embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** The owner of the same database, who migrates it. Undefined: the user of `databaseUrl`. */
  readonly databaseAdminUrl: string | undefined;
  /** Undefined: the database stores the events. */
  readonly eventStoreUrl: string | undefined;
  /** Prefix of stream names in EventStoreDB. No other installation's prefix may start with it. */
  readonly eventStorePrefix: string;
  /** Folder for all data that Assent keeps on this machine. */
  readonly dataDirectory: string;
  readonly host: string;
  /** Host names of a proxy or a cluster, in lower case. The names of this machine are always accepted. */
  readonly allowedHosts: readonly string[];
  readonly port: number;
  /** In the form `host:port`. Undefined: the embedded channel. */
  readonly kafkaBrokers: readonly string[] | undefined;
  /** Prefix of topic and consumer group names. */
  readonly kafkaPrefix: string;
  /** Port of a Kafka that is started on this machine. Undefined: 9092, or any free port. */
  readonly kafkaPort: number | undefined;
  /** The lag of the read models beyond which commands are refused. */
  readonly longestProjectionLagMs: number;
  /** Retention of handled events, ended dead letters and ended replays (C-35). */
  readonly inboxRetentionDays: number;
  /** The time between reporting not ready and refusing requests (CV-11). */
  readonly drainMs: number;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** False: approvals are executed by hand only (S6-50a). */
  readonly automaticExecution: boolean;
  /** Whose access tokens are accepted. Unset: local mode, in which the caller is the local administrator. */
  readonly identity: IdentityConfig | undefined;
}

/** Names every invalid variable, but no value, because a value may be secret. */
export class InvalidConfiguration extends Error {
  override readonly name = 'InvalidConfiguration';
  readonly code = 'INVALID_CONFIGURATION';

  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Invalid environment:\n${problems.map((problem) => `  ${problem}`).join('\n')}\nSee .env.example.`);
    this.problems = problems;
  }
}

/** @throws InvalidConfiguration that names all invalid variables at once (CV-14) */
export function readConfig(environment: Environment): Config {
  const secrets = readSecretFiles(environment, secretSettings);
  // Shells and compose files pass an unset variable as an empty one.
  const given = Object.fromEntries(Object.entries(secrets.environment).filter(([, value]) => value !== ''));
  for (const name of secretSettings) rememberSecret(given[name] ?? '');
  const parsed = environmentSchema.safeParse(given);
  const problems = [
    ...Object.entries(secrets.problems).map(([name, problem]) => `${name} ${problem}`),
    ...(parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []),
    ...problemsOfIdentity(given),
    ...problemsOfTls(given),
    ...problemsOfHost(given),
    ...problemsOfDatabase(given),
  ];
  if (!parsed.success || problems.length > 0) throw new InvalidConfiguration(problems);
  return {
    databaseUrl: parsed.data.DATABASE_URL,
    databaseAdminUrl: parsed.data.DATABASE_ADMIN_URL,
    eventStoreUrl: parsed.data.EVENT_STORE_URL,
    eventStorePrefix: parsed.data.EVENT_STORE_PREFIX,
    dataDirectory: parsed.data.ASSENT_DATA,
    host: parsed.data.HOST,
    allowedHosts: parsed.data.ALLOWED_HOSTS,
    ...edgeOf(parsed.data),
    port: parsed.data.PORT,
    logLevel: parsed.data.LOG_LEVEL,
    kafkaBrokers: parsed.data.KAFKA_BROKERS,
    kafkaPrefix: parsed.data.KAFKA_PREFIX,
    kafkaPort: parsed.data.KAFKA_PORT,
    longestProjectionLagMs: parsed.data.PROJECTION_LAG_SECONDS * 1_000,
    inboxRetentionDays: parsed.data.INBOX_RETENTION_DAYS,
    drainMs: parsed.data.DRAIN_SECONDS * 1_000,
    automaticExecution: parsed.data.AUTOMATIC_EXECUTION === 'on',
    identity: identityOf(parsed.data),
  };
}

/** Whether only users of this machine can reach the server, and all of them as the administrator (DESIGN §8). */
export function isLocalMode({ host, identity }: Pick<Config, 'host'> & Partial<Pick<Config, 'identity'>>): boolean {
  return identity === undefined && loopback.includes(host);
}

/** Whether a host name from a URL always means this machine. */
export function isLoopbackName(name: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(name);
}

/** Without authentication every caller is an administrator, so an operator must explicitly allow other machines. */
function problemsOfHost({
  HOST: host,
  UNAUTHENTICATED_NETWORK: network,
  AUTH_ISSUER: issuer,
}: NodeJS.Dict<string>): string[] {
  if (host === undefined || loopback.includes(host) || network === 'trusted' || issuer !== undefined) return [];
  return [
    `HOST must be a loopback address (${loopback.join(', ')}), because without authentication every caller is an administrator. ` +
      `Set AUTH_ISSUER and AUTH_AUDIENCE to listen elsewhere. On a network where only trusted machines reach HOST, set UNAUTHENTICATED_NETWORK=trusted`,
  ];
}

function problemsOfDatabase({ DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl }: NodeJS.Dict<string>): string[] {
  if (adminUrl === undefined || url !== undefined) return [];
  return ['DATABASE_ADMIN_URL needs DATABASE_URL, which names the same database with the user of the apps'];
}

function isBroker(address: string): boolean {
  const port = Number(/^(?:\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(address)?.[1]);
  return port > 0 && port <= 65_535;
}
