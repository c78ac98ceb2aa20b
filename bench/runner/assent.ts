import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { AppName } from '#libs/runtime';
import type { Environment } from '../actors/assent-server.ts';
import type { Actor } from './actor.ts';
import type { Actors } from './actors.ts';
import type { Bench } from './bench.ts';

const clients = 64;
const pollMs = 20;
const patienceMs = 120_000;

export interface AssentOptions {
  /** Apps that each run in a process of their own. Default: all apps in one process, as with `npm start`. */
  readonly apart?: readonly AppName[] | undefined;
  readonly environment?: Environment;
  /** Tells the position of the last event of a log that is not in PostgreSQL. */
  readonly head?: () => Promise<string>;
  /** Connections of the HTTP clients. Default 64. */
  readonly connections?: number;
  /** An access token that the HTTP clients send. */
  readonly token?: string | undefined;
}

export interface MeasuredAssent {
  readonly pool: Pool;
  /** Of the process with all apps, or of the command app. */
  readonly url: string;
  readonly http: Actor<Actors['http-clients']>;
  /** By the name of its app; the process with all apps is `assent`. */
  readonly servers: Readonly<Record<string, Actor<Actors['assent-server']>>>;
  /** Waits until all readers of the log have reached its end, so that earlier work does not count in the next turn. */
  quiet(): Promise<void>;
  /** Ends its processes and those of its clients. */
  stop(): Promise<void>;
}

/** Starts Assent on a database of its own, and its HTTP clients in another process. */
export async function startAssentOn(
  bench: Bench,
  { apart, environment, head, connections = clients, token }: AssentOptions = {},
): Promise<MeasuredAssent> {
  const url = await bench.database();
  const pool = bench.pool(url, 20);
  const servers: Record<string, Actor<Actors['assent-server']>> = {};
  const start = async (name: string, apps: readonly AppName[] | undefined): Promise<string> => {
    const server = bench.actor('assent-server');
    servers[name] = server;
    const settings = { DATABASE_ADMIN_URL: bench.adminUrlOf(url), ...environment };
    return server.call('start', { url, apps, environment: settings });
  };
  const http = bench.actor('http-clients');
  let assentUrl: string;
  if (apart === undefined) {
    const address = await start('assent', undefined);
    assentUrl = address;
    await http.call('start', { command: address, query: address, connections, token });
  } else {
    const addresses = new Map<AppName, string>();
    for (const app of apart) addresses.set(app, await start(app, [app]));
    const command = addresses.get('command') ?? '';
    assentUrl = command;
    await http.call('start', { command, query: addresses.get('query') ?? command, connections, token });
  }
  return {
    pool,
    url: assentUrl,
    http,
    servers,
    quiet: () => quiet(pool, head ?? (() => headIn(pool))),
    stop: async () => {
      for (const actor of [http, ...Object.values(servers)]) await actor.stop();
    },
  };
}

async function quiet(pool: Pool, head: () => Promise<string>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const { rows } = await pool.query<{ behind: number }>(
      'select count(*)::int as behind from processing.checkpoints where position < $1',
      [await head()],
    );
    if (rows[0]?.behind === 0) return;
    if (performance.now() > deadline) {
      throw new Error(
        `After ${patienceMs / 1_000} s, ${rows[0]?.behind ?? 'some'} readers had not reached the end of the log.`,
      );
    }
    await delay(pollMs);
  }
}

async function headIn(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ head: string | null }>(
    `select lpad(max(position)::text, 16, '0') as head from event_store.events`,
  );
  return rows[0]?.head ?? '';
}

/** @returns milliseconds from the first submission until the last revenue stream is SETTLED in the read model */
export async function settledWithin(
  { http, pool }: Pick<MeasuredAssent, 'http' | 'pool'>,
  items: readonly string[],
): Promise<number> {
  const settled = async (): Promise<number> => {
    const { rows } = await pool.query<{ count: number }>(
      `select count(*)::int as count from revenue_streams where status = 'SETTLED'`,
    );
    return rows[0]?.count ?? 0;
  };
  const before = await settled();
  const startedAt = performance.now();
  await http.call('lives', { items, atOnce: clients });
  for (let count = await settled(); count < before + items.length; count = await settled()) {
    if (performance.now() - startedAt > patienceMs) {
      throw new Error(`Only ${count - before} of ${items.length} lives were settled within ${patienceMs / 1_000} s.`);
    }
    await delay(pollMs);
  }
  return performance.now() - startedAt;
}
