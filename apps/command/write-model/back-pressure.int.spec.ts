import { createPostgresEventStore, type EventStore } from '#libs/event-store';
import { createLogger, readConfig } from '#libs/process';
import { moveCheckpoint } from '#libs/projections';
import { readModels } from '#libs/read-models';
import { anEvent } from '../../../libs/event-store/testing/event-store.contract.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { BackPressure } from './back-pressure.ts';

describe('back-pressure by the read models', () => {
  let database: TestDatabase;
  let store: EventStore;

  beforeEach(async () => {
    database = await createTestDatabase();
    store = createPostgresEventStore({ pool: database.pool });
  });

  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const backPressureAt = (longestProjectionLagMs: number) =>
    new BackPressure(database.pool, store, { ...readConfig({}), longestProjectionLagMs }, createLogger('silent'));

  it('refuses commands while an event waits too long to be projected', async () => {
    // The strict one refuses any lag, the patient one refuses none.
    const [strict, patient] = [backPressureAt(-1), backPressureAt(600_000)];
    const { position } = await store.append('token-1', 'no-stream', [anEvent()]);
    await Promise.all([strict.measure(), patient.measure()]);
    expect(() => strict.check()).toThrow(
      expect.objectContaining({ code: 'RESOURCE_BUSY', extra: { retryAfterSeconds: 5 } }),
    );
    expect(() => patient.check()).not.toThrow();

    for (const name of Object.values(readModels)) await moveCheckpoint(database.pool, name, '', position);
    const caughtUp = backPressureAt(0);
    await caughtUp.measure();
    expect(() => caughtUp.check()).not.toThrow();
  });

  it('measures the lag of the slowest read model', async () => {
    const { position } = await store.append('token-1', 'no-stream', [anEvent()]);
    const [last = '', ...others] = Object.values(readModels);
    for (const name of others) await moveCheckpoint(database.pool, name, '', position);
    const strict = backPressureAt(-1);
    await strict.measure();
    expect(() => strict.check()).toThrow('seconds behind');
    await moveCheckpoint(database.pool, last, '', position);
    await strict.measure();
    expect(() => backPressureAt(0).check()).not.toThrow();
  });
});
