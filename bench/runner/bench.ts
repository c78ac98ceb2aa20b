import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { migrateDatabase } from '#apps/standalone/migrate-database';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#libs/embedded-postgres';
import { createPool } from '#libs/postgres';
import { nodeFlags } from '#libs/process';
import type { Options } from '../options.ts';
import type { Failure, Figure, Limit, Note, Series } from '../report/results.ts';
import { startActor, type Actor } from './actor.ts';
import { fileOf, type Actors } from './actors.ts';
import { progress } from './progress.ts';
import { spread } from './statistics.ts';
import { takeTurns, type Contestants, type Turns } from './turns.ts';

/** A part of the benchmarks: it starts what it needs, lets contestants take turns and reports figures. */
export interface Group {
  readonly name: string;
  readonly title: string;
  readonly run: (bench: Bench) => Promise<void>;
}

interface Server {
  readonly folder: string;
  readonly postgres: EmbeddedPostgres;
  readonly pool: Pool;
}

/** For one figure, so that all of them take no more than three minutes. */
const quickBudgetMs = 5_000;
const template = 'assent_template';

/**
 * What the groups measure on and report to: one embedded PostgreSQL with fsync on, a database for each contestant,
 * processes, and a list of figures. Everything that a group starts is stopped at the end of the group.
 */
export class Bench {
  readonly options: Options;
  readonly figures: Figure[] = [];
  readonly failures: Failure[] = [];
  readonly notes: Note[] = [];
  readonly allSeries: Series[] = [];
  /** The benchmarks end before they are through: a fault may only be a consequence of that. */
  stopping = false;

  #server: Server | undefined;
  #ends: (() => Promise<void>)[] = [];
  #cleanUps: (() => Promise<void>)[] = [];
  #dropped: string[] = [];
  #databases = 0;
  #stopped: Promise<void> | undefined;
  #cleaning = Promise.resolve();
  #group = '';

  constructor(options: Options) {
    this.options = options;
  }

  get quick(): boolean {
    return this.options.quick;
  }

  get rounds(): number {
    return this.options.rounds;
  }

  /** A temporary folder, removed at the end. */
  get folder(): string {
    return this.#started.folder;
  }

