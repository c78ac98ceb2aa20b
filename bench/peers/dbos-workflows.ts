import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { closeAtEnd } from '../actors/opened.ts';
import { eachOf } from '../runner/load.ts';
import type { DbosWorkflows, StepKind } from '../runner/peer.ts';

export { stop } from '../actors/opened.ts';

const phases = ['initiated', 'validated', 'transitioned', 'completed'];
const insertPhase = 'insert into phases (workflow_id, phase, at) values ($1, $2, now())';

let pool: pg.Pool;

/** Four steps that write only what DBOS writes itself: the workflow, the outcome of each step, and the end. */
const bare = DBOS.registerWorkflow(
  async (id: string) => {
    for (const phase of phases) await DBOS.runStep(() => Promise.resolve({ id, phase }), { name: phase });
  },
  { name: 'bare' },
);

/** Four steps that each also insert a row of their own. */
const writing = DBOS.registerWorkflow(
  async (id: string) => {
    for (const phase of phases) await DBOS.runStep(() => insert(id, phase), { name: phase });
  },
  { name: 'writing' },
);

async function insert(id: string, phase: string): Promise<void> {
  await pool.query({ name: 'insert-phase', text: insertPhase, values: [id, phase] });
}

const workflows: Readonly<Record<StepKind, (id: string) => Promise<void>>> = { bare, writing };

export const start: DbosWorkflows['start'] = async ({ url, poolSize }) => {
  pool = new pg.Pool({ connectionString: url, max: poolSize, keepAlive: true });
  // A broken idle connection is no fault: the next query reports it.
  pool.on('error', () => undefined);
  closeAtEnd(() => pool.end());
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
  closeAtEnd(() => DBOS.shutdown());
};

export const executions: DbosWorkflows['executions'] = ({ kind, items, atOnce }) =>
  eachOf({ items, atOnce, work: workflows[kind] });
