import { createLogger } from '../../process/logger.ts';
import { MovableClock } from '#libs/process';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { lastApiKeyUses } from './api-key-uses.ts';
import { ApiKeyUses } from './note-api-key-uses.ts';

describe('the last use of an API key', () => {
  let database: TestDatabase;
  const clock = new MovableClock();
  const logger = createLogger('silent');

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  const process = () => new ApiKeyUses({ tenants: database.tenants, clock, logger });
  const usesOf = async (tenantId: string) => [
    ...(await lastApiKeyUses(database.tenants.of(tenantId), ['one', 'two', 'three'])).values(),
  ];

  it('DESIGN-11 is written once a minute for each process, is the latest of all, and belongs to its tenant', async () => {
    const [first, second] = [process(), process()];
    clock.moveTo(new Date('2030-01-01T00:00:00Z'));
    second.note('acme', 'one', '192.0.2.2');
    clock.moveTo(new Date('2030-01-01T00:00:10Z'));
    first.note('acme', 'one', '192.0.2.1', 0);
    first.note('acme', 'one', '192.0.2.9', 59_999);
    first.note('other', 'two', '192.0.2.3');
    await first.close();
    await second.close();
    const at = expect.stringMatching(/^2030-01-01T00:00:10/) as unknown;
    expect(await usesOf('acme')).toEqual([{ keyId: 'one', usedAt: at, address: '192.0.2.1' }]);
    expect(await usesOf('other')).toMatchObject([{ keyId: 'two' }]);
    clock.moveTo(new Date('2030-01-01T00:01:20Z'));
    first.note('acme', 'one', '192.0.2.9', 60_000);
    await first.close();
    expect(await usesOf('acme')).toMatchObject([{ keyId: 'one', address: '192.0.2.9' }]);
  });

  it('DESIGN-11 that could not be written waits for the next try', async () => {
    let isAway = true;
    const tenants = {
      of: (tenantId: string) => {
        if (isAway) throw new Error('away');
        return database.tenants.of(tenantId);
      },
    } as unknown as TestDatabase['tenants'];
    const uses = new ApiKeyUses({ tenants, clock, logger });
    uses.note('acme', 'three', '192.0.2.4');
    await uses.close();
    isAway = false;
    await uses.close();
    expect(await usesOf('acme')).toContainEqual(expect.objectContaining({ keyId: 'three', address: '192.0.2.4' }));
  });
});
