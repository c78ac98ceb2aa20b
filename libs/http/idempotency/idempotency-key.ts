import { ParseError, parseItem } from 'structured-headers';

/** A key without quotes: visible ASCII except the delimiters of lists, parameters and strings. */
const bare = /^[!#-+\--:<-[\]-~]+$/;

const longestKey = 255;

/** The key in the header's value, the same with and without quotes. Undefined if it is invalid (CV-2). */
export function idempotencyKeyOf(header: string): string | undefined {
  const key = bare.test(header) ? header : quotedKeyOf(header);
  return key !== undefined && key.length >= 1 && key.length <= longestKey ? key : undefined;
}

/** The string of RFC 8941 that the whole header is, without parameters. */
function quotedKeyOf(header: string): string | undefined {
  try {
    // The declared type of an item refers to types of browsers, which are not known here.
    const [value, parameters] = parseItem(header) as unknown as readonly [unknown, ReadonlyMap<string, unknown>];
    return typeof value === 'string' && parameters.size === 0 ? value : undefined;
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
