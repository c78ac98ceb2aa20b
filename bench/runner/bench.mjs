import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '../../dist/apps/standalone/migrate-database.js';
import { startEmbeddedPostgres } from '../../dist/libs/embedded-postgres/index.js';
import { nodeFlags } from '../../dist/libs/process/index.js';
import { createPool } from '../../dist/libs/postgres/index.js';
import { startActor } from './actor.mjs';
import { progress } from './progress.mjs';
import { spread } from './statistics.mjs';
import { takeTurns } from './turns.mjs';

/** Of one figure, so that all of them take no more than three minutes. */
const quickBudgetMs = 5_000;
const template = 'assent_template';

/**
 * What the groups measure on and report to: one embedded PostgreSQL with fsync on, a database for each who
 * is measured, processes, and a list of figures. Whatever a group starts is stopped when the group has ended.
 */
export class Bench {
  #postgres;
  #server;
  #cleanUps = [];
  #dropped = [];
  #databases = 0;
  #stopped;
  #cleaning = Promise.resolve();
  #group = '';

  /** Each has `group`, `what`, `unit`, `values` (one per round) and, where something is asked for, `limit`. */
  figures = [];
  /** By group, why it has no figures, or fewer. */
  failures = [];
  notes = [];
  /** What was looked at again and again: `group`, `what`, `unit`, `everyMs` and `values`. */
  allSeries = [];

  constructor(options) {
    this.options = options;
  }

  get quick() {
    return this.options.quick;
  }

  get rounds() {
    return this.options.rounds;
  }

  async start() {
    progress('starting PostgreSQL');
    this.folder = await mkdtemp(join(tmpdir(), 'assent-bench-'));
    this.#postgres = await startEmbeddedPostgres({
      dataDirectory: join(this.folder, 'postgres'),
      onEnded: ({ message }) => this.note(`PostgreSQL: ${message}`),
    });
    this.#server = createPool(this.#postgres.connectionString(), { max: 2, applicationName: 'assent-bench' });
    await this.#server.query(`create database ${template}`);
    const url = this.#postgres.connectionString(template);
    const pool = createPool(url, { max: 2, applicationName: 'assent-bench' });
    await migrateDatabase(pool, url);
    await pool.end();
  }

  /** Once, whoever asks and how often. */
  stop() {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop() {
    await this.#cleanUp();
    await this.#server?.end().catch(() => undefined);
    await this.#postgres?.stop();
    if (this.folder !== undefined) await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Runs a group. What fails in it costs its own figures and nobody else's. */
  async run({ name, run }) {
    this.#group = name;
    progress(`${name}: beginning`);
    try {
      await run(this);
    } catch (error) {
      if (this.stopping) throw error;
      this.failures.push({ group: name, message: error.message });
      process.stderr.write(`\n${name} failed: ${error.stack ?? error}\n`);
    } finally {
      await this.#cleanUp();
    }
  }

  /**
   * @param limit `{ atLeast }` or `{ atMost }`, and `text` where the number alone does not say it; it is the
   * median that is held to it
   */
  figure({ what, unit, values, limit, digits }) {
    const { min, median, max } = spread(values);
    const reached = limit === undefined ? undefined : isReached(median, limit);
    this.figures.push({ group: this.#group, what, unit, values, min, median, max, limit, reached, digits });
  }

  /** As {@link takeTurns}; with --quick on a slow machine in fewer rounds, which it says. */
  async takeTurns(what, contestants) {
    const budgetMs = this.quick ? quickBudgetMs : Infinity;
    const progress = (text) => this.progress(`${what}, ${text}`);
    const results = await takeTurns(contestants, { rounds: this.rounds, budgetMs, progress });
    const [first] = Object.values(results);
    if (first.length < this.rounds) this.note(`${what}: only ${first.length} of ${this.rounds} rounds, to be quick.`);
    return results;
  }

  series(series) {
    this.allSeries.push({ group: this.#group, ...series });
  }

  /** A figure that could not be had, and why. */
  note(text) {
    this.notes.push({ group: this.#group, text });
  }

  progress(text) {
    progress(`${this.#group}: ${text}`);
  }

  /** A new database, with Assent's tables or empty. @returns its URL */
  async database({ empty = false } = {}) {
    this.#databases += 1;
    const name = `bench_${this.#databases}`;
    await this.#server.query(`create database ${name}${empty ? '' : ` template ${template}`}`);
    this.#dropped.push(name);
    return this.#postgres.connectionString(name);
  }

  /** What was written before must not reach the disk in somebody's turn. */
  async checkpoint() {
    await this.#server.query('checkpoint');
  }

  async postgresVersion() {
    const { rows } = await this.#server.query('show server_version');
    return rows[0].server_version;
  }

  pool(url, max = 4) {
    const pool = createPool(url, { max, applicationName: 'assent-bench' });
    this.onCleanUp(() => pool.end());
    return pool;
  }

  /** @param module its name in bench/actors */
  actor(module, options) {
    const { profile } = this.options;
    const execArgv = [
      // As `npm start` has its Node; whoever is compared with somebody else has what they have.
      ...(module === 'assent-server' ? nodeFlags : []),
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
    ];
    const actor = startActor(new URL(`../actors/${module}.mjs`, import.meta.url), { execArgv, ...options });
    this.onCleanUp(() => actor.stop());
    return actor;
  }

  onCleanUp(work) {
    this.#cleanUps.push(work);
  }

  /** One after the other: whoever stops us half-way waits for the group that is tidying up. */
  #cleanUp() {
    this.#cleaning = this.#cleaning.then(() => this.#cleanUpNow());
    return this.#cleaning;
  }

  async #cleanUpNow() {
    for (let work = this.#cleanUps.pop(); work !== undefined; work = this.#cleanUps.pop()) {
      await this.#attempt(work);
    }
    // Last, because whoever is still connected would take it for a fault.
    for (let name = this.#dropped.pop(); name !== undefined; name = this.#dropped.pop()) {
      await this.#attempt(() => this.#server.query(`drop database ${name} with (force)`));
    }
  }

  async #attempt(work) {
    try {
      await work();
    } catch (error) {
      // Half-way through something, what it needs may be gone already.
      if (!this.stopping) process.stderr.write(`\n${this.#group}: ${error.message}\n`);
    }
  }
}

function isReached(value, { atLeast, atMost }) {
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
}
