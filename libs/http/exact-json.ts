import { pointerSegment } from './json-pointer.ts';

/** Why a JSON text is ambiguous or too costly to check, and where (RFC 6901). */
export interface Inexactness {
  readonly pointer: string;
  readonly detail: string;
}

/** Deeper bodies are attacks, because recursive code that walks them runs out of stack. */
const deepest = 1_024;

/** The time to check a body grows with its values. More values would delay the requests of others. */
const mostValues = 100_000;

/** From this many keys on, a set is faster than a search of the list. */
const fewKeys = 12;

/** An object or array that is not closed yet. */
interface Open {
  readonly isObject: boolean;
  /** Whether the next text is a key. */
  expectsKey: boolean;
  /** In an object, the key of the current member. */
  key: string;
  /** In an array, the index of the current element. */
  index: number;
  /** The keys read so far. */
  readonly keys: string[];
  /** The same keys as a set, once there are many. */
  known: Set<string> | undefined;
}

const [quote, backslash, comma, minus, plus, point] = [0x22, 0x5c, 0x2c, 0x2d, 0x2b, 0x2e] as const;
const [zero, nine, lowerE, lower] = [0x30, 0x39, 0x65, 0x20] as const;
const [lowerT, lowerF, lowerN] = [0x74, 0x66, 0x6e] as const;
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d] as const;

/**
 * Finds the first place where parsing changes the meaning of a text or costs too much:
 * - a duplicate key, because parsers keep only one of them
 * - a number that a double cannot represent, because another number would be stored and hashed
 * - half a surrogate pair
 * - too deep nesting or too many values
 *
 * @param text JSON that `JSON.parse` accepts, because the syntax is not checked again
 */
export function inexactnessOf(text: string): Inexactness | undefined {
  // Uses a list instead of recursion, because a hostile body can be deeper than the stack.
  const open: Open[] = [];
  let top: Open | undefined;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isKey = top?.expectsKey === true;
    if (!isKey && beginsValue(code)) {
      values += 1;
      if (values > mostValues) return { pointer: '', detail: `must have at most ${mostValues} values` };
    }
    if (code === quote) {
      const end = endOfText(text, at);
      if (top?.expectsKey === true) {
        top.expectsKey = false;
        top.key = keyAt(text, at, end);
        if (!isNewKey(top)) return { pointer: pointerTo(open), detail: 'is given twice' };
      }
      if (!isWellFormed(text, at, end)) return { pointer: pointerTo(open), detail: 'must be well-formed Unicode' };
      at = end;
    } else if (code === comma) {
      if (top !== undefined) {
        top.expectsKey = top.isObject;
        top.index += 1;
      }
    } else if (code === openBrace || code === openBracket) {
      if (open.length === deepest) {
        return { pointer: pointerTo(open), detail: `must not be nested deeper than ${deepest} levels` };
      }
      const isObject = code === openBrace;
      top = { isObject, expectsKey: isObject, key: '', index: 0, keys: [], known: undefined };
      open.push(top);
    } else if (code === closeBrace || code === closeBracket) {
      open.pop();
      top = open.at(-1);
    } else if (code === minus || (code >= zero && code <= nine)) {
      const end = endOfNumber(text, at);
      const detail = inexactNumber(text, at, end);
      if (detail !== undefined) return { pointer: pointerTo(open), detail };
      at = end - 1;
    } else if (isLiteral(code)) {
      at += shortestLiteral - 1;
    }
  }
  return undefined;
}

function beginsValue(code: number): boolean {
  const isNumber = code === minus || (code >= zero && code <= nine);
  return code === quote || code === openBrace || code === openBracket || isNumber || isLiteral(code);
}

/** Whether `true`, `false` or `null` starts here. Callers skip four characters, because the `e` of `false` starts no value. */
function isLiteral(code: number): boolean {
  return code === lowerT || code === lowerF || code === lowerN;
}

const shortestLiteral = 4;

/** The index of the closing quote of the string that starts at `start`. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === backslash) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
}

function keyAt(text: string, start: number, end: number): string {
  const written = text.slice(start + 1, end);
  return written.includes('\\') ? String(JSON.parse(`"${written}"`)) : written;
}

/** Detects half a surrogate pair, which is not a character. In UTF-8 only an escape can produce it. */
function isWellFormed(text: string, start: number, end: number): boolean {
  const written = text.slice(start, end + 1);
  return !/\\u[dD]/.test(written) || String(JSON.parse(written)).isWellFormed();
}

function isNewKey(object: Open): boolean {
  const { key, keys } = object;
  if (object.known === undefined) {
    if (keys.includes(key)) return false;
    keys.push(key);
    if (keys.length === fewKeys) object.known = new Set(keys);
    return true;
  }
  if (object.known.has(key)) return false;
  object.known.add(key);
  return true;
}

/** The index after the last character of a number: `+-.0123456789Ee`. */
function endOfNumber(text: string, start: number): number {
  for (let end = start + 1; ; end += 1) {
    const code = text.charCodeAt(end);
    const belongs = (code >= zero && code <= nine) || code === point || (code | lower) === lowerE || isSign(code);
    if (!belongs) return end;
  }
}

function isSign(code: number): boolean {
  return code === minus || code === plus;
}

/** Every decimal with at most this many digits survives the conversion to a double and back. */
const surelyExact = 15;

function inexactNumber(text: string, start: number, end: number): string | undefined {
  const written = text.slice(start, end);
  const hasExponent = /[eE]/.test(written);
  if (written.length <= surelyExact && !hasExponent) return undefined;
  const value = Number(written);
  if (!hasExponent && !written.includes('.')) {
    return Number.isSafeInteger(value)
      ? undefined
      : `must be an integer between ${Number.MIN_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}, or be sent as text`;
  }
  const given = String(value);
  return given === written || (Number.isFinite(value) && significantOf(given) === significantOf(written))
    ? undefined
    : 'must be a number that a double represents exactly as written, or be sent as text';
}

/** A normal form of a decimal: its digits without outer zeros, and its exponent. */
function significantOf(written: string): string {
  const [mantissa = '', exponent = '0'] = written.replace(/^-/, '').toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  let first = 0;
  let end = digits.length;
  while (digits.charCodeAt(first) === zero) first += 1;
  if (first === end) return '0';
  while (digits.charCodeAt(end - 1) === zero) end -= 1;
  return `${digits.slice(first, end)}e${whole.length - first + Number(exponent)}`;
}

function pointerTo(open: readonly Open[]): string {
  return open.map(({ isObject, key, index }) => `/${isObject ? pointerSegment(key) : index}`).join('');
}
