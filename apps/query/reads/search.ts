import type { Queryable } from '#libs/postgres';
import type { Mapping } from './mapping.ts';

type Comparable = string | number | boolean;

/** What a row must have, by property: this value, one of these values, or any value at all. */
export type Conditions<Row> = {
  readonly [Property in keyof Row]?:
    Extract<Row[Property], Comparable> | readonly Extract<Row[Property], Comparable>[] | typeof present | undefined;
};

/** The condition that a property is not null. */
export const present = Symbol('present');

export interface Search<Row> {
  /** All must hold. A condition that is undefined is none. */
  readonly where: readonly Conditions<Row>[];
  /** Together these properties are unique, so that a page begins where the one before it ended. */
  readonly order: readonly (keyof Row & string)[];
  /** The values of `order` of the last row before the first that is wanted. */
  readonly after?: readonly string[] | undefined;
  /** Default: all rows. */
  readonly most?: number;
}

/**
 * Finds the rows of a read model that meet conditions. PostgreSQL plans each search with its values, because a plan for all values
 * would miss the indexes of some.
 * @param session of the tenant whose rows are searched
 */
export async function search<Row extends object>(
  session: Queryable,
  { table, columns, columnOf, toRow }: Mapping<Row>,
  { where, order, after, most }: Search<Row>,
): Promise<readonly Row[]> {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const conditions = where.flatMap((each) =>
    (Object.keys(each) as (keyof Row & string)[]).flatMap((property) => {
      const wanted: unknown = each[property];
      const column = columnOf(property);
      if (wanted === undefined) return [];
      if (wanted === present) return [`${column} is not null`];
      return [`${column} = ${Array.isArray(wanted) ? `any (${parameter(wanted)})` : parameter(wanted)}`];
    }),
  );
  const places = order.map(columnOf).join(', ');
  if (after !== undefined) conditions.push(`(${places}) > (${after.map(parameter).join(', ')})`);
  const text = [
    `select ${columns.join(', ')} from ${table}`,
    ...(conditions.length === 0 ? [] : [`where ${conditions.join(' and ')}`]),
    `order by ${places}`,
    ...(most === undefined ? [] : [`limit ${parameter(most)}`]),
  ].join(' ');
  const { rows } = await session.query<unknown[]>({ text, values, rowMode: 'array' });
  return rows.map(toRow);
}
