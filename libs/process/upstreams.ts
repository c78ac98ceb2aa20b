import { z } from 'zod';
import { documentedSettings, InvalidConfiguration, type Setting } from './config.ts';

/** The URLs of the apps behind the gateway. */
export interface Upstreams {
  readonly command: string;
  readonly query: string;
  readonly settlement: string;
  readonly monitoring: string;
}

function urlOf(app: string, example: string) {
  return z
    .url({ protocol: /^https?$/, error: 'must be the URL of the app, such as http://127.0.0.1:9011' })
    .meta({ description: `URL of the app ${app} for the gateway. Each app needs its own PORT.`, example });
}

const schema = z.object({
  COMMAND_URL: urlOf('command', 'http://127.0.0.1:9011'),
  QUERY_URL: urlOf('query', 'http://127.0.0.1:9012'),
  SETTLEMENT_URL: urlOf('settlement', 'http://127.0.0.1:9013'),
  MONITORING_URL: urlOf('monitoring', 'http://127.0.0.1:9014'),
});

/** The settings that only the gateway has. */
export const upstreamSettings = (): readonly Setting[] => documentedSettings(schema);

/** @throws InvalidConfiguration that names all invalid variables at once (CV-14) */
export function readUpstreams(environment: NodeJS.Dict<string>): Upstreams {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    throw new InvalidConfiguration(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const {
    COMMAND_URL: command,
    QUERY_URL: query,
    SETTLEMENT_URL: settlement,
    MONITORING_URL: monitoring,
  } = parsed.data;
  return { command, query, settlement, monitoring };
}
