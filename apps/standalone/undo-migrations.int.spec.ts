import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { migrate, migrateTo } from '#libs/postgres';
import { messagingMigrations } from '#libs/messaging';
import { beat, processingMigrations } from '#libs/projections';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { dumpSchema } from '../../tools/database-schema/dump-schema.ts';
import { lastMigrations, undoMigrations } from './undo-migrations.ts';

describe('undoing migrations', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await database.drop();
  });

  const undo = (to: string, acceptLoss = true) =>
    undoMigrations({ adminUrl: database.url, appUrl: database.appUrl }, { to, acceptLoss });

  it.each([
    ['processing', '"processing" does not have the form schema=number'],
    ['processing=4', '"processing=4" does not have the form schema=number'],
    ['', '"" does not have the form schema=number'],
    ['shop=001', 'There is no schema shop. The schemas are event_store, processing, '],
    ['processing=999', 'cannot keep 999'],
    ['processing=004,settlement=000', 'settlement=000 would delete everything in settlement'],
    ['read_models=000', 'read_models=000 would delete everything in read_models'],
  ])('S7-53 refuses --to %s and changes nothing', async (to, message) => {
    const before = await dumpSchema(database.pool);
    await expect(undo(to)).rejects.toMatchObject({
      code: 'UNDO_REFUSED',
      message: expect.stringContaining(message) as string,
    });
    expect(await dumpSchema(database.pool)).toBe(before);
  });

  it('S7-53 undoes the named schemas only', async () => {
    expect(await undo('processing=004,read_models=007')).toEqual([
      'processing/005_ended_parked_events',
      'processing/006_tenants',
      'read_models/008-keys-of-recipients',
      'read_models/009-tenants',
      'read_models/010-signing-keys',
      'read_models/011-acts-on-versions',
      'read_models/012-rollback-requests',
      'read_models/013-who-voted',
    ]);
    expect(await undo('processing=004,read_models=007')).toEqual([]);
    expect(await undo(await lastMigrations())).toEqual([]);
  });

  it('S7-53 accepts the example of --to in upgrade.md', async () => {
    const [, example = ''] = /--to (\S+)/.exec(await readFile('docs/runbooks/upgrade.md', 'utf8')) ?? [];
    await undo(example);
    expect(await undo(example)).toEqual([]);
  });

  it('S7-53 undoes nothing while a process sends heartbeats, and ignores one that ended', async () => {
    const process = { id: randomUUID(), apps: ['worker'], host: 'here', pid: 7 };
    await beat(database.pool, { ...process, processors: [], kafkaGroups: [], stuck: [] });
    await expect(undo('messaging=006')).rejects.toThrow('Assent runs on this database: worker (process 7 on here).');
    await database.pool.query(`update processing.processes set beat_at = now() - interval '1 minute'`);
    expect(await undo('messaging=006')).toEqual(['messaging/007_published_topics', 'messaging/008_tenants']);
  });

  it('S7-53 C-20 undoes nothing if one migration refuses to be undone', async () => {
    const before = await dumpSchema(database.pool);
    await database.pool.query(
      `insert into settlement.cancellations (settlement_id, refund, tenant_id) values ($1, 'none', 'default')`,
      [randomUUID()],
    );
    await expect(undo('event_store=006,settlement=001,read_models=007')).rejects.toMatchObject({
      message: expect.stringContaining('cancelled settlements') as string,
      hint: expect.stringContaining('backup') as string,
    });
    expect(await dumpSchema(database.pool)).toBe(before);
  });

  it('S7-53 MK-5 keeps open dead letters and handled events, and unblocks the key of an ended letter', async () => {
    const { pool } = database;
    await pool.query(
      `insert into messaging.processed_events (tenant_id, consumer_group, event_id, event_type, source, processing_status)
       select 'default', 'revenue', gen_random_uuid(), status, 's', status from unnest(array['success', 'skipped', 'failed']) status`,
    );
    await pool.query(
      `insert into messaging.dead_letters (tenant_id, consumer_group, event_id, event_type, key, sequence, event, error, status)
       select 'default', 'revenue', gen_random_uuid(), 't', status, '1', '{}', case when status <> 'waiting' then 'why' end, status
       from unnest(array['failed', 'waiting', 'retry', 'resolved', 'discarded']) status`,
    );
    await migrateTo(pool, { ...messagingMigrations, count: 1 });
    const letters = () => pool.query('select key, error from messaging.dead_letters order by key');
    expect((await letters()).rows).toEqual([
      { key: 'failed', error: 'why' },
      { key: 'retry', error: 'why' },
      { key: 'waiting', error: null },
    ]);
    await migrate(pool, messagingMigrations);
    expect((await pool.query('select key, status from messaging.dead_letters order by key')).rows).toEqual([
      { key: 'failed', status: 'failed' },
      { key: 'retry', status: 'failed' },
      { key: 'waiting', status: 'waiting' },
    ]);
    const handled = await pool.query('select event_type from messaging.processed_events order by event_type');
    expect(handled.rows).toEqual([{ event_type: 'skipped' }, { event_type: 'success' }]);
  });

  it('S7-53 keeps parked events', async () => {
    const { pool } = database;
    await pool.query(
      `insert into processing.parked_events (tenant_id, processor, position, stream, event_id, event_type, error, status)
       values ('default', 'p', '1', 's', gen_random_uuid(), 't', 'why', 'retry'), ('default', 'p', '2', 's', gen_random_uuid(), 't', null, 'waiting')`,
    );
    await migrateTo(pool, { ...processingMigrations, count: 4 });
    await migrate(pool, processingMigrations);
    const { rows } = await pool.query('select position, error, status from processing.parked_events order by position');
    expect(rows).toEqual([
      { position: '1', error: 'why', status: 'failed' },
      { position: '2', error: null, status: 'waiting' },
    ]);
  });
});
