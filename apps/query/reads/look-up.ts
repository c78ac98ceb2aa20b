import type { EntityMetadata } from '@mikro-orm/core';
import { coalescedPer, type TenantDatabase } from '#libs/postgres';

/** Returns a tenant's rows of a read model with a key, in the order of their primary key. */
export type LookUp<Row> = (tenantId: string, key: string) => Promise<readonly Row[]>;

const mostAtOnce = 100;
const lanes = 2;

/**
 * Looks rows up by one of their properties. One statement looks up what is requested together in a tenant, because the ORM
 * needs more time to set up such a frequent query than the database to answer it.
 * @param meta what the ORM knows of the entity
 * @param by an indexed property
 * @param most so many rows for each key
 */
export function lookUp<Row extends object>(
  tenants: TenantDatabase,
  meta: EntityMetadata<Row>,
  by: keyof Row & string,
  most: number,
): LookUp<Row> {
  const { columns, columnOf, typeOf, toRow } = mappingOf(meta);
  const order = meta.primaryKeys.map(columnOf).join(', ');
  const text = `select found.*, wanted.number from unnest($1::${typeOf(by)}[]) with ordinality as wanted (key, number)
                cross join lateral (
                  select ${columns.join(', ')} from ${meta.tableName} where ${columnOf(by)} = wanted.key order by ${order} limit ${most}
                ) found
                order by wanted.number, ${order}`;
  return coalescedPer(
    mostAtOnce,
    async (tenantId, keys: readonly string[]) => {
      const { rows } = await tenants.of(tenantId).query<unknown[]>({
        name: `${meta.tableName}:by-${by}-${most}`,
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

function mappingOf<Row extends object>(meta: EntityMetadata<Row>) {
  const properties = meta.props.map(({ name, fieldNames: [column], columnTypes: [type], runtimeType }) => {
    if (column === undefined || type === undefined) throw new TypeError(`${meta.tableName} has no column for ${name}.`);
    return { name, column, type, convert: conversions[runtimeType] };
  });
  const propertyOf = (name: string) => {
    const found = properties.find((property) => property.name === name);
    if (found === undefined) throw new TypeError(`${meta.className} has no property ${name}.`);
    return found;
  };
  return {
    columns: properties.map(({ column }) => column),
    columnOf: (name: string) => propertyOf(name).column,
    typeOf: (name: string) => propertyOf(name).type,
    toRow: (values: readonly unknown[]) =>
      Object.fromEntries(
        properties.map(({ name, convert }, index) => {
          const value = values[index];
          return [name, value === null || convert === undefined ? value : convert(value)];
        }),
      ) as Row,
  };
}

/** Converts values of the driver to values of the entity, by the run-time type of the property. */
const conversions: Readonly<Record<string, ((value: unknown) => unknown) | undefined>> = {
  Date: (value) => new Date(value as string),
  number: Number,
};
