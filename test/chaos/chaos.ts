import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { createPool } from '#libs/postgres';
import {
  startDistributed,
  startReplicas,
  type DistributedOptions,
  type Installation,
} from '../../tools/distributed/start-distributed.ts';
import { faultsAtRest, leakedSeats } from '../event-log/at-rest.ts';
import { eventually } from '../eventually.ts';
import { mulberry32 } from '../mulberry32.ts';
import { Attacker } from './attacks.ts';
import { Commands, type Sender } from './commands.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { Client } from './load.ts';
import { chaosTenants, People } from './people.ts';
import { Monkey, type Disturbance } from './monkey.ts';
import { judge, readLog, type Verdict } from './oracle.ts';
import { Topics } from './topics.ts';

export interface ChaosOptions {
  readonly seed: number;
  /** The duration of load and disturbances. */
  readonly ms: number;
  readonly clients?: number;
  /** The number of processes with all apps. Undefined: one process per app, behind a gateway. */
  readonly processes?: number;
  /** The number of clients that provoke known races. Default: half the number of other clients. */
  readonly attackers?: number;
  readonly say?: (line: string) => void;
  /** Receives each line that a process prints. */
  readonly onLine?: (name: string, line: string) => void;
}

export interface ChaosReport extends Verdict {
  readonly seed: number;
  readonly seconds: number;
  readonly operations: number;
  /** The acknowledged commands of each tenant. */
  readonly operationsOf: Readonly<Record<string, number>>;
  readonly operationsPerSecond: number;
  readonly retries: number;
  /** The number of processes killed or stopped immediately. */
  readonly kills: number;
  readonly disturbances: Readonly<Record<string, number>>;
  /** From a disturbance to the next command that is acknowledged, in milliseconds. */
  readonly recoveryMs: { readonly median: number; readonly longest: number };
  /** From the last disturbance until every activation was settled. */
  readonly restMs: number;
}

const restWithinMs = 180_000;
const programs = '.assent/programs';

