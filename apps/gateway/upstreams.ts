import { z } from 'zod';
import { InvalidConfiguration } from '#libs/platform';

/** Where the apps behind the gateway answer. */
export interface Upstreams {
  readonly command: string;
  readonly query: string;
  readonly settlement: string;
  readonly monitoring: string;
}

const url = z.url({ protocol: /^https?$/, error: 'must be the URL of the app, such as http://127.0.0.1:9011' });
const schema = z.object({ COMMAND_URL: url, QUERY_URL: url, SETTLEMENT_URL: url, MONITORING_URL: url });

/** @throws InvalidConfiguration naming all bad variables at once (CV-14). */
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
