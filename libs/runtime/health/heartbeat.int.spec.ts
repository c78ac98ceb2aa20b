import { hostname } from 'node:os';
import { knownProcesses } from '#libs/projections';
import { eventually } from '../../../test/eventually.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { createLogger } from '../../process/logger.ts';
import { BackgroundWork } from './background-work.ts';
import { Heartbeat } from './heartbeat.ts';
import { installationOf } from './installation.ts';

describe('the heartbeats of processes', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(() => database.drop());

  const logger = createLogger('silent');
  const processOf = (app: string, work = new BackgroundWork(0)) => new Heartbeat([app], database.pool, work, logger);
  const known = () => knownProcesses(database.pool);
  /** Inserts the row of a process that was killed a while ago. */
  async function killed(app: string, minutesAgo: number): Promise<void> {
    await database.pool.query(
      `insert into processing.processes (id, apps, host, pid, started_at, beat_at, processors, kafka_groups, stuck)
       values (gen_random_uuid(), array[$1], 'elsewhere', 7, now() - interval '2 days',
               now() - $2 * interval '1 minute', '{open-approvals,tokens}', '{}', '[]')`,
      [app, minutesAgo],
    );
  }

  it('CV-11 show the work of each process from its first beat until it stops', async () => {
    const work = new BackgroundWork(0);
    work.runs('tokens');
    work.readsKafka('revenue');
    const projector = processOf('projector', work);
    await projector.start();
    expect(await known()).toMatchObject([
      { apps: ['projector'], host: hostname(), isHeard: true, processors: ['tokens'], kafkaGroups: ['revenue'] },
    ]);
    await projector.stop();
    expect(await known()).toEqual([]);
  });

  it('CV-11 show whether an app is stuck, silent or not running', async () => {
    const work = new BackgroundWork(0);
    work.note('tokens', Object.assign(new Error('read-only'), { code: '25006' }));
    const projector = processOf('projector', work);
    await projector.start();
    await killed('worker', 5);
    const { apps, processes, notRunning } = installationOf(await known(), ['open-approvals', 'tokens', 'unknown']);
    expect(apps).toMatchObject({
      projector: { status: 'DOWN', reason: 'Stuck processors: tokens.' },
      worker: { status: 'DOWN', reason: 'Process 7 on elsewhere sends no heartbeats.', since: expect.any(String) },
      command: { status: 'DOWN', reason: 'No process runs this app.' },
    });
    expect(processes).toMatchObject([
      { apps: ['projector'], status: 'DOWN', stuck: [{ processor: 'tokens', code: '25006' }] },
      { apps: ['worker'], status: 'DOWN' },
    ]);
    expect(notRunning.slice(0, 3).map(({ processor, code }) => [processor, code])).toEqual([
      ['open-approvals', 'process_silent'],
      ['tokens', 'process_silent'],
      ['unknown', 'no_process'],
    ]);
    await projector.stop();
  });

  it('CV-11 give the reason why no process runs a consumer group, on either channel', async () => {
    const codes = async (processors: readonly string[]) =>
      Object.fromEntries(
        installationOf(await known(), processors).notRunning.map((each) => [each.processor, each.code]),
      );
    const none = { 'consumer-group:metrics': 'no_process', 'consumer-group:logging': 'no_process' };
    await killed('settlement', 5);
    await database.pool.query(`update processing.processes set kafka_groups = '{settlement}'`);
    expect(await codes([])).toEqual({
      ...none,
      'consumer-group:revenue': 'no_process',
      'consumer-group:settlement': 'process_silent',
    });
    const work = new BackgroundWork(0);
    for (const group of ['revenue', 'settlement']) work.readsKafka(group);
    const settlement = processOf('settlement', work);
    await settlement.start();
    expect(await codes([])).toEqual(none);
    expect(await codes(['consumer-group:revenue'])).toEqual({ ...none, 'consumer-group:revenue': 'reads_kafka' });
    await settlement.stop();
  });

  it('CV-11 list a killed process until a successor starts, for a day at most', async () => {
    await killed('worker', 5);
    await killed('query', 5);
    const command = processOf('command');
    await command.start();
    expect(await known()).toHaveLength(3);
    const worker = processOf('worker');
    await worker.start();
    const replaced = await eventually(known, (all) => all.filter(({ apps }) => apps.includes('worker')).length === 1);
    expect(replaced.map(({ apps, isHeard }) => [...apps, isHeard])).toEqual([
      ['command', true],
      ['query', false],
      ['worker', true],
    ]);
    await Promise.all([command.stop(), worker.stop()]);
  });

  it('CV-11 list a process for a day if it is killed while another process runs the same app', async () => {
    const running = processOf('worker');
    await running.start();
    await database.pool.query("update processing.processes set started_at = now() - interval '2 days'");
    await killed('worker', 5);
    await killed('worker', 1_441);
    expect(await known()).toHaveLength(3);
    const left = await eventually(known, (all) => all.length < 3);
    expect(left.map(({ isHeard }) => isHeard).toSorted()).toEqual([false, true]);
    expect(installationOf(left, []).apps.worker).toEqual({ status: 'UP' });
    await running.stop();
  });

  it('CV-11 do not keep a killed process alive when the clock is set back', async () => {
    await killed('worker', -60);
    expect(await known()).toMatchObject([{ apps: ['worker'], isHeard: false }]);
  });
});
