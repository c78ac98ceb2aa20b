import { isAscii, isUtf8 } from 'node:buffer';
import type { Place, Refuse } from './invalid-ballots.ts';

export interface DecodedText {
  readonly text: string;
  /** A label that `--encoding` accepts. */
  readonly encoding: string;
  /** Why this encoding was chosen. */
  readonly because: 'byte order mark' | '--encoding' | 'all bytes are UTF-8';
}

const marks = [
  // Must precede utf-16le, because its mark starts with the same bytes.
  { encoding: 'utf-32le', bytes: [0xff, 0xfe, 0, 0] },
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

const start: Place = { line: 1, column: 1 };
const lineFeed = 0x0a;

/**
 * Decodes a file by its byte order mark, else by the given encoding, else as UTF-8. Refuses invalid bytes, because a
 * decoder turns them into U+FFFD, which corrupts names.
 */
export function decode(bytes: Uint8Array, given: string | undefined, refuse: Refuse): DecodedText {
  const mark = marks.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  const wanted = given === undefined ? undefined : labelOf(given, refuse);
  if (mark?.encoding === 'utf-32le') return refuse(start, 'UTF-32 is not supported. Save the file as UTF-8');
  if (mark !== undefined && wanted !== undefined && wanted !== mark.encoding) {
    return refuse(
      start,
      `the file has the byte order mark of ${mark.encoding}, but --encoding is ${wanted}. Omit --encoding`,
    );
  }
  // Text in another encoding is almost never valid UTF-8, and UTF-8 read in that encoding garbles names.
  if (mark === undefined && wanted !== undefined && !wanted.startsWith('utf-') && !isAscii(bytes) && isUtf8(bytes)) {
    return refuse(
      firstNotAscii(bytes),
      `the text is valid UTF-8, but --encoding is ${wanted}. Omit --encoding; if names then look wrong, save the file as UTF-8`,
    );
  }
  const encoding = mark?.encoding ?? wanted ?? 'utf-8';
  const text = decoded(bytes.subarray(mark?.bytes.length ?? 0), encoding, wanted !== undefined, refuse);
  const because = mark !== undefined ? 'byte order mark' : wanted !== undefined ? '--encoding' : 'all bytes are UTF-8';
  const lost = text.indexOf('\uFFFD');
  if (lost >= 0)
    return refuse(
      placeIn(text, lost),
      'the file contains U+FFFD, the mark of a lost letter. Export the file again from its source',
    );
  const nul = text.indexOf('\0');
  if (nul < 0) return { text, encoding, because };
  return refuse(
    placeIn(text, nul),
    encoding === 'utf-8'
      ? 'the file contains a NUL character. If it is UTF-16 without a byte order mark, add --encoding utf-16le'
      : 'the file contains a NUL character, so it is not text',
  );
}

function labelOf(given: string, refuse: Refuse): string {
  try {
    return new TextDecoder(given).encoding;
  } catch {
    return refuse(
      start,
      `unknown --encoding ${given}. Use a WHATWG label such as utf-8, utf-16le, utf-16be, windows-1252, iso-8859-2 or shift_jis`,
    );
  }
}

function decoded(bytes: Uint8Array, encoding: string, isGiven: boolean, refuse: Refuse): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    if (encoding !== 'utf-8') return refuse(start, `the file contains bytes that are not valid ${encoding}`);
    return refuse(
      firstNotUtf8(bytes),
      isGiven
        ? 'the text is not UTF-8'
        : 'the text is not UTF-8. Save the file as UTF-8, or name its encoding, such as --encoding windows-1252 for Excel',
    );
  }
}

function firstNotAscii(bytes: Uint8Array): Place {
  const before = bytes.subarray(
    0,
    bytes.findIndex((byte) => byte > 0x7f),
  );
  return placeIn(Buffer.from(before).toString('latin1'), before.length);
}

function firstNotUtf8(bytes: Uint8Array): Place {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(lineFeed, from);
    const row = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (!isUtf8(row)) {
      let column = 1;
      while (column < row.length && isUtf8(row.subarray(0, column))) column += 1;
      return { line, column };
    }
    from += row.length + 1;
  }
  return start;
}

function placeIn(text: string, index: number): Place {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