/** Runs load on the distributed Assent while a monkey disturbs it, waits until it is idle, and lets the oracle judge. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { seed, ms, clients = 6, attackers = Math.ceil(clients / 2), processes, say = () => undefined } = options;
  const directory = await mkdtemp(join(tmpdir(), 'assent-chaos-'));
  const people = new People();
  const ledgers = new Map<string, Ledger>(chaosTenants.map((tenant) => [tenant, emptyLedger()]));
  const warnings = new Set<string>();
  const settings = {
    directory,
    programs,
    env: { ...people.settings, LOG_LEVEL: options.onLine === undefined ? 'silent' : 'warn' },
    onLine: (name: string, line: string) => {
      // Collects Node's own warnings, which always point to a fault in the program.
      if (/^\(node:\d+\) /.test(line)) warnings.add(`${name} printed ${line}`);
      options.onLine?.(name, line);
    },
  };
  const { installation: assent, urls } = await start(processes, settings);
  const database = createPool(assent.databaseUrl, { max: 4, applicationName: 'oracle' });
  const topics = new Topics(assent.kafka.brokers, '');
  const started = performance.now();
  let disturbances: readonly Disturbance[];
  let restMs: number;
  try {
    const monkey = new Monkey(assent, topics, mulberry32(seed + 1), (line) =>
      say(`${((performance.now() - started) / 1_000).toFixed(1).padStart(6)} s  ${line}`),
    );
    const enough = new AbortController();
    /** The tenants by turns. The n-th client of each has the same name and the same random numbers. */
    const sender = (n: number, first: number): Sender => {
      const tenant = chaosTenants[n % chaosTenants.length] ?? '';
      const random = mulberry32(seed + first + turn(n));
      return { urls, random, ledger: ledgers.get(tenant) ?? emptyLedger(), people, tenant, person: 'operator' };
    };
    await createTenants(urls, sender(0, 0));
    const until = performance.now() + ms;
    const load = [
      ...Array.from({ length: clients }, (_, n) => new Client(`chaos-${seed}-${turn(n)}`, sender(n, 2)).run(until)),
      ...Array.from({ length: attackers }, (_, n) =>
        new Attacker(`attack-${seed}-${turn(n)}`, sender(n, 1_002)).run(until),
      ),
    ];
    const disturbing = monkey.run(enough.signal);
    await delay(ms);
    enough.abort();
    await disturbing;
    await Promise.all(load);
    ({ disturbances } = monkey);
    say('waiting until all work is done');
    const calm = performance.now();
    await untilAtRest(database);
    restMs = Math.round(performance.now() - calm);
    // Stops all processes, so that nothing changes while the oracle reads.
    for (const each of assent.processes) await each.stop();
    say('reading the log, the books, the topics and the read models');
    const verdict = await judge(database, await topics.read(), ledgers);
    const acknowledgedAt = [...ledgers.values()].flatMap((ledger) => ledger.acknowledgedAt).sort((a, b) => a - b);
    return {
      seed,
      seconds: Math.round(ms / 1_000),
      operations: acknowledgedAt.length,
      operationsOf: Object.fromEntries([...ledgers].map(([tenant, ledger]) => [tenant, ledger.acknowledgedAt.length])),
      operationsPerSecond: Math.round(acknowledgedAt.length / (ms / 1_000)),
      retries: [...ledgers.values()].reduce((sum, { retries }) => sum + retries, 0),
      kills: disturbances.filter(({ kind }) => /^(kill|stop) /.test(kind)).length,
      disturbances: countsOf(disturbances),
      recoveryMs: recoveryAfter(disturbances, acknowledgedAt),
      restMs,
      ...verdict,
      violations: [...verdict.violations, ...warnings],
    };
  } finally {
    await topics.close();
    await database.end();
    await assent.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

const turn = (n: number): number => Math.floor(n / chaosTenants.length);

/** Creates the tenants beside `default`, and waits until every process knows them. */
async function createTenants(urls: readonly string[], sender: Sender): Promise<void> {
  for (const tenant of chaosTenants.filter((each) => each !== 'default')) {
    await new Commands(sender).command('/tenants', { tenantId: tenant, reason: 'chaos' });
    const authorization = `Bearer ${await sender.people.tokenOf(tenant, sender.person)}`;
    for (const url of urls) {
      const knows = async (): Promise<number> =>
        (await fetch(`${url}/api/v12/principal`, { headers: { authorization } })).status;
      await eventually(knows, (status) => status === 200);
    }
  }
}

async function start(
  processes: number | undefined,
  settings: DistributedOptions,
): Promise<{ readonly installation: Installation; readonly urls: readonly string[] }> {
  if (processes === undefined) {
    const distributed = await startDistributed(settings);
    return { installation: distributed, urls: [distributed.url] };
  }
  const replicas = await startReplicas(processes, settings);
  return { installation: replicas, urls: replicas.urls };
}

/**
 * Waits until every activation is paid or rolled back and every processor has read the whole log. After a timeout, lets
 * the oracle report what is missing.
 */
async function untilAtRest(database: Pool): Promise<void> {
  const deadline = performance.now() + restWithinMs;
  let quiet = 0;
  let before = '';
  while (quiet < 5 && performance.now() < deadline) {
    const now = await database
      .query<{ state: string }>(
        `select json_build_object(
           'head', (select max(position) from event_store.events),
           'behind', (select count(*) from processing.checkpoints
                      where position < lpad((select max(position) from event_store.events)::text, 16, '0')),
           'open', (select count(*) from event_store.events a
                    where a.type = 'VersionActivated'
                      and not exists (select from event_store.events s
                                      where s.type in ('RevenueStreamSettled', 'SettlementCancelled', 'SettlementReversed')
                                        and s.stream in (
                                          replace(a.stream, 'version-' || (a.data ->> 'versionId'),
                                            'settlement-' || (a.data ->> 'executionId')),
                                          replace(a.stream, 'version-' || (a.data ->> 'versionId'),
                                            'revenue-' || (a.data ->> 'executionId')))))
         )::text as state`,
      )
      .then(({ rows }) => rows[0]?.state ?? '')
      .catch(() => '');
    const { open } = JSON.parse(now === '' ? '{}' : now) as { open?: number };
    quiet = now === before && open === 0 ? quiet + 1 : 0;
    before = now;
    // Also waits for delayed work: seats of abandoned submissions, and executions that are retried after a fault.
    if (quiet === 5 && !(await nothingDue(database))) quiet = 0;
    await delay(500);
  }
}

async function nothingDue(database: Pool): Promise<boolean> {
  const log = await readLog(database);
  return faultsAtRest(log).length + leakedSeats(log).length === 0;
}

function countsOf(disturbances: readonly Disturbance[]): Record<string, number> {
  const kinds = disturbances.map(({ kind }) => kind.replace(/ for .*| \d+/, ''));
  return Object.fromEntries([...Map.groupBy(kinds, (kind) => kind)].map(([kind, each]) => [kind, each.length]));
}

function recoveryAfter(
  disturbances: readonly Disturbance[],
  acknowledgedAt: readonly number[],
): ChaosReport['recoveryMs'] {
  const times = disturbances
    .flatMap(({ at }) => {
      const next = acknowledgedAt.find((acknowledged) => acknowledged > at);
      return next === undefined ? [] : [Math.round(next - at)];
    })
    .sort((a, b) => a - b);
  return { median: times[Math.floor(times.length / 2)] ?? 0, longest: times.at(-1) ?? 0 };
}
