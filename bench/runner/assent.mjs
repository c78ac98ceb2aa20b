import { setTimeout as delay } from 'node:timers/promises';

const clients = 64;
const pollMs = 20;
const patienceMs = 120_000;

/**
 * Starts Assent on a database of its own, and clients in a process of theirs.
 * @param apart each app is a process of its own; otherwise all are in one, as with `npm start`
 * @param head tells the position of the last event of a log that is not in PostgreSQL
 * @returns { url, pool, http, servers, quiet }
 */
export async function startAssentOn(bench, { apart, environment, head, connections = clients } = {}) {
  const url = await bench.database();
  const pool = bench.pool(url, 20);
  const servers = {};
  const addresses = {};
  for (const app of apart ?? ['assent']) {
    servers[app] = bench.actor('assent-server');
    const apps = apart === undefined ? undefined : [app];
    addresses[app] = await servers[app].call('start', { url, apps, environment });
  }
  const http = bench.actor('http-clients');
  const command = addresses.assent ?? addresses.command;
  await http.call('start', { command, query: addresses.assent ?? addresses.query ?? command, connections });
  return { url, pool, http, servers, quiet: () => quiet(pool, head ?? (() => headIn(pool))) };
}

/** Waits until whoever reads the log has read all of it: what came before must not be measured with what comes next. */
async function quiet(pool, head) {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const { rows } = await pool.query(
      'select count(*)::int as behind from processing.checkpoints where position < $1',
      [await head()],
    );
    if (rows[0].behind === 0) return;
    if (performance.now() > deadline) throw new Error(`Assent did not come to rest within ${patienceMs / 1_000} s.`);
    await delay(pollMs);
  }
}

async function headIn(pool) {
  const { rows } = await pool.query(`select lpad(max(position)::text, 16, '0') as head from event_store.events`);
  return rows[0].head;
}

/** @returns milliseconds from the first submission until the last revenue stream is SETTLED in the read model */
export async function settledWithin({ http, pool }, items) {
  const settled = async () => {
    const { rows } = await pool.query(`select count(*)::int as count from revenue_streams where status = 'SETTLED'`);
    return rows[0].count;
  };
  const before = await settled();
  const startedAt = performance.now();
  await http.call('lives', { items, atOnce: clients });
  while ((await settled()) < before + items.length) {
    if (performance.now() - startedAt > patienceMs)
      throw new Error(`Not all were settled within ${patienceMs / 1_000} s.`);
    await delay(pollMs);
  }
  return performance.now() - startedAt;
}
