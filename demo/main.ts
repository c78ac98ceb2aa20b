import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { maskText, readConfig } from '#libs/process';
import { AssentApi } from '../cli/assent-api.ts';
import { readBallots } from '../cli/ballots/ballots.ts';
import { progressBar } from '../cli/ballots/progress-bar.ts';
import { describeBooks, describeRollCalls, describeScenario } from './report.ts';
import { countBallots } from '../cli/ballots/roll-calls.ts';
import { serverUrl, unreachableOf } from '../cli/unreachable.ts';
import { makeFolder, removeLeftFolders } from './folder.ts';
import { runScenario } from './scenario.ts';
import { faultsOf } from './verdict.ts';

const usage = `Usage: npm run demo -- [--url URL] [--ballots FILE] [--json]

Without --url it starts an Assent of its own, whose data are thrown away. EVENT_STORE_URL is honoured: the events
are then in streams demo-assent-… of that server, where they stay.

  --url URL       use a running Assent, such as http://localhost:9003
  --ballots FILE  count these ballots instead of examples/house-votes-84.csv
  --json          print the summary as JSON
`;

/** The reader of the output closed the pipe, as `head` does. */
class Unread extends Error {
  override readonly name = 'Unread';
}

/** Runs the demo through the HTTP API on a temporary data folder. @returns the exit code */
async function main(): Promise<number> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const { ballots } = readBallots(await bytesOf(options.ballots), options.ballots);
  const say = (text: string): void => {
    if (!options.json) process.stdout.write(`${text}\n`);
  };

  const stopped = new AbortController();
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    stopped.abort(error.code === 'EPIPE' ? new Unread() : error);
  });
  if (options.url !== undefined) return Promise.race([showOn(options.url), rejectionOf(stopped.signal)]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopped.abort(new Error('Stopped.'));
    });
  }
  // Uses a stream prefix of its own, so that an Assent on that server does not see the streams.
  const prefix = `demo-assent-${randomUUID()}-`;
  const { LOG_LEVEL, EVENT_STORE_URL, EVENT_STORE_URL_FILE } = process.env;
  const config = readConfig({ LOG_LEVEL, EVENT_STORE_URL, EVENT_STORE_URL_FILE });
  if (config.eventStoreUrl !== undefined)
    say(`The events are in the EventStoreDB that EVENT_STORE_URL names, in streams ${prefix}*. They are not deleted.`);
  const dataDirectory = await makeFolder();
  await removeLeftFolders();
  // Loads all apps, which takes a second or more: only when they are needed.
  const { startAssent } = await import('#apps/standalone/start-assent');
  try {
    const assent = await startAssent({
      ...config,
      eventStorePrefix: prefix,
      dataDirectory,
      port: 0,
    });
    try {
      return await Promise.race([
        show(new AssentApi(assent.url)),
        rejectionOf(stopped.signal),
        assent.lost.then((fault) => Promise.reject(fault)),
      ]);
    } finally {
      await assent.stop();
    }
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }

  async function showOn(given: string): Promise<number> {
    const url = serverUrl(given, (message) => new Error(message));
    try {
      return await show(new AssentApi(url));
    } catch (error) {
      throw unreachableOf(error, url) ?? error;
    }
  }

  async function show(api: AssentApi): Promise<number> {
    const scenario = await runScenario(api);
    say(describeScenario(scenario));
    const counted = await countBallots(api, ballots, options.json ? () => undefined : progressBar(process.stdout));
    say(describeRollCalls(counted, options.ballots, ballots.members.length));
    const books = await api.trialBalance();
    say(describeBooks(books));
    if (options.json) process.stdout.write(`${JSON.stringify({ scenario, ...counted }, null, 2)}\n`);
    const faults = faultsOf(scenario, counted.rollCalls, ballots, books);
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    return faults.length === 0 ? 0 : 1;
  }
}

interface Options {
  readonly url: string | undefined;
  readonly ballots: string;
  readonly json: boolean;
  readonly help: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      ballots: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  return {
    url: values.url,
    // npm runs this in the project's folder, but paths are relative to the caller's folder.
    ballots:
      values.ballots === undefined
        ? 'examples/house-votes-84.csv'
        : resolve(process.env['INIT_CWD'] ?? '', values.ballots),
    json: values.json ?? false,
    help: values.help ?? false,
  };
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Error(`The ballots file ${file} cannot be read. Give the path of a CSV file with --ballots.`, {
      cause: error,
    });
  }
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof Unread) process.exit(0);
    process.stderr.write(`${maskText(error instanceof Error ? error.message : String(error))}\n`);
    process.exit(1);
  },
);
