import { UnderscoreNamingStrategy, type EntitySchemaWithMeta, type InferEntity } from '@mikro-orm/core';

/** The column of a property, as the ORM names it: `lockReason` is stored in `lock_reason`. */
type ColumnOf<Property extends string> = Property extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${ColumnOf<Rest>}`
  : '';

/** A time is ISO 8601 text when it comes from an event and a Date when it comes from the driver. Both are the same JSON. */
type Stored<Value> = Value extends undefined ? never : Value extends Date ? Date | string : Value;

/** A row of an entity's table as a projection writes it: by column, and with a value for every column. */
export type RowOf<Schema extends EntitySchemaWithMeta> = {
  readonly [Property in keyof InferEntity<Schema> & string as ColumnOf<Property>]-?: Stored<
    InferEntity<Schema>[Property]
  >;
};

/** The table of an entity. */
export interface EntityTable<Row extends object> {
  readonly name: string;
  /** The columns of the primary key. */
  readonly key: readonly (keyof Row & string)[];
  readonly columns: readonly (keyof Row & string)[];
}

const naming = new UnderscoreNamingStrategy();

/** The table of an entity, so that a projection need not spell its columns again. */
export function tableOf<Schema extends EntitySchemaWithMeta>({
  tableName,
  meta: { properties },
}: Schema): EntityTable<RowOf<Schema>> {
  type Column = keyof RowOf<Schema> & string;
  const columnOf = (property: string) => naming.propertyToColumnName(property) as Column;
  return {
    name: tableName,
    key: Object.keys(properties)
      .filter((name) => properties[name]?.primary)
      .map(columnOf),
    columns: Object.keys(properties).map(columnOf),
  };
}
