import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { binaryArray } from './binary-array.ts';

describe('an array in the binary protocol', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\u0000', '').toWellFormed());
  const integer = (bits: number) => fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });

  async function asRead(type: string, buffer: Buffer): Promise<unknown[]> {
    const { rows } = await database.pool.query<{ values: unknown[] }>(`select to_json($1::${type}[]) as values`, [
      buffer,
    ]);
    return rows[0]?.values ?? [];
  }

  it.each([
    ['text', text, (values: never[]) => binaryArray.text(values)],
    ['uuid', fc.uuid(), (values: never[]) => binaryArray.uuid(values)],
    ['int2', integer(16), (values: never[]) => binaryArray.int2(values)],
    ['int4', integer(32), (values: never[]) => binaryArray.int4(values)],
    ['int8', fc.maxSafeInteger(), (values: never[]) => binaryArray.int8(values)],
  ])('of %s is what PostgreSQL reads', async (type, value: fc.Arbitrary<unknown>, encode) => {
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1 }), async (values) => {
        expect(await asRead(type, encode(values as never[]))).toEqual(values);
      }),
      { numRuns: 50 },
    );
  });

  it('of JSON keeps every byte, and refuses what is none', async () => {
    const values = ['{"b": 1,  "a":"\\u0000"}', '1e+21', '"ä\ud83d\ude00"'];
    const { rows } = await database.pool.query<{ values: string[] }>('select $1::json[]::text[] as values', [
      binaryArray.json(values),
    ]);
    expect(rows[0]?.values).toEqual(values);
    await expect(asRead('json', binaryArray.json(['{']))).rejects.toThrow('invalid input syntax for type json');
  });

  it.each(['', 'not a uuid', '00000000-0000-0000-0000-00000000000g', '00000000000000000000000000000000'])(
    'refuses %p as a UUID',
    (value) => {
      expect(() => binaryArray.uuid([value])).toThrow(RangeError);
    },
  );
});
