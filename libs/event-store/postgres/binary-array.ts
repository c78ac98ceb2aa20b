/** Object ids of the element types (pg_type). */
const oids = { text: 25, json: 114, uuid: 2950, int2: 21, int4: 23, int8: 20 } as const;

const headerBytes = 20;
const lengthBytes = 4;
const uuidBytes = 16;

/**
 * One-dimensional arrays in PostgreSQL's binary format. A text array would have to be quoted, escaped and parsed; these
 * are copied. The driver sends a Buffer as a binary parameter.
 */
export const binaryArray = {
  text: (values: readonly string[]): Buffer => ofTexts(oids.text, values),
  /** Each value is JSON text. The server checks it. */
  json: (values: readonly string[]): Buffer => ofTexts(oids.json, values),
  /** @throws RangeError if a value is not a UUID in its usual form */
  uuid: (values: readonly string[]): Buffer =>
    ofFixed(oids.uuid, uuidBytes, values, (buffer, value, at) => {
      const written = buffer.write(value.replaceAll('-', ''), at, 'hex');
      if (written !== uuidBytes || value.length !== 36) throw new RangeError(`'${value}' is not a UUID.`);
    }),
  int2: (values: readonly number[]): Buffer =>
    ofFixed(oids.int2, 2, values, (buffer, value, at) => buffer.writeInt16BE(value, at)),
  int4: (values: readonly number[]): Buffer =>
    ofFixed(oids.int4, 4, values, (buffer, value, at) => buffer.writeInt32BE(value, at)),
  int8: (values: readonly number[]): Buffer =>
    ofFixed(oids.int8, 8, values, (buffer, value, at) => buffer.writeBigInt64BE(BigInt(value), at)),
};

function ofTexts(oid: number, values: readonly string[]): Buffer {
  const lengths = values.map((value) => Buffer.byteLength(value));
  const buffer = withHeader(
    oid,
    values.length,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  let at = headerBytes;
  values.forEach((value, index) => {
    at = buffer.writeInt32BE(lengths[index] ?? 0, at);
    at += buffer.write(value, at);
  });
  return buffer;
}

function ofFixed<T>(
  oid: number,
  bytes: number,
  values: readonly T[],
  write: (buffer: Buffer, value: T, at: number) => unknown,
): Buffer {
  const buffer = withHeader(oid, values.length, values.length * bytes);
  let at = headerBytes;
  for (const value of values) {
    at = buffer.writeInt32BE(bytes, at);
    write(buffer, value, at);
    at += bytes;
  }
  return buffer;
}

/** The header: number of dimensions, null flag, element type, then length and lower bound of the one dimension. */
function withHeader(oid: number, length: number, payloadBytes: number): Buffer {
  const buffer = Buffer.allocUnsafe(headerBytes + length * lengthBytes + payloadBytes);
  [1, 0, oid, length, 1].forEach((word, index) => buffer.writeInt32BE(word, index * 4));
  return buffer;
}
