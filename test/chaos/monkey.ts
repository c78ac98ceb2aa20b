import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { appNames } from '#libs/runtime';
import { createPool } from '#libs/postgres';
import type { Installation } from '../../tools/distributed/start-distributed.ts';
import type { SupervisedProcess } from '../../tools/distributed/supervised-process.ts';
import type { Topics } from './topics.ts';

/** A disturbance of the system, and when it ended. */
export interface Disturbance {
  readonly kind: string;
  /** Milliseconds of `performance.now()`. */
  readonly at: number;
}

type Act = () => Promise<string>;

const actWithinMs = 40_000;

/** Limits a disturbance, because it may wait for ever for a server that another disturbance has stopped. */
async function givenUp(): Promise<never> {
  await delay(actWithinMs, undefined, { ref: false });
  throw new Error('it took too long');
}

const longestPauseMs = 13_000;
/** Exceeds the session timeout of a consumer group, so that another member has taken over the work. */
const pastLeaseMs = 10_500;
const stallMs = 3_000;

/** Disturbs the system at random moments until the signal aborts. Each kind of disturbance has its own schedule. */
export class Monkey {
  readonly disturbances: Disturbance[] = [];

  readonly #installation: Installation;
  readonly #topics: Topics;
  readonly #random: () => number;
  readonly #say: (line: string) => void;

  constructor(installation: Installation, topics: Topics, random: () => number, say: (line: string) => void) {
    this.#installation = installation;
    this.#topics = topics;
    this.#random = random;
    this.#say = say;
  }

  async run(signal: AbortSignal): Promise<void> {
    // With few processes, disturbs less often. Complete processes also restart more slowly, and would otherwise hardly
    // work between two disturbances.
    const rarer = appNames.length / this.#apps().length;
    await Promise.all([
      this.#again(2_000 * rarer, 5_000 * rarer, signal, () => this.#killApp()),
      this.#again(5_000 * rarer, 10_000 * rarer, signal, () => this.#stopPostgres()),
      this.#again(12_000 * rarer, 20_000 * rarer, signal, () => this.#killKafka()),
      this.#again(8_000 * rarer, 15_000 * rarer, signal, () => this.#pauseApp(signal)),
      this.#again(8_000, 15_000, signal, () => this.#stallSettlement()),
      this.#again(3_000, 6_000, signal, () => this.#deliverAgain()),
      this.#again(1_000, 3_000, signal, () => this.#endConnections()),
    ]);
  }

  async #again(fromMs: number, toMs: number, signal: AbortSignal, act: Act): Promise<void> {
    for (;;) {
      await delay(fromMs + this.#random() * (toMs - fromMs), undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        const kind = await Promise.race([act(), givenUp()]);
        this.disturbances.push({ kind, at: performance.now() });
        this.#say(kind);
      } catch (error) {
        // The target of the disturbance was already down.
        this.#say(`no effect: ${String(error)}`);
      }
    }
  }

  /** All processes except the gateway, which has no state to lose. */
  #apps(): readonly SupervisedProcess[] {
    return this.#installation.processes.filter(({ name }) => name !== 'gateway');
  }

  #anApp(): SupervisedProcess {
    const apps = this.#apps();
    const app = apps[Math.floor(this.#random() * apps.length)];
    if (app === undefined) throw new TypeError('There is no process to disturb.');
    return app;
  }

  #killApp(): Promise<string> {
    const app = this.#anApp();
    app.kill('SIGKILL');
    return Promise.resolve(`kill -9 ${app.name}`);
  }

  /** Ends some of Assent's database sessions in the middle of their work. */
  async #endConnections(): Promise<string> {
    const database = createPool(this.#installation.databaseUrl, { max: 1, applicationName: 'monkey' });
    try {
      const { rows } = await database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name not in ('oracle', 'monkey') and random() < 0.5`,
      );
      return `end ${rows.length} connections to postgres`;
    } finally {
      await database.end();
    }
  }

  /** Immediate shutdown, without a checkpoint. Ends every session. */
  async #stopPostgres(): Promise<string> {
    const note = await readFile(join(this.#installation.postgresDirectory, 'postmaster.pid'), 'utf8');
    process.kill(Number(note.split('\n')[0]), 'SIGQUIT');
    return 'stop postgres immediately';
  }

  async #killKafka(): Promise<string> {
    await this.#installation.kafka.kill();
    return 'kill -9 kafka';
  }

  /** Pauses a process. It keeps its connections and locks, and continues unaware of the pause. */
  async #pauseApp(signal: AbortSignal): Promise<string> {
    const app = this.#anApp();
    const shortestMs = this.#random() < 0.5 ? 0 : pastLeaseMs;
    const ms = Math.round(shortestMs + this.#random() * (longestPauseMs - shortestMs));
    app.kill('SIGSTOP');
    await delay(ms, undefined, { signal }).catch(() => undefined);
    app.kill('SIGCONT');
    return `pause ${app.name} for ${(ms / 1_000).toFixed(1)} s`;
  }

  /** Makes consumers wait in the middle of their effects. */
  async #stallSettlement(): Promise<string> {
    const database = createPool(this.#installation.databaseUrl, { max: 1, applicationName: 'monkey' });
    try {
      const client = await database.connect();
      client.on('error', () => undefined);
      await client.query('begin; lock table messaging.processed_events in share mode');
      await delay(stallMs);
      await client.query('rollback');
      client.release();
    } finally {
      await database.end();
    }
    return 'stall the consumers';
  }

  async #deliverAgain(): Promise<string> {
    return `deliver ${await this.#topics.publishAgain(20, this.#random)} messages again, in another order`;
  }
}
