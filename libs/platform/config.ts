import { z } from 'zod';

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** Whoever sets these counts on a protection that is not there. */
const noAuthentication = z
  .undefined({ error: 'is not supported by this version: it serves the local administrator only' })
  .optional();

const environmentSchema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL such as postgres://user@host:5432/database' })
    .optional(),
  ASSENT_DATA: z.string().min(1).default('.assent'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(9003),
  HOST: z
    .string()
    .refine((host) => loopback.includes(host), {
      error: `must be a loopback address (${loopback.join(', ')}): without authentication the caller is a local administrator`,
    })
    .default('127.0.0.1'),
  AUTH_JWKS_URL: noAuthentication,
  AUTH_PUBLIC_KEY: noAuthentication,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  AUTOMATIC_EXECUTION: z.enum(['on', 'off']).default('on'),
});

/** What the environment says (DESIGN §8). */
export interface Config {
  /** Unset: embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** Folder of everything that Assent keeps on this machine. */
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
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
  if (!parsed.success) {
    throw new InvalidConfiguration(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  return {
    databaseUrl: parsed.data.DATABASE_URL,
    dataDirectory: parsed.data.ASSENT_DATA,
    host: parsed.data.HOST,
    port: parsed.data.PORT,
    logLevel: parsed.data.LOG_LEVEL,
    automaticExecution: parsed.data.AUTOMATIC_EXECUTION === 'on',
  };
}
