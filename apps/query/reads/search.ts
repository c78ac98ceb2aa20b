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
  /** A row must meet all of them. Undefined conditions are ignored. */
  readonly where: readonly Conditions<Row>[];
  /** Together these properties are unique, so that a page begins where the one before it ended. */
  readonly order: readonly (keyof Row & string)[];
  /** The values of `order` in the last row of the previous page. */
  readonly after?: readonly string[] | undefined;
  /** Default: all rows. */
  readonly most?: number;
}

/**
 * Finds the rows of a read model that meet conditions. The statement has no name, so PostgreSQL plans each search with its values:
 * without them it could not see whether a status is rare or common, and would choose the wrong index for some.
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
      // An index keeps its order for `= $1`, but not for `= any ($1)`. Most lists of values have one.
      const value: unknown = Array.isArray(wanted) && wanted.length === 1 ? wanted[0] : wanted;
      return [`${column} = ${Array.isArray(value) ? `any (${parameter(value)})` : parameter(value)}`];
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
