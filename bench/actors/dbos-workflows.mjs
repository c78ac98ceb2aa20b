import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { eachOf } from '../runner/load.mjs';

const phases = ['initiated', 'validated', 'transitioned', 'completed'];
const insertPhase = 'insert into phases (workflow_id, phase, at) values ($1, $2, now())';

let pool;

/** Four steps with nothing to write but what DBOS writes itself: the workflow, each step's outcome, and its end. */
const bare = DBOS.registerWorkflow(
  async (id) => {
    for (const phase of phases) await DBOS.runStep(() => Promise.resolve({ id, phase }), { name: phase });
  },
  { name: 'bare' },
);

/** Four steps, each of which also inserts a row of its own. */
const writing = DBOS.registerWorkflow(
  async (id) => {
    for (const phase of phases) await DBOS.runStep(() => insert(id, phase), { name: phase });
  },
  { name: 'writing' },
);

async function insert(id, phase) {
  await pool.query({ name: 'insert-phase', text: insertPhase, values: [id, phase] });
}

const workflows = { bare, writing };

export async function start({ url, poolSize }) {
  pool = new pg.Pool({ connectionString: url, max: poolSize, keepAlive: true });
  // Its next user is told of a connection that breaks while nobody uses it.
  pool.on('error', () => undefined);
  await pool.query(
    'create table phases (workflow_id text, phase text, at timestamptz, primary key (workflow_id, phase))',
  );
  DBOS.setConfig({
    name: 'bench',
    applicationVersion: '1',
    systemDatabaseUrl: url,
    systemDatabasePoolSize: poolSize,
    logLevel: 'error',
    enableOTLP: false,
    tracingEnabled: false,
  });
  await DBOS.launch();
}

/** @param kind 'bare' or 'writing' */
export function executions({ kind, items, atOnce }) {
  const workflow = workflows[kind];
  return eachOf({ items, atOnce, work: (id) => workflow(id) });
}

export async function stop() {
  await DBOS.shutdown();
  await pool?.end();
}
