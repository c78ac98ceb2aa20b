import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { addDenials, listDenials, type CountedDenial, type DenialPlace } from './denials.ts';

describe('the record of denials', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  const denial = (tenantId: string, minute: number, address: string, count = 1): CountedDenial => ({
    ...{ tenantId, minute: `2026-11-02T09:0${minute}:00.000Z`, principal: 'anonymous', operation: 'getToken' },
    ...{ code: 'UNAUTHENTICATED', address, count },
  });

  it('DESIGN-11 adds up what processes count, and pages it from the latest, for its tenant only', async () => {
    const acme = database.tenants.of('acme');
    await Promise.all([
      addDenials(acme, [denial('acme', 1, 'a', 2), denial('acme', 1, 'b'), denial('acme', 2, 'a')]),
      addDenials(acme, [denial('acme', 2, 'a'), denial('acme', 1, 'b'), denial('acme', 1, 'a', 3)]),
      addDenials(database.tenants.of('other'), [denial('other', 1, 'a')]),
    ]);
    const all: CountedDenial[] = [];
    for (let after: DenialPlace | undefined, isLast = false; !isLast;) {
      const { items, next } = await listDenials(acme, { limit: 1, after });
      all.push(...items);
      after = next;
      isLast = next === undefined;
    }
    expect(all).toEqual([denial('acme', 2, 'a', 2), denial('acme', 1, 'b', 2), denial('acme', 1, 'a', 5)]);
  });

  it('S7-19 takes no row of another tenant', async () => {
    const forged = `insert into access.denials (tenant_id, minute, principal, operation, code, address, count)
                    values ('other', now(), 'p', 'o', 'c', 'a', 1)`;
    await expect(database.tenants.of('acme').query(forged)).rejects.toThrow('row-level security');
  });
});
