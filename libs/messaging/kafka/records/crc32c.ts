const castagnoli = 0x82f63b78;
const bytesAtOnce = 8;
const tableSize = 256;

/** Tables of 256 entries, one behind the other: in the n-th is what a byte does to the checksum with n zero bytes behind it. */
const tables = new DataView(new ArrayBuffer(bytesAtOnce * tableSize * Int32Array.BYTES_PER_ELEMENT));

function entry(table: number, byte: number): number {
  return tables.getInt32(((table << 8) | (byte & 0xff)) << 2, true);
}

function setEntry(table: number, byte: number, crc: number): void {
  tables.setInt32(((table << 8) | byte) << 2, crc, true);
}

for (let byte = 0; byte < tableSize; byte += 1) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? castagnoli : 0);
  setEntry(0, byte, crc);
}
for (let table = 1; table < bytesAtOnce; table += 1) {
  for (let byte = 0; byte < tableSize; byte += 1) {
    const before = entry(table - 1, byte);
    setEntry(table, byte, (before >>> 8) ^ entry(0, before));
  }
}

/** CRC-32C (Castagnoli) of some bytes, unsigned: the checksum of record batches. Takes eight bytes at a time ("slicing-by-8"). */
export function crc32c(bytes: Uint8Array): number {
  const { length } = bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  let crc = -1;
  let at = 0;
  for (const end = length - bytesAtOnce; at <= end; at += bytesAtOnce) {
    const first = crc ^ view.getInt32(at, true);
    const second = view.getInt32(at + 4, true);
    crc =
      entry(7, first) ^
      entry(6, first >>> 8) ^
      entry(5, first >>> 16) ^
      entry(4, first >>> 24) ^
      entry(3, second) ^
      entry(2, second >>> 8) ^
      entry(1, second >>> 16) ^
      entry(0, second >>> 24);
  }
  for (; at < length; at += 1) crc = (crc >>> 8) ^ entry(0, crc ^ view.getUint8(at));
  return ~crc >>> 0;
}
