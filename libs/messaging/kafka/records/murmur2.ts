const seed = 0x9747b28c;
const factor = 0x5bd1e995;

/** The hash of a key as Java clients compute it (32 bits, signed), so that all producers choose the same partitions. */
export function murmur2(key: Uint8Array): number {
  const { length } = key;
  const view = new DataView(key.buffer, key.byteOffset, length);
  let hash = seed ^ length;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    const four = Math.imul(view.getInt32(at, true), factor);
    hash = Math.imul(hash, factor) ^ Math.imul(four ^ (four >>> 24), factor);
  }
  if (at < length) {
    for (let rest = length - 1; rest >= at; rest -= 1) hash ^= view.getUint8(rest) << (8 * (rest - at));
    hash = Math.imul(hash, factor);
  }
  hash = Math.imul(hash ^ (hash >>> 13), factor);
  return hash ^ (hash >>> 15);
}
