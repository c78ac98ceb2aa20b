import type { ExecutionContext } from '@nestjs/common';
import { createPostgresEventStore, type EventStore } from '#libs/event-store';
import { createLogger, readConfig } from '#libs/platform';
import { moveCheckpoint } from '#libs/projections';
import { readModels } from '#libs/read-models';
import { anEvent } from '../../../libs/event-store/testing/event-store.contract.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { ProjectionLagGuard } from './projection-lag.guard.ts';

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

  const guardWith = (longestProjectionLagMs: number) =>
    new ProjectionLagGuard(database.pool, store, { ...readConfig({}), longestProjectionLagMs }, createLogger('silent'));
  const requested = (method: string) =>
    ({
      getType: () => 'http',
      switchToHttp: () => ({ getRequest: () => ({ method }) }),
    }) as unknown as ExecutionContext;

  it('turns commands away, and no queries, while an event waits too long to be projected', async () => {
    // One that is late at once, and one for which nothing is.
    const [strict, patient] = [guardWith(-1), guardWith(600_000)];
    const { position } = await store.append('token-1', 'no-stream', [anEvent()]);
    await Promise.all([strict.look(), patient.look()]);
    expect(() => strict.canActivate(requested('POST'))).toThrow(
      expect.objectContaining({ code: 'RESOURCE_BUSY', extra: { retryAfterSeconds: 5 } }),
    );
    expect(strict.canActivate(requested('GET'))).toBe(true);
    expect(patient.canActivate(requested('POST'))).toBe(true);

    for (const name of Object.values(readModels)) await moveCheckpoint(database.pool, name, '', position);
    const caughtUp = guardWith(0);
    await caughtUp.look();
    expect(caughtUp.canActivate(requested('POST'))).toBe(true);
  });

  it('looks at the read model that is the furthest behind', async () => {
    const { position } = await store.append('token-1', 'no-stream', [anEvent()]);
    const [last = '', ...others] = Object.values(readModels);
    for (const name of others) await moveCheckpoint(database.pool, name, '', position);
    const guard = guardWith(-1);
    await guard.look();
    expect(() => guard.canActivate(requested('DELETE'))).toThrow('seconds behind');
    await moveCheckpoint(database.pool, last, '', position);
    await guard.look();
    expect(guardWith(0).canActivate(requested('DELETE'))).toBe(true);
  });
});
