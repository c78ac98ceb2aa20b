const slot = 8;
const header = 24;
/** Of a Map or a Set, for each of its entries: what finds it, and room to grow. */
const place = 40;

/**
 * About how many bytes plain data takes. Of a collection the first entry is taken for all of them: what is kept after
 * each command must not cost more the larger it is.
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
