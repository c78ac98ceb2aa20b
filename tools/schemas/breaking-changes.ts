/** A published JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** Keywords that restrict the values. All others only describe them. */
const assertions = [
  ...['const', 'format', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'multipleOf'],
];

/**
 * Finds changes that break readers of messages under a published schema: a field is removed or becomes optional, a value gets
 * another type, or a new value becomes possible. A new field breaks no reader.
 * @returns each change with its JSON pointer; empty when the new schema may replace the published one
 */
export function breakingChanges(published: Schema, next: Schema, at = ''): readonly string[] {
  const changes: string[] = [];
  const changed = (what: string): void => void changes.push(`${at === '' ? '/' : at} ${what}`);

  const kinds = typesOf(next).filter((type) => !typesOf(published).includes(type));
  if (typesOf(published).length > 0 && (kinds.length > 0 || typesOf(next).length === 0)) {
    changed(`may be ${kinds.join(' or ') || 'anything'} now`);
  }
  if ('enum' in published) {
    const known = published['enum'] as readonly unknown[];
    const values = (next['enum'] ?? ('const' in next ? [next['const']] : undefined)) as readonly unknown[] | undefined;
    const unknown = values?.filter((value) => !known.includes(value));
    if (unknown === undefined) changed('may have values besides those of its list now');
    else if (unknown.length > 0) changed(`may be ${unknown.join(', ')} now`);
  }
  for (const keyword of assertions) {
    if (keyword in published && published[keyword] !== next[keyword]) {
      changed(
        `has ${keyword} ${keyword in next ? JSON.stringify(next[keyword]) : 'no more'} instead of ${JSON.stringify(published[keyword])}`,
      );
    }
  }
  const [before, after] = [propertiesOf(published), propertiesOf(next)];
  for (const [name, schema] of Object.entries(before)) {
    const path = `${at}/${name}`;
    const counterpart = after[name];
    if (counterpart === undefined) changes.push(`${path} is gone`);
    else changes.push(...breakingChanges(schema, counterpart, path));
    if (requiredOf(published).includes(name) && counterpart !== undefined && !requiredOf(next).includes(name)) {
      changes.push(`${path} may be left out now`);
    }
  }
  if (isSchema(published['items'])) {
    changes.push(...breakingChanges(published['items'], isSchema(next['items']) ? next['items'] : {}, `${at}/items`));
  }
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    if (JSON.stringify(published[keyword]) !== JSON.stringify(next[keyword])) changed(`has another ${keyword}`);
  }
  return changes;
}

function typesOf({ type }: Schema): readonly string[] {
  return type === undefined ? [] : ([type].flat() as string[]);
}

function propertiesOf({ properties = {} }: Schema): Readonly<Record<string, Schema>> {
  return properties as Record<string, Schema>;
}

function requiredOf({ required = [] }: Schema): readonly string[] {
  return required as readonly string[];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
