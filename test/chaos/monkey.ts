import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createPool } from '#libs/postgres';
import { appNames, type Distributed } from '../../tools/distributed/start-distributed.ts';
import type { Topics } from './topics.ts';

/** Something that was done to the system, and when it was over. */
export interface Disturbance {
  readonly kind: string;
  /** Milliseconds of `performance.now()`. */
  readonly at: number;
}

type Act = () => Promise<string>;

const actWithinMs = 40_000;

/** A client of ours may wait for ever for what another act took away. */
async function givenUp(): Promise<never> {
  await delay(actWithinMs, undefined, { ref: false });
  throw new Error('it took too long');
}

const longestPauseMs = 13_000;
/** Longer than a member of a consumer group may be silent, so that another one has its work when it comes back. */
const pastLeaseMs = 10_500;
const stallMs = 3_000;

/** Disturbs the system at random moments until the signal, each kind in a line of its own. */
export class Monkey {
  readonly disturbances: Disturbance[] = [];

  readonly #distributed: Distributed;
  readonly #topics: Topics;
  readonly #random: () => number;
  readonly #say: (line: string) => void;

  constructor(distributed: Distributed, topics: Topics, random: () => number, say: (line: string) => void) {
    this.#distributed = distributed;
    this.#topics = topics;
    this.#random = random;
    this.#say = say;
  }

  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.#again(2_000, 5_000, signal, () => this.#killApp()),
      this.#again(5_000, 10_000, signal, () => this.#stopPostgres()),
      this.#again(12_000, 20_000, signal, () => this.#killKafka()),
      this.#again(8_000, 15_000, signal, () => this.#pauseApp(signal)),
      this.#again(8_000, 15_000, signal, () => this.#stallSettlement()),
      this.#again(3_000, 6_000, signal, () => this.#deliverAgain()),
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
        // What it wanted to disturb was down already.
        this.#say(`in vain: ${String(error)}`);
      }
    }
  }

  #anApp(): (typeof appNames)[number] {
    return appNames[Math.floor(this.#random() * appNames.length)] ?? 'command';
  }

  #killApp(): Promise<string> {
    const name = this.#anApp();
    this.#distributed.apps[name].kill('SIGKILL');
    return Promise.resolve(`kill -9 ${name}`);
  }

  /** Immediate shutdown: no checkpoint, every session cut. */
  async #stopPostgres(): Promise<string> {
    const note = await readFile(join(this.#distributed.postgresDirectory, 'postmaster.pid'), 'utf8');
    process.kill(Number(note.split('\n')[0]), 'SIGQUIT');
    return 'stop postgres immediately';
  }

  async #killKafka(): Promise<string> {
    await this.#distributed.kafka.kill();
    return 'kill -9 kafka';
  }

  /** It keeps its connections and its locks, and goes on as if nothing had been. */
  async #pauseApp(signal: AbortSignal): Promise<string> {
    const name = this.#anApp();
    const shortestMs = this.#random() < 0.5 ? 0 : pastLeaseMs;
    const ms = Math.round(shortestMs + this.#random() * (longestPauseMs - shortestMs));
    this.#distributed.apps[name].kill('SIGSTOP');
    await delay(ms, undefined, { signal }).catch(() => undefined);
    this.#distributed.apps[name].kill('SIGCONT');
    return `pause ${name} for ${(ms / 1_000).toFixed(1)} s`;
  }

  /** Consumers wait in the middle of their effects. */
  async #stallSettlement(): Promise<string> {
    const database = createPool(this.#distributed.databaseUrl, { max: 1, applicationName: 'monkey' });
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