  async start(): Promise<void> {
    progress('starting PostgreSQL');
    const folder = await mkdtemp(join(tmpdir(), 'assent-bench-'));
    this.#ends.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const postgres = await startEmbeddedPostgres({
      dataDirectory: join(folder, 'postgres'),
      onEnded: ({ message }) => this.note(`PostgreSQL: ${message}`),
    });
    this.#ends.push(() => postgres.stop());
    const pool = createPool(postgres.connectionString(), { max: 2, applicationName: 'assent-bench' });
    this.#ends.push(() => pool.end().catch(() => undefined));
    this.#server = { folder, postgres, pool };
    await pool.query(`create database ${template}`);
    const appUrl = postgres.appConnectionString(template);
    await migrateDatabase({ adminUrl: postgres.connectionString(template), appUrl });
  }

  /** Stops everything. Further calls wait for the first. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    await this.#cleanUp();
    for (let end = this.#ends.pop(); end !== undefined; end = this.#ends.pop()) await end();
  }

  get #started(): Server {
    if (this.#server === undefined) throw new Error('The benchmarks have not started. Await start() first.');
    return this.#server;
  }

  /** Runs a group. A fault in it loses the figures of this group alone. */
  async run({ name, run }: Group): Promise<void> {
    this.#group = name;
    progress(`${name}: beginning`);
    try {
      await run(this);
    } catch (error) {
      if (this.stopping) throw error;
      const fault = error instanceof Error ? error : new Error(String(error));
      this.failures.push({ group: name, message: fault.message });
      process.stderr.write(`\n${name} failed: ${fault.stack ?? fault.message}\n`);
    } finally {
      await this.#cleanUp();
    }
  }

  /** @param figure `values` has one value for each round. The median is compared with the limit. */
  figure({
    what,
    unit,
    values,
    limit,
  }: Pick<Figure, 'what' | 'unit' | 'values'> & { readonly limit?: Limit | undefined }): void {
    const { min, median, max } = spread(values);
    const reached = limit === undefined ? undefined : isReached(median, limit);
    this.figures.push({ group: this.#group, what, unit, values, min, median, max, limit, reached });
  }

  /** As {@link takeTurns}. With --quick, a slow machine gets fewer rounds, and a note says so. */
  async takeTurns<C extends Contestants>(what: string, contestants: C): Promise<Turns<C>> {
    const turns = await takeTurns(contestants, {
      rounds: this.rounds,
      budgetMs: this.quick ? quickBudgetMs : Infinity,
      progress: (text) => this.progress(`${what}, ${text}`),
    });
    const [first = []] = Object.values<readonly unknown[]>(turns);
    if (first.length < this.rounds) this.note(`${what}: only ${first.length} of ${this.rounds} rounds, to be quick.`);
    return turns;
  }

  /** Adds values that were taken at regular intervals. */
  series(series: Omit<Series, 'group'>): void {
    this.allSeries.push({ group: this.#group, ...series });
  }

  /** Adds a remark, such as why a figure is missing. */
  note(text: string): void {
    this.notes.push({ group: this.#group, text });
  }

  progress(text: string): void {
    progress(`${this.#group}: ${text}`);
  }

  /**
   * Creates a database, with Assent's tables or empty.
   * @returns its URL for the role of the apps; of an empty one, for its owner
   */
  async database({ empty = false }: { readonly empty?: boolean } = {}): Promise<string> {
    const { pool, postgres } = this.#started;
    this.#databases += 1;
    const name = `bench_${this.#databases}`;
    await pool.query(`create database ${name}${empty ? '' : ` template ${template}`}`);
    this.#dropped.push(name);
    return empty ? postgres.connectionString(name) : postgres.appConnectionString(name);
  }

  /** Flushes what the preparation wrote, so that the disk writes it in nobody's turn. */
  async checkpoint(): Promise<void> {
    await this.#started.pool.query('checkpoint');
  }

  async postgresVersion(): Promise<string> {
    const { rows } = await this.#started.pool.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version ?? 'unknown';
  }

  /** The URL of a database for its owner, who prepares and inspects it. */
  adminUrlOf(url: string): string {
    return this.#started.postgres.connectionString(new URL(url).pathname.slice(1));
  }

  /** A pool of the database's owner. */
  pool(url: string, max = 4): Pool {
    const pool = createPool(this.adminUrlOf(url), { max, applicationName: 'assent-bench' });
    this.onCleanUp(() => pool.end());
    return pool;
  }

  actor<Name extends keyof Actors>(name: Name): Actor<Actors[Name]> {
    const { profile } = this.options;
    const actor = startActor<Actors[Name]>(fileOf(name), [
      // The flags of npm start. Every other actor has the flags of its contestants.
      ...(name === 'assent-server' ? nodeFlags : []),
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
    ]);
    this.onCleanUp(() => actor.stop());
    return actor;
  }

  onCleanUp(work: () => Promise<void>): void {
    this.#cleanUps.push(work);
  }

  /** Runs after a clean-up that is under way: a signal may arrive while a group tidies up. */
  #cleanUp(): Promise<void> {
    this.#cleaning = this.#cleaning.then(() => this.#cleanUpNow());
    return this.#cleaning;
  }

  async #cleanUpNow(): Promise<void> {
    for (let work = this.#cleanUps.pop(); work !== undefined; work = this.#cleanUps.pop()) {
      await this.#attempt(work);
    }
    // Last, because a connected process would report the drop as a fault.
    for (let name = this.#dropped.pop(); name !== undefined; name = this.#dropped.pop()) {
      const drop = `drop database ${name} with (force)`;
      await this.#attempt(() => this.#started.pool.query(drop));
    }
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // Before the end, a part that the work needs may already be gone.
      if (!this.stopping)
        process.stderr.write(`\n${this.#group}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

function isReached(value: number, { atLeast, atMost }: Limit): boolean {
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
}
