import { z } from 'zod';

/** A JSON Schema 2020-12, as OpenAPI 3.1 uses it. */
export interface JsonSchema {
  readonly description?: string;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

const safeIntegers = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

/** A zod registry that gives schemas the ids under which the document names them. */
class NamedSchemas extends z.core.$ZodRegistry<z.core.GlobalMeta> {
  readonly #names: ReadonlyMap<z.core.$ZodType, string>;

  constructor(schemas: Readonly<Record<string, z.ZodType>>) {
    super();
    this.#names = new Map(Object.entries(schemas).map(([name, schema]) => [schema, name]));
  }

  override get<S extends z.core.$ZodType>(schema: S) {
    const name = this.#names.get(schema);
    const described = z.globalRegistry.get(schema);
    return name === undefined ? described : { ...described, id: name };
  }
}

/**
 * The schemas as components of an OpenAPI document, which refer to one another by name.
 * They describe the input side, so a field with a default is optional.
 */
export function componentsOf(schemas: Readonly<Record<string, z.ZodType>>): Readonly<Record<string, JsonSchema>> {
  // Wraps all schemas in one object, because zod resolves names only within a single conversion.
  const { $defs = {} } = convert(z.object(schemas), schemas);
  return sorted($defs as Readonly<Record<string, JsonSchema>>);
}

/** A schema without references, for use in place, as in parameters. */
export function inlineSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...inline } = convert(schema, {});
  return inline;
}

function convert(schema: z.ZodType, named: Readonly<Record<string, z.ZodType>>): Record<string, unknown> {
  const json = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    metadata: new NamedSchemas(named),
    override: ({ jsonSchema }) => simplify(jsonSchema as Record<string, unknown>),
  });
  return JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as Record<string, unknown>;
}

const formatsThatSayEnough: readonly unknown[] = ['uuid', 'date-time'];

function simplify(schema: Record<string, unknown>): void {
  // The bounds of safe integers tell a reader nothing.
  if (schema['type'] === 'integer') {
    if (schema['minimum'] === safeIntegers.minimum) delete schema['minimum'];
    if (schema['maximum'] === safeIntegers.maximum) delete schema['maximum'];
  }
  // A well-known format needs no pattern.
  if (formatsThatSayEnough.includes(schema['format'])) delete schema['pattern'];
  // The keys of JSON objects are always strings.
  delete schema['propertyNames'];
  // Writes "a string or null" as a list of types (CV-12).
  const [one, other, ...more] = (schema['anyOf'] ?? []) as Record<string, unknown>[];
  if (typeof one?.['type'] !== 'string' || 'enum' in one || other?.['type'] !== 'null' || more.length > 0) return;
  delete schema['anyOf'];
  Object.assign(schema, { ...one, ...schema, type: [one['type'], 'null'] });
  if (formatsThatSayEnough.includes(schema['format'])) delete schema['pattern'];
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
