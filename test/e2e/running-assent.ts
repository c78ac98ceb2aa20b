import type { Pool } from 'pg';
import { createAssentClient, type AssentClient } from '#libs/client';
import { openApiDocument } from '#libs/contracts';
import { openEventStore, START, type EventStore, type RecordedEvent } from '#libs/event-store';
import { type Clock, type Config, MovableClock, readConfig } from '#libs/process';
import { startAssent } from '#apps/standalone/start-assent';
import { DocumentedAnswers } from '../openapi/documented-answers.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import { startTestStore } from './test-store.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON of any shape. */
  readonly body: any;
}

export interface TestAssent {
  readonly url: string;
  /** The typed client that users have. */
  readonly client: AssentClient;
  /** As the superuser, for preparation and inspection. */
  readonly databaseUrl: string;
  readonly pool: Pool;
  /** The configuration of the apps, for another process on the same data. */
  readonly config: Config;
  /** The event store as the apps open it. Usable while they are stopped. */
  store(): Promise<EventStore>;
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  request(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** All recorded events, in order. */
  log(): Promise<readonly RecordedEvent[]>;
  /** The position of the last event, which a query can wait for. */
  head(): Promise<string>;
  /** Stops the apps and keeps the data. */
  stop(): Promise<void>;
  /** Starts the apps again on the same data. */
  restart(config?: Partial<Config>): Promise<void>;
  /** Stops everything and drops the data. */
  close(): Promise<void>;
}

const documented = new DocumentedAnswers(openApiDocument());

/**
 * Starts all apps on a new database and a free port.
 * @param prepare fills the database before the apps start, as its superuser
 */
export async function startTestAssent(
  config: Partial<Config> = {},
  clock: Clock = new MovableClock(),
  prepare: (pool: Pool) => Promise<void> = () => Promise.resolve(),
): Promise<TestAssent> {
  const database = await createTestDatabase();
  await prepare(database.pool);
  const server = await startTestStore(config.eventStoreUrl);
  const base: Config = {
    ...readConfig({}),
    ...server.config,
    databaseUrl: database.appUrl,
    databaseAdminUrl: database.url,
    port: 0,
    logLevel: 'silent',
    ...config,
  };
  let opened: Promise<EventStore> | undefined;
  const store = (): Promise<EventStore> =>
    (opened ??= openEventStore(base.eventStoreUrl, database.pool, { prefix: base.eventStorePrefix }));
  let running = await startAssent(base, clock);
  const request: TestAssent['request'] = async (method, path, sent, headers = {}) => {
    const response = await fetch(running.url + path, {
      method,
      headers: method === 'GET' ? headers : { 'content-type': 'application/json', ...headers },
      ...(sent !== undefined && { body: JSON.stringify(sent) }),
    });
    const text = await response.text();
    const { status, headers: answered } = response;
    const body: unknown =
      answered.get('content-type')?.startsWith('application/jsonl') === true
        ? JSON.parse(`[${text.trim().replaceAll('\n', ',')}]`)
        : text === ''
          ? undefined
          : JSON.parse(text);
    const answer: Answer = { status, headers: answered, body };
    // Checks every answer in every test against the OpenAPI document (CV-12).
    const operation = documented.operationOf(method, path);
    const faults = operation === undefined ? [] : documented.faultsOf(operation, answer);
    if (faults.length > 0) throw new Error(`${method} ${path} was not answered as documented: ${faults.join(' ')}`);
    return answer;
  };
  return {
    get url() {
      return running.url;
    },
    get client() {
      return createAssentClient(running.url);
    },
    databaseUrl: database.url,
    pool: database.pool,
    config: base,
    store,
    post: (path, body, headers) => request('POST', path, body, headers),
    get: (path, headers) => request('GET', path, undefined, headers),
    request,
    log: async () => everything(await store()),
    head: async () => (await store()).head(),
    stop: () => running.stop(),
    restart: async (changes = {}) => {
      running = await startAssent({ ...base, ...changes }, clock);
    },
    close: async () => {
      await running.stop();
      await (await opened)?.close();
      server.stop();
      await database.drop();
    },
  };
}

/** The settings of the database, for a process. */
export function databaseSettings({ config }: Pick<TestAssent, 'config'>): Readonly<Record<string, string>> {
  return { DATABASE_URL: config.databaseUrl ?? '', DATABASE_ADMIN_URL: config.databaseAdminUrl ?? '' };
}

async function everything(store: EventStore): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = START; ;) {
    const page = await store.readAll(after, { limit: 1_000 });
    events.push(...page.events);
    if (page.position === after) return events;
    after = page.position;
  }
}
