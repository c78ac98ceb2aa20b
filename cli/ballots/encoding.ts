import { isUtf8 } from 'node:buffer';
import type { Place, Refuse } from './invalid-ballots.ts';

export interface DecodedText {
  readonly text: string;
  /** As `--encoding` takes it. */
  readonly encoding: string;
  /** The reason for this encoding. */
  readonly because: 'byte order mark' | '--encoding' | 'all bytes are UTF-8';
}

const marks = [
  // Before UTF-16, whose mark it begins with.
  { encoding: 'utf-32le', bytes: [0xff, 0xfe, 0, 0] },
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

const start: Place = { line: 1, column: 1 };
const lineFeed = 0x0a;

/**
 * Decodes a file by its byte order mark, else by the given encoding, else as UTF-8. Refuses an invalid byte, because it
 * would become U+FFFD in a person's name.
 */
export function decode(bytes: Uint8Array, given: string | undefined, refuse: Refuse): DecodedText {
  const mark = marks.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  const wanted = given === undefined ? undefined : labelOf(given, refuse);
  if (mark?.encoding === 'utf-32le') return refuse(start, 'UTF-32 is not supported. Save the file as UTF-8');
  if (mark !== undefined && wanted !== undefined && wanted !== mark.encoding) {
    return refuse(start, `the file begins with the byte order mark of ${mark.encoding}, and --encoding says ${wanted}`);
  }
  const encoding = mark?.encoding ?? wanted ?? 'utf-8';
  const text = decoded(bytes.subarray(mark?.bytes.length ?? 0), encoding, wanted !== undefined, refuse);
  const because = mark !== undefined ? 'byte order mark' : wanted !== undefined ? '--encoding' : 'all bytes are UTF-8';
  const lost = text.indexOf('\uFFFD');
  if (lost >= 0)
    return refuse(
      placeIn(text, lost),
      'the file contains the replacement character U+FFFD, so a letter was lost before',
    );
  const nul = text.indexOf('\0');
  if (nul < 0) return { text, encoding, because };
  return refuse(
    placeIn(text, nul),
    encoding === 'utf-8'
      ? 'there is a NUL. If the file is UTF-16 without a byte order mark, say --encoding utf-16le'
      : 'there is a NUL, which is no text',
  );
}

function labelOf(given: string, refuse: Refuse): string {
  try {
    return new TextDecoder(given).encoding;
  } catch {
    return refuse(
      start,
      `--encoding ${given} is not known. Known are utf-8, utf-16le, utf-16be, windows-1252, iso-8859-2, shift_jis and others of the WHATWG`,
    );
  }
}

function decoded(bytes: Uint8Array, encoding: string, isGiven: boolean, refuse: Refuse): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    if (encoding !== 'utf-8') return refuse(start, `the file is not ${encoding} throughout`);
    return refuse(
      firstNotUtf8(bytes),
      isGiven
        ? 'this is not UTF-8'
        : 'this is not UTF-8. Save the file as UTF-8, or say which encoding it has, such as --encoding windows-1252 for Excel',
    );
  }
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
