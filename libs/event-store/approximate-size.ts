const slot = 8;
const header = 24;
/** The bytes for each entry of a Map or a Set: its slot in the table and room to grow. */
const place = 40;

/**
 * The approximate memory of plain data, in bytes. The first entry of a collection stands for all of them, because
 * measuring a large state after each command would cost too much.
 */
export function approximateSize(value: unknown): number {
  if (typeof value === 'string') return header + value.length;
  if (typeof value !== 'object' || value === null) return slot;
  if (Array.isArray(value)) return header + value.length * (slot + approximateSize(value[0]));
  if (value instanceof Set) return header + value.size * (place + approximateSize(value.values().next().value));
  if (value instanceof Map) {
    const [key, first] = (value.entries().next().value as readonly [unknown, unknown] | undefined) ?? [];
    return header + value.size * (place + approximateSize(key) + approximateSize(first));
  }
  return Object.values(value).reduce((sum: number, each) => sum + slot + approximateSize(each), header);
}
