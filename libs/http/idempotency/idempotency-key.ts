/** An RFC 8941 string: quoted, with `\"` and `\\` for a quote and a backslash. */
const quoted = /^"((?:[ !#-[\]-~]|\\["\\])*)"$/;

/** A key without quotes: visible ASCII except the delimiters of lists, parameters and strings. */
const bare = /^[!#-+\--:<-[\]-~]+$/;

const longestKey = 255;

/** The key in the header's value, the same with and without quotes. Undefined if it is invalid (CV-2). */
export function idempotencyKeyOf(header: string): string | undefined {
  const key = bare.test(header) ? header : quoted.exec(header)?.[1]?.replaceAll(/\\(.)/g, '$1');
  return key !== undefined && key.length >= 1 && key.length <= longestKey ? key : undefined;
}
