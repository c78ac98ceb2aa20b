import type { EntityName } from '@mikro-orm/core';
import { metadataOf } from '#libs/read-models';

/** How the rows of an entity's table become objects. */
export interface Mapping<Row extends object> {
  readonly table: string;
  readonly columns: readonly string[];
  /** The columns of the primary key. */
  readonly key: readonly string[];
  /** @throws TypeError if the entity has no such property */
  readonly columnOf: (property: keyof Row & string) => string;
  /** The type of its column. @throws TypeError if the entity has no such property */
  readonly typeOf: (property: keyof Row & string) => string;
  /** @param values of the columns, in their order */
  readonly toRow: (values: readonly unknown[]) => Row;
}

const mappings = new WeakMap<object, Mapping<object>>();

export function mappingOf<Row extends object>(entity: EntityName<Row>): Mapping<Row> {
  let mapping = mappings.get(entity) as Mapping<Row> | undefined;
  if (mapping === undefined) mappings.set(entity, (mapping = newMapping(entity)));
  return mapping;
}

function newMapping<Row extends object>(entity: EntityName<Row>): Mapping<Row> {
  const meta = metadataOf(entity);
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
    table: meta.tableName,
    columns: properties.map(({ column }) => column),
    key: meta.primaryKeys.map((name) => propertyOf(name).column),
    columnOf: (name) => propertyOf(name).column,
    typeOf: (name) => propertyOf(name).type,
    toRow: (values) =>
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
