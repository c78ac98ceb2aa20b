import { coalescedPer, type TenantDatabase } from '#libs/postgres';
import type { Mapping } from './mapping.ts';

/** Returns a tenant's rows of a read model with a key, in the order of their primary key. */
export type LookUp<Row> = (tenantId: string, key: string) => Promise<readonly Row[]>;

const mostAtOnce = 100;
const lanes = 2;

/**
 * Looks rows up by one of their properties. One statement looks up what is requested together in a tenant, because each
 * statement costs more than the rows it finds.
 * @param by an indexed property
 * @param most so many rows for each key
 */
export function lookUp<Row extends object>(
  tenants: TenantDatabase,
  { table, columns, key, columnOf, typeOf, toRow }: Mapping<Row>,
  by: keyof Row & string,
  most: number,
): LookUp<Row> {
  const order = key.join(', ');
  const text = `select found.*, wanted.number from unnest($1::${typeOf(by)}[]) with ordinality as wanted (key, number)
                cross join lateral (
                  select ${columns.join(', ')} from ${table} where ${columnOf(by)} = wanted.key order by ${order} limit ${most}
                ) found
                order by wanted.number, ${order}`;
  return coalescedPer(
    mostAtOnce,
    async (tenantId, keys: readonly string[]) => {
      const { rows } = await tenants.of(tenantId).query<unknown[]>({
        name: `${table}:by-${by}-${most}`,
        text,
        values: [keys],
        rowMode: 'array',
      });
      const found = Map.groupBy(rows, (row) => Number(row.at(-1)));
      return keys.map((_, index) => (found.get(index + 1) ?? []).map(toRow));
    },
    lanes,
  );
}
